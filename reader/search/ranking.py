"""From documents to sections: which ones answer a whole question, and in which order."""

import math
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from heapq import nlargest

from reader.archive.model import LANGUAGES, Language
from reader.search.asking import Asked
from reader.search.matching import Match, Scorer, Scores, common

_OTHER_LANGUAGE = 0.25  # what a match in the second language adds to that in the first
_NEAR = 0.5  # what words beside each other add
_LEAST_COVER = 0.4  # of the weight of a question's words, without which nothing is an answer
# What the rest of its article adds to a section, so that an article about the thing comes before
# one that mentions it: J. P. Callan, "Passage-Level Evidence in Document Retrieval", SIGIR 1994.
_ARTICLE = 0.35
_ENOUGH = 5  # sections with all words, so that none with some are looked for
_RANKED = 600  # sections that are put in order, the best by their rarest word; more are counted
_BROWSED = 1.0  # the score of an article's first section where only filters were given


@dataclass(frozen=True, slots=True)
class Allowed:
    """What the filters of a question let through.

    Attributes:
        sections: With the number of each in its article.
        articles: The path of each section's article.
        languages: In which the words must stand.
        is_asked: Whether there are filters, so that they are a question without words, too.
    """

    sections: Mapping[int, int]
    articles: Sequence[str]
    languages: frozenset[Language]
    is_asked: bool

    def of(self, documents: AbstractSet[int]) -> set[int]:
        """Return the sections of documents in those languages that are let through."""
        if len(self.languages) == 1:
            side = LANGUAGES.index(next(iter(self.languages)))
            found = {document >> 1 for document in documents if document & 1 == side}
        else:
            found = {document >> 1 for document in documents}
        return found & self.sections.keys()

    def documents(self, sections: Iterable[int], having: AbstractSet[int]) -> list[int]:
        """Return those documents of sections, in the languages, that are among others."""
        sides = [at for at, code in enumerate(LANGUAGES) if code in self.languages]
        return [d for s in sections for at in sides if (d := 2 * s + at) in having]


@dataclass(slots=True)
class Found:
    """The sections that answer.

    Attributes:
        sections: All of them.
        scores: Of the best.
        documents: Those in which words of the question stand.
        by_language: How many sections answer in each language by itself.
        is_loose: Whether none has all words of the question.
    """

    sections: AbstractSet[int] = frozenset()
    scores: Scores = field(default_factory=dict)
    documents: Sequence[AbstractSet[int]] = ()
    by_language: Mapping[Language, int] = field(default_factory=dict)
    is_loose: bool = False

    def languages(self, section: int) -> tuple[Language, ...]:
        """Return the languages in which words of the question stand in a section."""
        return tuple(
            code
            for at, code in enumerate(LANGUAGES)
            if any(2 * section + at in some for some in self.documents)
        )

    def weigh(self, factors: Mapping[int, float]) -> None:
        """Multiply the scores of some sections."""
        for section in factors.keys() & self.scores.keys():
            self.scores[section] *= factors[section]


def ranked(asked: Asked, allowed: Allowed, documents: int) -> Found:
    """Return the sections that answer a question, those that have all of it first.

    Those that have most of it follow where few have all, and are as good for a whole sentence.

    Args:
        documents: How many there are in the index.
    """
    if not asked.parts:
        return _browsed(asked, allowed)
    every = [allowed.of(part.documents) for part in asked.parts]
    unwanted = {document >> 1 for match in asked.unwanted for document in match.documents}
    whole = common(every) - unwanted
    is_enough = _is_enough(asked, allowed, whole, unwanted)
    if len(every) < 2 or is_enough or all(part.is_required for part in asked.parts):
        return _scored(asked, allowed, whole, dict.fromkeys(whole, 1.0))
    covered = _covered(asked.parts, every, documents)
    some = {s: part * part for s, part in covered.items() if s not in unwanted}
    found = _scored(asked, allowed, some.keys(), some)
    found.by_language = _loosely_counted(asked, allowed, unwanted, documents)
    found.is_loose = not whole
    if not asked.is_sentence:
        best = max(found.scores.values(), default=0.0)
        for section in whole & found.scores.keys():
            found.scores[section] += best
    return found


def _is_enough(
    asked: Asked, allowed: Allowed, whole: AbstractSet[int], unwanted: AbstractSet[int]
) -> bool:
    """Return whether so many sections have all of a question that none with most is looked for.

    Where filters leave some, those are counted that there are without: a filter takes answers away
    and adds none, so that as many are left as its facet told.
    """
    if asked.is_sentence or not whole:
        return False
    if len(whole) < _ENOUGH and allowed.is_asked:
        whole = common([{d >> 1 for d in part.documents} for part in asked.parts]) - unwanted
    return len(whole) >= _ENOUGH


def _loosely_counted(
    asked: Asked, allowed: Allowed, unwanted: AbstractSet[int], documents: int
) -> dict[Language, int]:
    """Return how many sections have most of a question in each language by itself."""
    covered = _covered(asked.parts, [part.documents for part in asked.parts], documents)
    sides = [d & 1 for d in covered if d >> 1 in allowed.sections and d >> 1 not in unwanted]
    counts = {code: sides.count(at) for at, code in enumerate(LANGUAGES)}
    return {code: count for code, count in counts.items() if code in allowed.languages}


def _covered(parts: Sequence[Match], every: Sequence[AbstractSet[int]], documents: int) -> Scores:
    """Return by section which part of a question's weight it has, where that is enough.

    Rare words weigh more; unknown ones as much as the others do on the average.

    Args:
        every: The sections of each part; or the documents, which are then what is returned.
    """
    known = [math.log(1 + documents / len(part.documents)) for part in parts if part.documents]
    middling = sum(known) / len(known) if known else 1.0
    total = sum(known) + middling * (len(parts) - len(known))
    weighed = [
        (math.log(1 + documents / len(part.documents)), sections, part.is_required)
        for part, sections in zip(parts, every, strict=True)
        if part.documents
    ]
    weighed.sort(key=lambda one: -one[0])
    return {
        section: weight / total
        for weight, group in _grouped(weighed, _LEAST_COVER * total)
        for section in group
    }


def _grouped(
    weighed: Sequence[tuple[float, AbstractSet[int], bool]], least: float
) -> Iterable[tuple[float, AbstractSet[int]]]:
    """Return sections in groups that have the same parts, with the weight of those.

    By operations on whole sets; one by one the sections of common words would take ten times as
    long.

    Args:
        weighed: Of each part its weight, its sections, and whether none counts without it.
        least: What a group must weigh.
    """
    groups: list[tuple[float, AbstractSet[int]]] = []
    known: set[int] = set()
    left = sum(weight for weight, _, _ in weighed)
    for weight, sections, is_required in weighed:
        left -= weight
        split: list[tuple[float, AbstractSet[int]]] = []
        for sum_, group in (*groups, (0.0, sections - known)):
            having = group & sections
            split.append((sum_ + weight, having))
            if not is_required:
                split.append((sum_, group - having))
        known |= sections
        groups = [(sum_, group) for sum_, group in split if group and sum_ + left >= least]
    return groups


def _scored(
    asked: Asked, allowed: Allowed, sections: AbstractSet[int], factors: Mapping[int, float]
) -> Found:
    """Return sections with their scores, times a factor for each."""
    parts = sorted(asked.parts, key=lambda part: len(part.documents))
    some: Iterable[int] = sections
    if len(sections) > _RANKED:
        some = allowed.of(parts[0].best(_RANKED)) & sections or sections
    scores = dict.fromkeys(some, 0.0)
    for part in parts:
        _add(scores, _by_section(part.score, part.documents, allowed, scores), allowed)
        if len(scores) > _RANKED:
            scores = dict(nlargest(_RANKED, scores.items(), key=lambda item: item[1]))
    for near in asked.nearness:
        every = {d for s in scores for d in (2 * s, 2 * s + 1)}
        for section, score in _by_section(near, every, allowed, scores).items():
            scores[section] += _NEAR * score
    scores = {section: score * factors[section] for section, score in scores.items()}
    documents = [part.documents for part in parts]
    return Found(sections, scores, documents, _counted(common(documents), allowed, sections))


def _counted(
    whole: AbstractSet[int], allowed: Allowed, sections: AbstractSet[int]
) -> dict[Language, int]:
    """Return in how many of some sections each language has a document that has all parts."""
    if len(whole) > len(sections) or allowed.is_asked:
        whole = {document for document in whole if document >> 1 in sections}
    second = sum(map((1).__and__, whole))
    counts = dict(zip(LANGUAGES, (len(whole) - second, second), strict=True))
    return {code: count for code, count in counts.items() if code in allowed.languages}


def _add(scores: Scores, found: Mapping[int, float], allowed: Allowed) -> None:
    """Add the scores of a part, and to all sections of an article a share of the best of them."""
    best: dict[str, float] = {}
    for section, score in found.items():
        path = allowed.articles[section]
        if score > best.get(path, 0.0):
            best[path] = score
    for section in scores:
        share = best.get(allowed.articles[section], 0.0)
        scores[section] += found.get(section, 0.0) + _ARTICLE * share


def _by_section(
    score: Scorer, having: AbstractSet[int], allowed: Allowed, sections: Iterable[int]
) -> Scores:
    """Return the score of each section: that of its better language, and a part of the other's."""
    found: Scores = {}
    for document, value in score(allowed.documents(sections, having)).items():
        other = found.get(document >> 1, 0.0)
        better, worse = (value, other) if value > other else (other, value)
        found[document >> 1] = better + _OTHER_LANGUAGE * worse
    return found


def _browsed(asked: Asked, allowed: Allowed) -> Found:
    """Return everything that some filters let through, the beginnings of articles first."""
    if not allowed.is_asked:
        return Found()
    unwanted = {document >> 1 for match in asked.unwanted for document in match.documents}
    scores = {
        section: _BROWSED / (1 + number)
        for section, number in allowed.sections.items()
        if section not in unwanted
    }
    sides = [at for at, code in enumerate(LANGUAGES) if code in allowed.languages]
    documents = {2 * section + at for section in scores for at in sides}
    return Found(
        scores.keys(), scores, [documents], dict.fromkeys(sorted(allowed.languages), len(scores))
    )
