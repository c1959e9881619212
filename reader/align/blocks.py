"""Which block of the English text answers which block of the Chinese one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.align.costs import ALONE, MOVES, NEVER, pair_cost, run_cost
from reader.align.cuts import cuts
from reader.align.features import FIXED, Features, features, merged
from reader.text.values import Block

# Up to so many cells the whole table is filled; a longer text is cut where the two surely meet.
_CELLS = 40_000
# What a pair may cost for texts with the same kinds in the same order to be taken as they stand.
_PLAUSIBLE = ALONE


@dataclass(frozen=True, slots=True)
class Pair:
    """Indexes of the blocks that answer each other; a side is empty where a language is silent."""

    en: tuple[int, ...]
    zh: tuple[int, ...]


def align(en: Sequence[Block], zh: Sequence[Block]) -> tuple[Pair, ...]:
    """Return pairs that cover every block of both texts once, in order.

    The path of least cost through moves of one to eight blocks on either side. A heading pairs
    with a heading only; code, formulas, figures and calculations with their own kind only.

    Source:
        W. A. Gale and K. W. Church, "A Program for Aligning Sentences in Bilingual Corpora",
        Computational Linguistics 19(1), 1993; kinds and shared marks are weighed in besides.
    """
    left = [features(block, "en") for block in en]
    right = [features(block, "zh") for block in zh]
    if _same_shape(left, right):
        return tuple(Pair((n,), (n,)) for n in range(len(left)))
    return tuple(_stretches(left, right))


def _same_shape(en: Sequence[Features], zh: Sequence[Features]) -> bool:
    """Return whether block answers block from beginning to end: the rule for our own articles."""
    return [(f.kind, f.level) for f in en] == [(f.kind, f.level) for f in zh] and all(
        pair_cost(a, b) < _PLAUSIBLE for a, b in zip(en, zh, strict=True)
    )


def _stretches(en: Sequence[Features], zh: Sequence[Features]) -> Iterator[Pair]:
    """Align what stands between the cuts of a long text; a short one has none."""
    met = cuts(en, zh) if len(en) * len(zh) > _CELLS else []
    for (i, j), (i_end, j_end) in pairwise([(-1, -1), *met, (len(en), len(zh))]):
        if i >= 0:
            yield Pair((i,), (j,))
        for pair in _Table(en[i + 1 : i_end], zh[j + 1 : j_end]).path():
            yield Pair(
                tuple(i + 1 + n for n in pair.en),
                tuple(j + 1 + n for n in pair.zh),
            )


class _Table:
    """The dynamic programme over two stretches: the least cost of each cell and its last move."""

    def __init__(self, en: Sequence[Features], zh: Sequence[Features]) -> None:
        self._en, self._zh = tuple(en), tuple(zh)
        self._merged: dict[tuple[str, int, int], Features] = {}
        self._cost: dict[tuple[int, int], float] = {(0, 0): 0.0}
        self._move: dict[tuple[int, int], tuple[int, int]] = {}

    def path(self) -> list[Pair]:
        """Return the pairs along the path of least cost."""
        for i in range(len(self._en) + 1):
            for j in self._band(i):
                self._fill(i, j)
        pairs: list[Pair] = []
        i, j = len(self._en), len(self._zh)
        while i or j:
            a, b = self._move[i, j]
            pairs.append(Pair(tuple(range(i - a, i)), tuple(range(j - b, j))))
            i, j = i - a, j - b
        return pairs[::-1]

    def _band(self, i: int) -> range:
        """Return the cells of a row to be filled: all of them, or those near the diagonal."""
        rows, columns = len(self._en), len(self._zh)
        if rows * columns <= _CELLS:
            return range(columns + 1)
        half = max(12, _CELLS // max(rows, columns) // 2, columns // max(rows, 1) + 1)
        middle = i * columns // max(rows, 1)
        return range(max(0, middle - half), min(columns, middle + half) + 1)

    def _fill(self, i: int, j: int) -> None:
        best, move = (0.0, (0, 0)) if i == j == 0 else (NEVER, (0, 0))
        for a, b in _reaching(i, j):
            before = self._cost.get((i - a, j - b), NEVER)
            # The cheapest any move can be is -7: look at its cost only when that could matter.
            if before - 7.0 < best:
                cost = before + self._move_cost(i, j, a, b)
                if cost < best:
                    best, move = cost, (a, b)
        if best < NEVER:
            self._cost[i, j], self._move[i, j] = best, move

    def _move_cost(self, i: int, j: int, a: int, b: int) -> float:
        if not a or not b:
            return ALONE
        en, zh = self._en[i - a : i], self._zh[j - b : j]
        if a == b == 1:
            return MOVES[1, 1] + pair_cost(en[0], zh[0])
        if en[0].kind in _ALWAYS_ALONE or zh[0].kind in _ALWAYS_ALONE:
            return NEVER
        if (a > 2 and zh[0].kind == "paragraph") or (b > 2 and en[0].kind == "paragraph"):
            return NEVER
        left, right = self._run("en", i - a, i), self._run("zh", j - b, j)
        return MOVES[a, b] + run_cost(en, zh, left, right)

    def _run(self, side: str, start: int, end: int) -> Features:
        key = side, start, end
        if key not in self._merged:
            self._merged[key] = merged((self._en if side == "en" else self._zh)[start:end])
        return self._merged[key]


_ALWAYS_ALONE = FIXED | {"heading"}
_ALL_MOVES = ((1, 0), (0, 1), *MOVES)


def _reaching(i: int, j: int) -> Iterator[tuple[int, int]]:
    return ((a, b) for a, b in _ALL_MOVES if a <= i and b <= j)
