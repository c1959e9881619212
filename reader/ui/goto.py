"""Which articles a line may mean that somebody types to go to one."""

import re
from collections.abc import Sequence
from heapq import nlargest

from reader.library.catalogue import Entry
from reader.ui.fuzzy import SMALL, Name, fit_exactly, fit_loosely, name_of, typed_words

_OPERATOR = re.compile(
    r'["“”„«»「」『』＂|*]|(?<!\S)[-−－]\S|\b(?:vendor|topic|lang|title|code)[:：]', re.IGNORECASE
)
_QUESTION = re.compile(r"[?？。！；]|[.!;](?:\s|$)")
_LONGEST = 80  # letters: hardly a title is longer
_MOST_WORDS = 6  # more are a sentence, in which hardly a word is meant to be shortened
_SURE = 3.0  # a fit so good that looking for shortened words would only bring worse ones
_STEP = 2.0  # what fits worse by so much than the best is not meant


def matching_articles(entries: Sequence[Entry], typed: str, most: int) -> tuple[Entry, ...]:
    """Return the articles that a line may mean, the likeliest first; rather none than a wrong one.

    Every word must fit: as a part of a title, its pinyin, initials or path, as the beginnings of
    a title's words (kvc), or as a word of a title with letters left out (attn).
    """
    words = [] if len(typed) > _LONGEST or _OPERATOR.search(typed) else typed_words(typed)
    if SMALL.issuperset(words) or (len(typed.strip()) == 1 and typed.isascii()):
        return ()  # these fit everything
    names = [name_of(e.filter_key, *e.title.values()) for e in entries]
    having = list(range(len(names)))
    for word in words:
        having = [n for n in having if word in names[n].key]
    fits = {n: fit for n in having if (fit := _fit(words, names[n]))}
    sure = sum(fit >= _SURE for fit in fits.values())
    if sure < most and len(words) <= _MOST_WORDS and not _QUESTION.search(typed):
        fits |= _loose_fits(words, names, set(having))
    least = max(fits.values(), default=0.0) - _STEP
    length = len("".join(words))
    near = [
        (fit + _bonus(words[0], length, names[n]), -n) for n, fit in fits.items() if fit > least
    ]
    return tuple(entries[-n] for _, n in nlargest(most, near))


def _loose_fits(words: Sequence[str], names: Sequence[Name], known: set[int]) -> dict[int, float]:
    """Return how well the words fit those names that do not have all of them as they stand."""
    letters = frozenset("".join(words))
    return {
        n: fit
        for n, name in enumerate(names)
        if letters <= name.letters and n not in known and (fit := _fit(words, name))
    }


def _fit(words: Sequence[str], name: Name) -> float:
    """Return how well words fit on average; 0 if one of them does not."""
    total = 0.0
    for word in words:
        fit = fit_exactly(word, name) if word in name.key else fit_loosely(word, name)
        if not fit:
            return 0.0
        total += fit
    return total / len(words)


def _bonus(first: str, length: int, name: Name) -> float:
    """Return what makes one of two equal titles the likelier: begun so, and little more in it."""
    begun = 0.5 if name.spelt.startswith(first, 1) else 0.0
    return begun + (0.4 * length / name.length if length < name.length else 0.4)
