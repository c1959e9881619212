"""Markdown source to its top-level blocks, each with the line it begins on.

A scanner of our own, because Python-Markdown keeps no line numbers and reads lists and code
fences by rules older than GitHub's. It finds the blocks; their words are left to `text/html.py`.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from reader.text import containers, leaves
from reader.text.cursor import Cursor, Notes, indent
from reader.text.values import Block, BlockKind, Split

__all__ = ["Block", "BlockKind", "Split", "split"]

# Nobody nests deeper on purpose; a line of ten thousand `>` must not exhaust the stack.
_DEEPEST = 12

_Taker = Callable[[Cursor], Block | None]
_FENCES: tuple[_Taker, ...] = (leaves.take_fence,)
_MATHS: tuple[_Taker, ...] = (leaves.take_maths,)
_ITEMS: tuple[_Taker, ...] = (containers.take_list,)
_RULES: tuple[_Taker, ...] = (leaves.take_rule, containers.take_list)
_TAKERS: dict[str, tuple[_Taker, ...]] = {
    "`": _FENCES,
    "~": _FENCES,
    "$": _MATHS,
    "\\": _MATHS,
    "#": (leaves.take_heading,),
    ">": (containers.take_quote,),
    "<": (containers.take_details, leaves.take_html),
    "-": _RULES,
    "*": _RULES,
    "_": _RULES,
    "+": _ITEMS,
    **dict.fromkeys("0123456789", _ITEMS),
}
_FRONT_MATTER_KEY = re.compile(r"\s*(?:[\w.-]+\s*:|#|$)")


def split(text: str, file: Path | None = None) -> Split:
    """Return the blocks of a text; never raises, whatever the text is.

    Args:
        text: Markdown, with or without a BOM, front matter and carriage returns.
        file: Where the text came from, for the problems.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    notes = Notes(file)
    start = _front_matter_end(lines)
    blocks = _scan(lines[start:], start + 1, 0, notes)
    return Split(blocks, notes.references, tuple(notes.problems))


def _front_matter_end(lines: Sequence[str]) -> int:
    if lines[0].rstrip() != "---" or len(lines) < 2 or not _FRONT_MATTER_KEY.match(lines[1]):
        return 0
    for at, line in enumerate(lines[1:200], start=1):
        if line.rstrip() in {"---", "..."}:
            return at + 1
    return 0


def _scan(lines: Sequence[str], first: int, depth: int, notes: Notes) -> tuple[Block, ...]:
    c = Cursor(lines, first, depth, notes, _scan)
    blocks: list[Block] = []
    while c.at < len(lines):
        if not c.line.strip():
            c.at += 1
        elif depth > _DEEPEST:
            number = c.number
            blocks.append(Block("paragraph", c.take(len(lines)), number))
        elif not (c.line.lstrip()[0] == "[" and leaves.take_reference(c)):
            blocks.append(_next_block(c))
    return tuple(blocks)


def _next_block(c: Cursor) -> Block:
    if indent(c.line) >= 4:
        takers: tuple[_Taker, ...] = (leaves.take_indented_code,)
    else:
        takers = _TAKERS.get(c.line.lstrip()[0], ())
    for take in takers:
        block = take(c)
        if block is not None:
            return block
    return leaves.take_table(c) or leaves.take_paragraph(c)
