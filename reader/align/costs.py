"""What it costs to say that two runs of blocks answer each other; 0 is as good as certain.

Costs are negative logarithms of probabilities where those are known (lengths, moves), and weights
in the same unit where they are not (kinds, marks).
"""

import math

from reader.align.features import FIXED, Features, likeness

# Chinese code points per English one, and the variance of that per English code point: measured
# on 232 prose blocks of the archive's first six articles.
_RATIO = 0.45
_VARIANCE = 2.6

NEVER = math.inf
# A block without an answer. Gale and Church found it ninety times rarer than a pair.
ALONE = 4.6
# Moves by blocks taken on each side, as Gale and Church measured them for sentences; a list
# against its items as paragraphs is as rare as two against two.
MOVES = {
    (1, 1): 0.1,
    (2, 1): 3.1,
    (1, 2): 3.1,
    (2, 2): 4.5,
    **{(n, 1): 3.5 for n in range(3, 9)},
    **{(1, n): 3.5 for n in range(3, 9)},
}
_FLUID = frozenset({"paragraph", "list", "table", "quote", "callout", "html", "details"})
_WORST_LENGTH = 12.0
_MARKS_WEIGHT = 6.0
_MARKS_ENOUGH = 6  # so many marks make their share a fact rather than a chance


def length_cost(en: int, zh: int, ratio: float = _RATIO, variance: float = _VARIANCE) -> float:
    """Return how unlikely it is that two texts of these lengths answer each other.

    Args:
        en: Length of the English text in code points, 0 for none.
        zh: Length of the Chinese text.
        ratio: Chinese code points per English one.
        variance: Variance of that per English code point.

    Source:
        W. A. Gale and K. W. Church, "A Program for Aligning Sentences in Bilingual Corpora",
        Computational Linguistics 19(1), 1993: minus the logarithm of P(delta | match).
    """
    mean = (en + zh / ratio) / 2
    if mean == 0:
        return 0.0
    delta = abs(zh - en * ratio) / math.sqrt(mean * variance)
    tail = math.erfc(delta / math.sqrt(2))
    return min(-math.log(tail), _WORST_LENGTH) if tail > 0 else _WORST_LENGTH


def pair_cost(en: Features, zh: Features) -> float:
    """Return the cost of one block answering one block."""
    if en.kind in FIXED or zh.kind in FIXED:
        return _fixed_cost(en, zh)
    if "heading" in {en.kind, zh.kind}:
        return _heading_cost(en, zh)
    # Short blocks differ by chance; Gale and Church's variance is for prose.
    return _kind_cost(en.kind, zh.kind) + length_cost(en.size, zh.size) / 2 + _marks_cost(en, zh)


def run_cost(en: tuple[Features, ...], zh: tuple[Features, ...], a: Features, b: Features) -> float:
    """Return the cost of runs, merged to `a` and `b`, answering each other; only prose may."""
    if not all(f.kind in _FLUID for f in (*en, *zh)):
        return NEVER
    longest = max(len(en), len(zh))
    if longest > 2 and not {a.kind, b.kind} & {"list", "table", "quote", "details"}:
        return NEVER
    return length_cost(a.size, b.size) / 2 + _marks_cost(a, b)


def _fixed_cost(en: Features, zh: Features) -> float:
    if en.kind != zh.kind:
        return NEVER
    if en.key == zh.key:
        return -4.0
    # A formula or a listing with its words translated is still the same one.
    share, _ = likeness(en, zh)
    return 8.0 * (1.0 - share)


def _heading_cost(en: Features, zh: Features) -> float:
    if en.kind != zh.kind:
        return NEVER
    return 1.5 * abs(en.level - zh.level) + _marks_cost(en, zh) / 2


def _kind_cost(en: str, zh: str) -> float:
    if en == zh:
        return 0.0
    return 2.5 if en in _FLUID and zh in _FLUID else 5.0


def _marks_cost(en: Features, zh: Features) -> float:
    share, marks = likeness(en, zh)
    return _MARKS_WEIGHT * (0.5 - share) * min(1.0, marks / _MARKS_ENOUGH)
