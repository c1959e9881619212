"""Texts of tests/cases/sentences: a sentence a line, code in backticks, formulas as in a cell."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.text.sentences import CellText, Whole

CASES = Path(__file__).resolve().parents[1] / "cases" / "sentences"
NEW_LINE = "¶ "  # begins a sentence with which a block of its cell begins
_WHOLE = re.compile(r"`([^`]+)`|\\\(.*?\\\)")

Groups = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Gold:
    """A pair of cells, aligned by hand."""

    name: str
    en: CellText
    zh: CellText
    groups: Groups


def cell_of(lines: Iterable[str], blank: str) -> CellText:
    """Return a cell with these sentences, with a blank between them."""
    text = ""
    wholes: list[Whole] = []
    for line in lines:
        text += "" if not text else "\n" if line.startswith(NEW_LINE) else blank
        end = 0
        words = line.removeprefix(NEW_LINE)
        for found in _WHOLE.finditer(words):
            text += words[end : found.start()]
            inside = found[1] or found[0]
            kind = "code" if found[1] else "maths"
            wholes.append(Whole(len(text), len(text) + len(inside), kind))
            text += inside
            end = found.end()
        text += words[end:]
    return CellText(text, tuple(wholes))


def bare(line: str) -> str:
    """Return a sentence as it stands in the text of its cell."""
    return re.sub(r"`([^`]+)`", r"\1", line.removeprefix(NEW_LINE))


def gold() -> Iterator[Gold]:
    """Yield the pairs of the archive that were aligned by hand."""
    for file in sorted((CASES / "pairs").glob("*.txt")):
        for pair in re.split(r"(?m)^== ", file.read_text(encoding="utf-8"))[1:]:
            name, _, body = pair.partition("\n")
            groups = [group.split("\n") for group in body.strip().split("\n\n")]
            lines = [line for group in groups for line in group]
            sides = {
                side: [line[3:] for line in lines if line.startswith(side)] for side in ("en", "zh")
            }
            yield Gold(
                name,
                cell_of(sides["en"], " "),
                cell_of(sides["zh"], ""),
                tuple(
                    (
                        sum(one.startswith("en") for one in group),
                        sum(one.startswith("zh") for one in group),
                    )
                    for group in groups
                ),
            )
