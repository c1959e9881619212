"""Which piece of the English text answers which piece of the Chinese one, by place alone.

In the archive's own articles block answers block, so nothing is guessed: where kinds or counts
differ, that is the fault, and what stands inside is not compared.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from reader.check.pieces import Piece, pieces_of, rows
from reader.text.values import Block

_NAMES = {
    "maths": "formula", "callout": "call-out", "html": "block of HTML", "code": "listing",
    "item": "list item", "details": "hidden answer",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PiecePair:
    """A piece and its answer."""

    en: Piece
    zh: Piece


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Where the two texts stop answering each other.

    Attributes:
        en: Line in the English text.
        zh: Line in the Chinese text.
        found: What stands in each, as words.
    """

    kind: Literal["headings", "blocks", "items", "rows"]
    en: int
    zh: int
    found: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs of an article and what has none."""

    pairs: tuple[PiecePair, ...] = ()
    mismatches: tuple[Mismatch, ...] = ()


def pair(en: Sequence[Block], zh: Sequence[Block]) -> Pairing:
    """Return which pieces answer each other; nothing pairs where the headings differ."""
    left, right = _sections(en), _sections(zh)
    for (_, a), (_, b) in zip(left, right, strict=False):
        if a[0].level != b[0].level:
            return Pairing((), (_mismatch("headings", a[0], b[0]),))
    if len(left) != len(right):
        longer = (left if len(left) > len(right) else right)[min(len(left), len(right))][1][0]
        last = en[-1] if len(left) < len(right) else zh[-1]
        sides = (longer, last) if len(left) > len(right) else (last, longer)
        return Pairing((), (_mismatch("headings", *sides),))
    found: list[PiecePair | Mismatch] = []
    for (section, a), (_, b) in zip(left, right, strict=True):
        found += _blocks(a, b, section, ())
    return Pairing(
        tuple(f for f in found if isinstance(f, PiecePair)),
        tuple(f for f in found if isinstance(f, Mismatch)),
    )


def _sections(blocks: Sequence[Block]) -> list[tuple[int, Sequence[Block]]]:
    """Return each heading with what follows it, and the number of its section."""
    starts = [n for n, block in enumerate(blocks) if block.kind == "heading" or n == 0]
    found: list[tuple[int, Sequence[Block]]] = []
    section = 0
    for start, end in pairwise([*starts, len(blocks)]):
        section += blocks[start].kind == "heading" and blocks[start].level == 2
        found.append((section, blocks[start:end]))
    return found


def _blocks(
    en: Sequence[Block], zh: Sequence[Block], section: int, inside: tuple[str, ...]
) -> Iterator[PiecePair | Mismatch]:
    kinds = [[(b.kind, b.kind == "list" and bool(b.name)) for b in side] for side in (en, zh)]
    if kinds[0] != kinds[1]:
        # One block too many moves all that follow: nothing of these is compared.
        same = [a == b for a, b in zip(*kinds, strict=False)]
        at = same.index(False) if False in same else len(same) - 1
        if at >= 0 and not same[at]:
            yield _mismatch("blocks", en[at], zh[at])
        else:
            counts = f"{len(en)} blocks", f"{len(zh)} blocks"
            yield Mismatch("blocks", _line(en, at), _line(zh, at), counts)
        return
    for a, b in zip(en, zh, strict=True):
        yield from _block(a, b, section, inside)


def _line(blocks: Sequence[Block], at: int) -> int:
    return blocks[at].line if 0 <= at < len(blocks) else 1


def _block(
    a: Block, b: Block, section: int, inside: tuple[str, ...]
) -> Iterator[PiecePair | Mismatch]:
    if a.kind == "table":
        left, right = len(list(rows(a))), len(list(rows(b)))
        if left != right:
            yield Mismatch("rows", a.line, b.line, (f"{left} rows", f"{right} rows"))
            return
    if a.kind == "list" and len(a.children) != len(b.children):
        counts = f"{len(a.children)} items", f"{len(b.children)} items"
        yield Mismatch("items", a.line, b.line, counts)
        return
    if not a.children and not b.children:
        both = zip(pieces_of(a, section, inside), pieces_of(b, section, inside), strict=True)
        yield from (PiecePair(x, y) for x, y in both)
        return
    own = ([p for p in pieces_of(x, section, inside) if p.inside == inside] for x in (a, b))
    yield from (PiecePair(x, y) for x, y in zip(*own, strict=False))
    yield from _blocks(a.children, b.children, section, (*inside, a.kind))


def _mismatch(kind: Literal["headings", "blocks"], a: Block, b: Block) -> Mismatch:
    return Mismatch(kind, a.line, b.line, (_name(a), _name(b)))


def _name(block: Block) -> str:
    if block.kind == "heading":
        return f'the heading "{block.text}" of level {block.level}'
    if block.kind == "list":
        return "a numbered list" if block.name else "a list of bullets"
    return f"a {_NAMES.get(block.kind, block.kind)}"
