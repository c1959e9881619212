"""Places where two long texts certainly meet, so that each stretch between them is short."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from reader.align.costs import ALONE
from reader.align.features import FIXED, Features, merged

_Cut = tuple[int, int]


def cuts(en: Sequence[Features], zh: Sequence[Features]) -> list[_Cut]:
    """Return index pairs in rising order: unique formulas, figures and code, then headings."""
    found = _same_once(en, zh)
    whole: list[_Cut] = []
    for (i, j), (i_end, j_end) in pairwise([(-1, -1), *found, (len(en), len(zh))]):
        headings = _headings(en[i + 1 : i_end], zh[j + 1 : j_end])
        whole += [(i + 1 + a, j + 1 + b) for a, b in headings]
        if i_end < len(en) and j_end < len(zh):
            whole.append((i_end, j_end))
    return whole


def _same_once(en: Sequence[Features], zh: Sequence[Features]) -> list[_Cut]:
    """Return where a key stands that occurs once in each text, as many as keep their order."""
    places = [
        {f.key: n for n, f in enumerate(side) if f.key and counts[f.kind, f.key] == 1}
        for side in (en, zh)
        for counts in (Counter((f.kind, f.key) for f in side if f.kind in FIXED),)
    ]
    shared = [(i, places[1][key]) for key, i in places[0].items() if key in places[1]]
    return _longest_rising([cut for cut in shared if en[cut[0]].kind == zh[cut[1]].kind])


def _longest_rising(found: list[_Cut]) -> list[_Cut]:
    ends: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(found):
        at = bisect_left(ends, j)
        before.append(tails[at - 1] if at else -1)
        ends[at : at + 1] = [j]
        tails[at : at + 1] = [n]
    rising: list[_Cut] = []
    n = tails[-1] if tails else -1
    while n >= 0:
        rising.append(found[n])
        n = before[n]
    return rising[::-1]


def _sections(side: Sequence[Features]) -> list[tuple[int, Features]]:
    """Return where each section begins, and everything that stands in it as one."""
    starts = [n for n, f in enumerate(side) if f.kind == "heading"]
    return [(a, merged(tuple(side[a:b]))) for a, b in pairwise([*starts, len(side)])]


def _headings(en: Sequence[Features], zh: Sequence[Features]) -> list[_Cut]:
    left, right = _sections(en), _sections(zh)
    if len(left) * len(right) > 250_000:
        return []
    cost = [[ALONE * (i + j) for j in range(len(right) + 1)] for i in range(len(left) + 1)]
    for i, (a, section) in enumerate(left, start=1):
        for j, (b, other) in enumerate(right, start=1):
            same = _section_cost(section, other, abs(en[a].level - zh[b].level))
            cost[i][j] = min(
                cost[i - 1][j - 1] + same, cost[i - 1][j] + ALONE, cost[i][j - 1] + ALONE
            )
    return _headings_met(left, right, cost)


def _section_cost(en: Features, zh: Features, levels: int) -> float:
    shared = len(en.marks & zh.words) + len(zh.marks & en.words)
    share = shared / (len(en.marks) + len(zh.marks) or 1)
    return 8.0 * (1.0 - share) + 3.0 * levels


def _headings_met(
    left: list[tuple[int, Features]],
    right: list[tuple[int, Features]],
    cost: list[list[float]],
) -> list[_Cut]:
    i, j = len(left), len(right)
    met: list[_Cut] = []
    while i and j:
        if cost[i][j] == cost[i - 1][j] + ALONE:
            i -= 1
        elif cost[i][j] == cost[i][j - 1] + ALONE:
            j -= 1
        else:
            i, j = i - 1, j - 1
            met.append((left[i][0], right[j][0]))
    return met[::-1]
