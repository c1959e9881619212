"""What a text is split into."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from reader.errors import ReaderError

BlockKind = Literal[
    "heading", "paragraph", "list", "item", "table", "code", "maths", "callout", "quote",
    "figure", "calculation", "details", "html", "rule",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """One block of Markdown.

    Attributes:
        source: Its Markdown without the marks and indents of what it stands in.
        line: The first line it stands on, from 1.
        level: 1 to 6 for a heading, else 0.
        text: Heading: its words. Code and html: the content. Maths: the TeX. Figure and
            calculation: the caption. Details: the summary. Call-out: a title of its own, if any.
            All but code and TeX are Markdown still.
        name: Code: the language. Call-out: note, tip, important, warning or caution. Figure and
            calculation: the file, as written. List: the first number, empty for bullets.
        children: The blocks inside a list (its items), an item, a call-out, a quote, details.
    """

    kind: BlockKind
    source: str
    line: int
    level: int = 0
    text: str = ""
    name: str = ""
    children: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True)
class Split:
    """A text as blocks.

    Attributes:
        references: Target and title of `[name]: target "title"` by name in lower case.
        problems: What was never closed; the blocks are whole all the same.
    """

    blocks: tuple[Block, ...] = ()
    references: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    problems: tuple[ReaderError, ...] = ()
