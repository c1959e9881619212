"""What can be marked and learnt in a library: its pages' sentences; and what is drawn by chance."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from reader.archive.model import ByLanguage, Language
from reader.library.catalogue import read_catalogue
from reader.page.cells import cell_text
from reader.study.clock import as_text, day_of

_CONTEXT = 32  # code points of a mark's prefix and suffix
_MOST_WORDS = 4  # of a phrase

_ROW = re.compile(
    r"\" id=\"(?P<id>p-[^\"]+)\" data-pair=\"(?P<number>\d+)\" data-sentences=\"(?P<ends>[^\"]+)\">"
    r"<div class=\"en\" lang=\"en\">(?P<en>.*)</div><div class=\"zh\" lang=\"zh-Hans\">(?P<zh>.*)",
    re.DOTALL,
)
_HEADING = re.compile(r"<div class=\"(en|zh)\"[^>]*>(<h\d.*?</h\d>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and those that answer it, and where each stands in the text of its cell."""

    path: str
    pair: str
    heading: ByLanguage
    cells: ByLanguage
    spans: dict[Language, tuple[int, int]]

    def text(self, side: Language) -> str:
        start, end = self.spans[side]
        return self.cells[side][start:end]

    def around(self, side: Language, start: int, end: int) -> tuple[str, str]:
        cell = self.cells[side]
        return cell[max(0, start - _CONTEXT) : start], cell[end : end + _CONTEXT]


def sentences_of(library: Path) -> Iterator[Sentence]:
    """Yield the sentences that have one or more in the other language that answer them."""
    for entry in read_catalogue(library).entries:
        page = (library / entry.page).read_text(encoding="utf-8")
        heading: ByLanguage = {}
        for piece in page.split('<div class="row')[1:]:
            if piece.startswith(" heading"):
                heading = {side: cell_text(text).text for side, text in _HEADING.findall(piece)}
            if row := _ROW.match(piece):
                yield from _in_row(entry.path, heading, row)


def _in_row(path: str, heading: ByLanguage, row: re.Match[str]) -> Iterator[Sentence]:
    cells = {"en": cell_text(row["en"]).text, "zh": cell_text(row["zh"]).text}
    if any(sign > "\uffff" for cell in cells.values() for sign in cell):
        return  # ends are code units of UTF-16
    en_ends, zh_ends, groups = row["ends"].split(";")
    ends = {"en": _numbers(en_ends), "zh": _numbers(zh_ends)}
    at = {"en": 0, "zh": 0}
    for group in groups.split():
        counts = dict(zip(("en", "zh"), map(int, group.split("-")), strict=True))
        spans = {}
        for side, count in counts.items():
            edges = [0, *ends[side]]
            spans[side] = _trimmed(cells[side], edges[at[side]], edges[at[side] + count])
            at[side] += count
        if all(counts.values()) and all(start < end for start, end in spans.values()):
            yield Sentence(path, f"{row['id']}@{row['number']}", heading, cells, spans)


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split()]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())


def phrase_in(sentence: Sentence, side: Language, chance: random.Random) -> tuple[int, int]:
    """Return where a few words of a sentence stand, or all of it where it has a formula."""
    start, end = sentence.spans[side]
    text = sentence.text(side)
    if "\\(" in text:
        return start, end
    words = [m.span() for m in re.finditer(r"\w+" if side == "en" else r"\w{1,4}", text)]
    if not words:
        return start, end
    first = chance.randrange(len(words))
    last = min(len(words) - 1, first + chance.randrange(_MOST_WORDS))
    return start + words[first][0], start + words[last][1]


def drawn(shares: dict[str, float], chance: random.Random) -> str:
    return chance.choices(list(shares), list(shares.values()))[0]


def new_name(chance: random.Random) -> str:
    return f"{chance.getrandbits(128):032x}"


def before(chance: random.Random, at: datetime, days: int) -> str:
    return as_text(at - timedelta(days=chance.random() * days))


def days_before(at: datetime, most: int) -> list[str]:
    return [(day_of(at) - timedelta(days=number)).isoformat() for number in range(1, most + 1)]
