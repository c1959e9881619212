"""Where a mark stands in an article whose text has changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from heapq import nlargest

from reader.archive.model import Language
from reader.study.values import Mark

# Of the quote's signs, how many may have changed. Hypothesis allows half; with 32 signs of context
# on each side a third is where foreign sentences begin to be taken for the quote.
_MOST_CHANGED = 0.35
_FEWEST_LOOSE = 8  # signs; a shorter quote is found as it is or not at all
_MOST_TRIED = 6  # cells in which the quote is looked for sign by sign
_GRAM = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell: of the pair `p-…@number`, in a language or, for None, in both."""

    pair: str
    language: Language | None
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a cell's text in code points."""

    cell: Cell
    start: int
    end: int


def find_again(mark: Mark, cells: Sequence[Cell]) -> Place | None:
    """Return where a mark's quote stands now; None when nothing is like it.

    The quote as it is, where it stands in like surroundings; else the stretch that takes the fewest
    changes, if they are few.

    Args:
        cells: All of the article, in order.

    Source:
        P. H. Sellers, "The Theory and Computation of Evolutionary Distances: Pattern Recognition",
        Journal of Algorithms 1(4), 1980: edit distance to the likest part of a text.
    """
    own = [cell for cell in cells if cell.language == mark.language]
    exact = [place for cell in own for place in _as_it_is(mark.quote, cell)]
    if exact:
        return max(exact, key=lambda place: _likeness(mark, place))
    if len(mark.quote) < _FEWEST_LOOSE:
        return None
    grams = _grams(mark.quote)
    tried = nlargest(_MOST_TRIED, own, key=lambda cell: len(grams & _grams(cell.text)))
    loose = [found for cell in tried for found in _nearly(mark.quote, cell)]
    return min(loose, key=lambda found: found[0], default=(0, None))[1]


def _as_it_is(quote: str, cell: Cell) -> Iterable[Place]:
    start = cell.text.find(quote) if quote else -1
    while start >= 0:
        yield Place(cell, start, start + len(quote))
        start = cell.text.find(quote, start + 1)


def _likeness(mark: Mark, place: Place) -> float:
    """Return how like the surroundings of a place are to those of the mark, 0 to 2."""
    text = place.cell.text
    before = text[max(0, place.start - len(mark.prefix)) : place.start]
    after = text[place.end : place.end + len(mark.suffix)]
    return _ratio(mark.prefix, before) + _ratio(mark.suffix, after)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _grams(text: str) -> set[str]:
    return {text[n : n + _GRAM] for n in range(len(text) - _GRAM + 1)}


def _nearly(quote: str, cell: Cell) -> Iterable[tuple[int, Place]]:
    """Yield the stretch of a cell that is likest to the quote, if it is like enough."""
    changes, start, end = _likest(quote, cell.text)
    if changes <= _MOST_CHANGED * len(quote):
        yield changes, Place(cell, start, end)


def _likest(quote: str, text: str) -> tuple[int, int, int]:
    """Return the fewest changes that make the quote of a part of the text, and that part."""
    # A column of Sellers's table at a time; beside each cost, where its part begins.
    costs = list(range(len(quote) + 1))
    starts = [0] * (len(quote) + 1)
    best = (costs[-1], 0, 0)
    for end, sign in enumerate(text, start=1):
        diagonal, diagonal_start = costs[0], starts[0]
        starts[0] = end
        for n, wanted in enumerate(quote, start=1):
            above, left = costs[n - 1] + 1, costs[n] + 1
            through = diagonal + (wanted != sign)
            least = min(through, above, left)
            start = diagonal_start if least == through else starts[n - (least == above)]
            diagonal, diagonal_start = costs[n], starts[n]
            costs[n], starts[n] = least, start
        if costs[-1] < best[0]:
            best = (costs[-1], starts[-1], end)
    return best
