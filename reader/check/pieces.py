"""A text as the pieces that must answer each other in the two languages.

A piece is a paragraph, a heading, a row of a table, a caption, a summary, a listing or a formula:
the smallest thing that has an answer of its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reader.text.values import Block

PieceKind = Literal[
    "heading", "paragraph", "row", "figure", "calculation", "summary", "title", "code", "maths",
    "html", "rule",
]  # fmt: skip
_WORDLESS = frozenset({"code", "maths", "html", "rule"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a text.

    Attributes:
        text: Markdown of its words; the content of a listing or a formula.
        section: The number of the second-level heading that it stands under, from 1; 0 above them.
        inside: The kinds of the blocks round it, outermost first.
        name: Language of a listing, file of a figure or calculation, row number in a table.
        level: Of a heading.
    """

    kind: PieceKind
    text: str
    line: int
    section: int
    inside: tuple[str, ...] = ()
    name: str = ""
    level: int = 0

    @property
    def has_words(self) -> bool:
        """Whether it is prose and not a listing, a formula or HTML."""
        return self.kind not in _WORDLESS


def pieces(blocks: Iterable[Block]) -> tuple[Piece, ...]:
    """Return the pieces of a text in their order."""
    found: list[Piece] = []
    section = 0
    for block in blocks:
        section += block.kind == "heading" and block.level == 2
        found += pieces_of(block, section)
    return tuple(found)


def pieces_of(block: Block, section: int, inside: tuple[str, ...] = ()) -> Iterator[Piece]:
    """Yield the pieces of one block."""
    match block.kind:
        case "paragraph":
            yield Piece("paragraph", block.source, block.line, section, inside)
        case "heading":
            yield Piece("heading", block.text, block.line, section, inside, level=block.level)
        case "figure" | "calculation" | "code":
            yield Piece(block.kind, block.text, block.line, section, inside, block.name)
        case "maths" | "html" | "rule":
            yield Piece(block.kind, block.text, block.line, section, inside)
        case "table":
            for number, line, row in rows(block):
                yield Piece("row", row, line, section, inside, str(number))
        case _:
            yield from _container(block, section, inside)


def _container(block: Block, section: int, inside: tuple[str, ...]) -> Iterator[Piece]:
    if block.kind == "details":
        line = block.line + max(block.source.split("<summary", 1)[0].count("\n"), 0)
        yield Piece("summary", block.text, line, section, inside)
    elif block.text:
        yield Piece("title", block.text, block.line, section, inside)
    for child in block.children:
        yield from pieces_of(child, section, (*inside, block.kind))


def rows(table: Block) -> Iterator[tuple[int, int, str]]:
    """Yield number, line and Markdown of each row; number 0 is the head."""
    for at, row in enumerate(table.source.split("\n")):
        if at != 1:
            yield max(at - 1, 0), table.line + at, row


def cells(row: str) -> int:
    """Return how many cells a row has; a bar inside code or a formula divides nothing."""
    signs: list[str] = []
    closing = ""
    escaped = False
    for sign in row.strip().strip("|"):
        if escaped:
            escaped = False
        elif sign == "\\":
            escaped = True
        elif sign in "`$" and closing in {"", sign}:
            closing = "" if closing else sign
        elif sign == "|" and not closing:
            signs.append(sign)
    return len(signs) + 1


def prose(found: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces that have words."""
    return (piece for piece in found if piece.has_words)
