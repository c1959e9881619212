"""Which sentences of a cell answer which in the other language."""

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.align.costs import length_cost
from reader.text.sentences import CellText, Span, Whole, sentences

# Measured on the archive's 31 articles, on 3,829 lines (paragraphs, items, cells of tables) that
# have as many sentences in both languages, 6,678 pairs: Chinese code points per English one,
# without formulas and code, and the variance of that per English code point.
_RATIO = 0.44
_VARIANCE = 1.4
# Sentences taken on each side, and what that costs: minus the logarithm of how frequent it is, as
# Gale and Church measured it. They had neither 3:1 nor 1:3, which stand four times in the archive,
# and 2:2 for 4.5: at that price 28 of 32 were wrong here, two pairs told apart too little.
_MOVES = {
    (1, 1): 0.1,
    (1, 0): 4.6,
    (0, 1): 4.6,
    (2, 1): 3.1,
    (1, 2): 3.1,
    (2, 2): 7.0,
    (3, 1): 4.5,
    (1, 3): 4.5,
}
# What a mark says that stands in the other sentence too (first) or does not (second): minus the
# logarithm of how much more often that is so in the sentence that answers than in the one beside
# it. Measured on 25,000 marks of those lines that have two sentences or more; taken by 0.6, for
# marks depend on each other, and in full they overrule the lengths.
_SAYS: dict[str, tuple[float, float]] = {
    "whole": (-2.2, 3.6),  # code and formulas: 99.9% of them stand in the answer, 3% beside it
    "number": (-1.9, 2.4),  # 98% and 4%
    "name": (-1.2, 1.3),  # GPU, MLA: 88% and 11%
    "word": (-1.1, 0.8),  # a Latin word in Chinese: 78% and 13%
}
_MOST_TAKEN = max(map(max, _MOVES))
_CELLS = 40_000  # up to so many all are filled; of more, those near the diagonal

_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9]*|\d+(?:[.,]\d+)*")
_NAME = re.compile(r"\d|[A-Z].*[A-Z]|^[B-HJ-Z]$")  # `A` and `I` are words more often
# English spells what Chinese has in figures.
_SPELT = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7"}
_SPELT |= {"one": "1", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12"}
_SPELT |= {"sixteen": "16", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50"}


@dataclass(frozen=True, slots=True)
class SentencePairs:
    """The sentences of two cells, and how many of each answer each other, in order.

    Attributes:
        en: Where each English sentence begins and ends in the cell's text, in code points.
        groups: English and Chinese sentences of each group; together all of both.
    """

    en: tuple[Span, ...]
    zh: tuple[Span, ...]
    groups: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """A sentence, or some that stand together, as it is compared.

    Attributes:
        size: Code points without formulas and code.
        marks: What ought to stand in the other language too, and of which kind it is.
        words: All its words in Latin letters, numbers, formulas and code.
    """

    size: int
    marks: dict[str, str]
    words: frozenset[str]


def align_sentences(en: CellText, zh: CellText) -> SentencePairs:
    """Return which sentences of two cells answer each other; a side may be empty.

    Cells with the same number of lines, which are paragraphs, items and cells of tables, are
    aligned line by line. Otherwise all sentences of the one are held against all of the other.

    Source:
        W. A. Gale and K. W. Church, "A Program for Aligning Sentences in Bilingual Corpora",
        Computational Linguistics 19(1), 1993; shared marks are weighed in besides.
    """
    left, right = sentences(en.text, en.wholes), sentences(zh.text, zh.wholes)
    runs = _runs(en, left, "en"), _runs(zh, right, "zh")
    lines = _lines(en.text, left), _lines(zh.text, right)
    if len(lines[0]) != len(lines[1]):
        lines = [(0, len(left))], [(0, len(right))]
    groups: list[tuple[int, int]] = []
    for (a, b), (c, d) in zip(*lines, strict=True):
        groups += [(1, 1)] if b - a == d - c == 1 else _path(runs[0][a:b], runs[1][c:d])
    return SentencePairs(left, right, tuple(groups))


def _lines(text: str, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the first sentence of each line and the one behind its last."""
    starts = [
        n + 1 for n, ((_, end), (start, _)) in enumerate(pairwise(spans)) if "\n" in text[end:start]
    ]
    return list(pairwise([0, *starts, len(spans)])) if spans else []


def _runs(cell: CellText, spans: Sequence[Span], language: str) -> list[_Run]:
    wholes = deque(cell.wholes)
    runs: list[_Run] = []
    for start, end in spans:
        inside: list[Whole] = []
        while wholes and wholes[0].start < end:
            inside.append(wholes.popleft())
        runs.append(_run(cell.text, (start, end), inside, language))
    return runs


def _run(text: str, span: Span, wholes: Sequence[Whole], language: str) -> _Run:
    edges = [span[0], *(edge for whole in wholes for edge in (whole.start, whole.end)), span[1]]
    parts = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    tokens = _TOKEN.findall(" ".join(parts))
    marks = {token.lower(): kind for token in tokens if (kind := _kind_of(token, language))}
    marks |= {"".join(text[whole.start : whole.end].split()): "whole" for whole in wholes}
    words = {token.lower() for token in tokens}
    words |= marks.keys() | {_SPELT[word] for word in words & _SPELT.keys()}
    return _Run(sum(map(len, parts)), marks, frozenset(words))


def _kind_of(token: str, language: str) -> str:
    """Return what kind of mark a word is; an English word is none."""
    if token[0].isdigit():
        return "number"
    if _NAME.search(token):
        return "name"
    return "word" if language == "zh" else ""


def _path(en: Sequence[_Run], zh: Sequence[_Run]) -> list[tuple[int, int]]:
    """Return the moves along the path of least cost: the dynamic programme."""
    left, right = _all_merged(en), _all_merged(zh)
    cost = {(0, 0): 0.0}
    move: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(len(en) + 1):
        for j in _band(i, len(en), len(zh)):
            reached = [
                (cost[i - a, j - b] + rare + _cost(left.get((i, a)), right.get((j, b))), (a, b))
                for (a, b), rare in _MOVES.items()
                if (i - a, j - b) in cost
            ]
            if reached:
                cost[i, j], move[i, j] = min(reached)
    i, j = len(en), len(zh)
    path: list[tuple[int, int]] = []
    while i or j:
        path.append(move[i, j])
        i, j = i - path[-1][0], j - path[-1][1]
    return path[::-1]


def _all_merged(runs: Sequence[_Run]) -> dict[tuple[int, int], _Run]:
    """Return up to three sentences as one, by the place behind the last and their number."""
    return {
        (end, count): _merged(runs[end - count : end])
        for end in range(1, len(runs) + 1)
        for count in range(1, min(end, _MOST_TAKEN) + 1)
    }


def _merged(runs: Sequence[_Run]) -> _Run:
    if len(runs) == 1:
        return runs[0]
    marks = {mark: kind for run in runs for mark, kind in run.marks.items()}
    words = frozenset[str]().union(*(run.words for run in runs))
    return _Run(sum(run.size for run in runs), marks, words)


def _band(i: int, rows: int, columns: int) -> range:
    """Return the cells of a row to be filled: all of them, or those near the diagonal."""
    if rows * columns <= _CELLS:
        return range(columns + 1)
    half = max(12, _CELLS // max(rows, columns) // 2, columns // max(rows, 1) + 1)
    middle = i * columns // max(rows, 1)
    return range(max(0, middle - half), min(columns, middle + half) + 1)


def _cost(en: _Run | None, zh: _Run | None) -> float:
    """Return the cost of sentences answering each other; 0 is as good as certain."""
    if en is None or zh is None:
        return 0.0
    lengths = length_cost(en.size, zh.size, _RATIO, _VARIANCE)
    return lengths + _said(en.marks, zh.words) + _said(zh.marks, en.words)


def _said(marks: dict[str, str], words: frozenset[str]) -> float:
    return sum(_SAYS[kind][mark not in words] for mark, kind in marks.items())
