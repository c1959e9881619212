"""One block to safe HTML."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reader.archive.model import Language
from reader.errors import ReaderError
from reader.text.blocks import Block


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a block needs to know of the text that it stands in, and of the archive round it.

    Attributes:
        references: As `Split.references`.
        citations: The number of each source by its key.
        formula: TeX and whether it is displayed, to HTML: `reader.text.maths.render`.
        link: A relative link as written to one that works on the page; None when it leads nowhere.
        picture: A picture's file as written to its address on the page; None when there is none.
        anchors: The id of each heading by the line it stands on.
    """

    language: Language
    file: Path
    formula: Callable[[str, bool], str]
    link: Callable[[str], str | None]
    picture: Callable[[str], str | None]
    references: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    citations: Mapping[str, int] = field(default_factory=dict)
    anchors: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rendered:
    """HTML that is safe to show, and what was wrong with the Markdown it came from."""

    html: str
    problems: tuple[ReaderError, ...] = ()


class Renderer:
    """Renders the blocks of one text."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    def block(self, block: Block) -> Rendered:
        """Return a block as HTML; figures and calculations give their caption only."""
        raise NotImplementedError(block)

    def inline(self, markdown: str, line: int) -> Rendered:
        """Return a line of Markdown as HTML that can stand in a paragraph or a heading."""
        raise NotImplementedError(markdown, line)
