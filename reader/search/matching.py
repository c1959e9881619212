"""Which documents answer a word, a phrase, a name of the glossary, and how well: BM25.

Which ones is told by sets, at once; how well only for those that come into question.
"""

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import lru_cache
from heapq import nlargest

from reader.search.analysis import phrase, pieces_of, stem, terms, words
from reader.search.codec import decoded
from reader.search.folding import fold
from reader.search.postings import Postings

Scores = dict[int, float]  # by document
Scorer = Callable[[Iterable[int]], Scores]  # given documents that answer

_SATURATES = 1.2  # BM25's k1: how soon further occurrences count for little
# What a match counts that is not the written word itself.
_PART, _STEM, _PIECES, _BEGINNING = 0.7, 0.6, 0.5, 0.6
_LEAST_OF_BAG = 1 / 3  # of the weight of a run's signs
# Of many lists, which are the words that a beginning may become, each gives its best in part.
_FEW_LISTS, _LEAST_SHARE = 4, 100
_KEPT = 64  # matches; those of common words in a large archive take megabytes
# Documents in which a run's neighbouring signs are looked up one by one; in more of them the pairs
# of signs are taken for the run, which is wrong once in some hundred sections.
_LOOKED_UP = 3000


@dataclass(slots=True)
class Wanted:
    """What is to be marked in a text.

    Attributes:
        words: Folded Latin words.
        stems: Stems of Latin words, or parts of them.
        beginnings: Of Latin words.
        runs: Folded Chinese.
        names: Names and phrases of several words.
    """

    words: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    beginnings: set[str] = field(default_factory=set)
    runs: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def add(self, other: "Wanted") -> None:
        """Mark what another wants, too."""
        self.words |= other.words
        self.stems |= other.stems
        self.beginnings |= other.beginnings
        self.runs |= other.runs
        self.names |= other.names


def _no_scores(_documents: Iterable[int]) -> Scores:
    return {}


def _no_documents(_most: int) -> AbstractSet[int]:
    return frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """What answers one part of a question.

    Attributes:
        documents: Those that answer.
        score: Tells how well some of them do.
        best: Returns some of them, about as many as are asked for, which surely hold the best ones
            if no further part has a say.
        is_required: Whether nothing is an answer without it, as for what was put in quotes.
    """

    documents: AbstractSet[int] = frozenset()
    score: Scorer = _no_scores
    best: Callable[[int], AbstractSet[int]] = _no_documents
    wanted: Wanted = field(default_factory=Wanted)
    is_required: bool = False

    def times(self, factor: float) -> "Match":
        """Return it with other scores."""
        score = self.score
        return replace(self, score=lambda some: {d: factor * s for d, s in score(some).items()})


def either(matches: Collection[Match]) -> Match:
    """Return what answers any of some parts; the better answer counts."""
    if len(matches) == 1:
        return next(iter(matches))

    def score(documents: Iterable[int]) -> Scores:
        best: Scores = {}
        some = set(documents)
        for match in matches:
            for document, value in match.score(some & match.documents).items():
                if value > best.get(document, 0.0):
                    best[document] = value
        return best

    return Match(
        set().union(*(match.documents for match in matches)),
        score,
        lambda most: set().union(*(match.best(most) for match in matches)),
        _joined(matches),
    )


def both(matches: Collection[Match]) -> Match:
    """Return what answers all of some parts."""
    if len(matches) == 1:
        return next(iter(matches))

    def score(documents: Iterable[int]) -> Scores:
        some = list(documents)
        every = [match.score(some) for match in matches]
        return {document: sum(scores[document] for scores in every) for document in some}

    documents = common([match.documents for match in matches])
    rarest = min(matches, key=lambda match: len(match.documents))
    return Match(
        documents, score, lambda most: rarest.best(most) & documents or documents, _joined(matches)
    )


def common(sets: Sequence[AbstractSet[int]]) -> set[int]:
    """Return what is in all of one or more sets."""
    first, *others = sorted(sets, key=len)
    return set(first).intersection(*others)


def _joined(matches: Iterable[Match]) -> Wanted:
    wanted = Wanted()
    for match in matches:
        wanted.add(match.wanted)
    return wanted


class Matcher:
    """Looks for single parts of a question in the index."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        # The words before the last one are asked for again with every letter that is typed.
        self.word = lru_cache(_KEPT)(self._word)
        self.run = lru_cache(_KEPT)(self._run)

    def _word(self, written: str, where: str = "") -> Match:
        """Return what has a Latin word, its other forms, or what it is a part of."""
        word, root = fold(written), stem(fold(written))
        weights = self._postings.weights
        wanted = Wanted(words={word}, stems={root})
        if where:
            return self._weighed([(1.0, weights(where, term)) for term in {word, root}], wanted)
        lists: list[tuple[float, Mapping[int, float]]] = [
            (1.0, weights("words", word)),
            (_PART, weights("others", word)),
        ]
        if root != word:
            lists += [(_STEM, weights("words", root)), (_STEM, weights("others", root))]
        pieces = pieces_of(word)
        if len(pieces) > 1:
            joined = "".join(pieces)
            lists += [(_PART, weights("others", joined)), (_PIECES, self._together(pieces))]
            wanted.words.add(joined)
        return self._weighed(lists, wanted)

    def beginning(self, start: str, continuations: Iterable[str], where: str = "") -> Match:
        """Return what has any of the words that a beginning may become."""
        weights = self._postings.weights
        lists = [(_BEGINNING, weights(where or "words", word)) for word in continuations]
        return self._weighed(lists, Wanted(beginnings={start}))

    def _run(self, folded: str, where: str = "") -> Match:
        """Return what has a run of Chinese, in longer runs, too."""
        return self._phrase(phrase(folded), Wanted(runs={folded}), where, sure_up_to=_LOOKED_UP)

    def exact(self, text: str, where: str = "") -> Match:
        """Return what has words beside each other as they are written."""
        return self._phrase(_places(text), Wanted(names={text}), where)

    def near(self, text: str) -> Scorer:
        """Return what tells how well documents have words beside each other, if they do."""
        asked = _places(text)
        lists = [self._postings.weights("words", term) for term, _ in asked]
        having = common([some.keys() for some in lists]) if lists else set()
        rare = self._rarity(len(having))

        def score(documents: Iterable[int]) -> Scores:
            found = self._beside(asked, having.intersection(documents))
            return {d: _bm25(rare, min(some[d] for some in lists)) for d in found}

        return score

    def bag(self, folded: str) -> Match:
        """Return what has most of a run of Chinese, by the weight of its neighbouring signs.

        For a run that stands nowhere as a whole, and of which nobody has told where its words end.
        """
        found = [match for term, _ in phrase(folded) if (match := self.run(term)).documents]
        weights = [self._rarity(len(match.documents)) for match in found]
        covered: Scores = {}
        for match, weight in zip(found, weights, strict=True):
            for document in match.documents:
                covered[document] = covered.get(document, 0.0) + weight
        every = sum(weights)
        kept = {d: part for d, part in covered.items() if part >= _LEAST_OF_BAG * every}

        def score(documents: Iterable[int]) -> Scores:
            some = set(documents)
            summed = dict.fromkeys(some, 0.0)
            for match in found:
                for document, value in match.score(some & match.documents).items():
                    summed[document] += value
            return {d: value * kept[d] / every for d, value in summed.items()}

        return Match(kept.keys(), score, lambda most: _heaviest(kept, most), _joined(found))

    def term(self, name: str, written: Iterable[str]) -> Match:
        """Return what has a term of the glossary under any of its names."""
        names = Wanted(names=set(written))
        return self._weighed([(1.0, self._postings.weights("terms", name))], names)

    def _phrase(
        self,
        asked: Sequence[tuple[str, int]],
        wanted: Wanted,
        where: str,
        *,
        sure_up_to: float = math.inf,
    ) -> Match:
        lists = [self._postings.weights(where or "words", term) for term, _ in asked]
        found = common([some.keys() for some in lists])
        if not where and len(asked) > 1 and len(found) <= sure_up_to:
            found = set(self._beside(asked, found))
        rare = self._rarity(len(found))

        def score(documents: Iterable[int]) -> Scores:
            return {d: _bm25(rare, min(some[d] for some in lists)) for d in documents}

        def best(most: int) -> AbstractSet[int]:
            first = lists[0]
            return set(nlargest(most, found, key=first.__getitem__)) if len(found) > most else found

        return Match(found, score, best, wanted)

    def _together(self, pieces: Iterable[str]) -> Mapping[int, float]:
        """Return what has all parts of a compound, wherever they stand."""
        weights = self._postings.weights
        lists = [(weights("words", piece), weights("others", stem(piece))) for piece in pieces]
        having = common([a.keys() | b.keys() for a, b in lists])
        return {d: min(a.get(d, 0.0) + b.get(d, 0.0) for a, b in lists) for d in having}

    def _beside(self, asked: Sequence[tuple[str, int]], some: Iterable[int]) -> Iterable[int]:
        """Return those of some documents that have all terms at their distances."""
        places = [(self._postings.places(term), distance) for term, distance in asked]
        return [document for document in some if _meet(places, document)]

    def _weighed(self, lists: Iterable[tuple[float, Mapping[int, float]]], wanted: Wanted) -> Match:
        """Return what is in any of some lists, which count differently."""
        filled = [(factor, weights) for factor, weights in lists if weights]
        documents = (
            filled[0][1].keys() if len(filled) == 1 else set().union(*(w for _, w in filled))
        )
        rare = self._rarity(len(documents))

        def score(some: Iterable[int]) -> Scores:
            summed = dict.fromkeys(some, 0.0)
            for factor, weights in filled:
                for document in weights.keys() & summed.keys():
                    summed[document] += factor * weights[document]
            return {document: _bm25(rare, weight) for document, weight in summed.items()}

        def best(most: int) -> AbstractSet[int]:
            share = max(_LEAST_SHARE, most // len(filled)) if len(filled) > _FEW_LISTS else most
            return set().union(*(_heaviest(weights, share) for _, weights in filled))

        return Match(documents, score, best, wanted)

    def _rarity(self, having: int) -> float:
        """Return BM25's inverse document frequency."""
        return math.log(1 + (self._postings.documents - having + 0.5) / (having + 0.5))


def _heaviest(weights: Mapping[int, float], most: int) -> AbstractSet[int]:
    if len(weights) <= most:
        return weights.keys()
    return set(nlargest(most, weights, key=weights.__getitem__))


def _bm25(rare: float, weight: float) -> float:
    return rare * (_SATURATES + 1) * weight / (_SATURATES + weight)


def _places(text: str) -> list[tuple[str, int]]:
    """Return the terms that words are asked by as they stand beside each other."""
    asked: list[tuple[str, int]] = []
    for word in words(text):
        if word.is_han:
            asked += [(term, word.position + at) for term, at in phrase(word.text)]
        else:
            asked += terms(word)
    return asked


def _meet(places: Sequence[tuple[Mapping[int, bytes], int]], document: int) -> bool:
    """Return whether terms stand at their distances somewhere in a document."""
    first, start = places[0]
    here = {at - start for at in decoded(first[document])}
    for found, distance in places[1:]:
        here.intersection_update([at - distance for at in decoded(found[document])])
        if not here:
            return False
    return True
