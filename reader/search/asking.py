"""A question to what a passage must match: words, names of the glossary, pinyin, Chinese."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from reader.search import stops
from reader.search.analysis import Word, pieces_of, stem, words
from reader.search.lexicon import Lexicon, Span
from reader.search.matching import Match, Matcher, Scorer, Wanted, both, either
from reader.search.query import Clause, Query
from reader.search.vocabulary import Vocabulary

# Continuations of a beginning, the most frequent ones; of one or two letters there are thousands.
_MOST_CONTINUATIONS, _MOST_OF_SHORT = 24, 8
_SHORT = 3  # letters
_SHORTEST_BEGINNING = 2  # letters
_SHORTEST_GUESSED = 3  # letters of an unknown word that may be a beginning
_RARE = 4  # documents: a word that stands in no more may well be meant as pinyin
_SOUNDS = 1.5  # what pinyin counts against the letters themselves, which help texts may have
_LONGEST_NEARNESS = 8  # words; no passage has more of a question beside each other
_EMPTY_WORDS = 2  # of a sentence, at least; "state of the art" has as many, and "top of rack" one
_QUESTION = re.compile(r"[?？]\s*$|为什么|是什么|什么是|怎么|怎样|如何|为何|吗\s*$|呢\s*$")
_STOPS = re.compile("|".join(map(re.escape, stops.CHINESE)))


@dataclass(slots=True)
class Asked:
    """What a question comes to.

    Attributes:
        parts: All of them should match.
        nearness: What makes an answer better: that words stand beside each other.
        unwanted: What must not match.
        is_sentence: Whether it is asked in a sentence, of which no passage need have every word.
        terms: Ids of the glossary's terms that were named.
        mended: Words that were taken for others, with what they were taken for.
        is_guessed: Whether it has Chinese that stands nowhere as it is, so that parts of it answer.
    """

    parts: list[Match] = field(default_factory=list)
    nearness: list[Scorer] = field(default_factory=list)
    unwanted: list[Match] = field(default_factory=list)
    is_sentence: bool = False
    terms: list[str] = field(default_factory=list)
    mended: dict[str, str] = field(default_factory=dict)
    is_guessed: bool = False

    def marked(self) -> Wanted:
        """Return what is to be marked in the answers."""
        wanted = Wanted()
        for match in self.parts:
            wanted.add(match.wanted)
        return wanted


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the parts of a question are looked for.

    Attributes:
        vocabulary: Returns the archive's words; read when a first word is not finished or unknown.
        titled: Returns what answers because it belongs to an article.
        sound_of: Returns the pinyin of Chinese.
    """

    matcher: Matcher
    lexicon: Lexicon
    vocabulary: Callable[[], Vocabulary]
    titled: Callable[[str], Match]
    sound_of: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sign of Chinese, or a Latin word or part of one, and the word that it belongs to."""

    text: str
    word: int
    sign: int
    begins: bool
    ends: bool


def ask(query: Query, sources: Sources, *, mend: bool = False) -> Asked:
    """Return what a question comes to.

    Args:
        mend: Whether words that the archive has not are taken for those they are near to.
    """
    return _Asking(sources, mend=mend).of(query)


class _Asking:
    def __init__(self, sources: Sources, *, mend: bool) -> None:
        self._from = sources
        self._matcher = sources.matcher
        self._mend = mend
        self._asked = Asked()

    def of(self, query: Query) -> Asked:
        wanted = query.wanted
        for is_stretch, found in groupby(range(len(wanted)), lambda n: _is_plain(wanted[n])):
            numbers = list(found)
            if is_stretch:
                text = " ".join(wanted[n][0].text for n in numbers)
                is_open = query.is_open and numbers[-1] == len(wanted) - 1
                self._asked.parts += self._stretch(text, is_open=is_open)
            else:
                found_parts = filter(None, (self._any(wanted[n]) for n in numbers))
                self._asked.parts += (replace(part, is_required=True) for part in found_parts)
        self._asked.unwanted += filter(None, map(self._clause, query.unwanted))
        return self._asked

    def _any(self, group: Sequence[Clause]) -> Match | None:
        found = [match for clause in group if (match := self._clause(clause)) is not None]
        return either(found) if found else None

    def _clause(self, clause: Clause) -> Match | None:
        """Return what answers a clause; None if it has no word at all."""
        every = list(words(clause.text))
        if not every:
            return None
        if clause.is_exact:
            return self._matcher.exact(clause.text, clause.field)
        if clause.is_prefix:
            begun = either(
                [self._plain(every[-1], clause.field), self._open(every[-1], clause.field)]
            )
            return both([*(self._plain(word, clause.field) for word in every[:-1]), begun])
        if clause.field:
            return both([self._plain(word, clause.field) for word in every])
        return both(self._stretch(clause.text) or [Match()])

    def _plain(self, word: Word, where: str = "") -> Match:
        if word.is_han:
            return self._matcher.run(word.text, where)
        return self._matcher.word(word.written, where)

    # ---- plain words, which are read together ------------------------------------------------

    def _stretch(self, text: str, *, is_open: bool = False) -> list[Match]:
        """Return the parts of words; of those that mean nothing only if there are no others."""
        every = list(words(text))
        self._asked.is_sentence |= bool(_QUESTION.search(text)) or _is_sentence(every)
        asked = [unit for n, word in enumerate(every) for unit in _units(n, word)]
        parts: list[Match] = []
        at = 0
        for span in self._spans(asked):
            parts += self._unnamed(every, asked[at : span.start], is_open=False)
            ends = is_open and span.end == len(asked)
            parts.append(self._named(every, asked[span.start : span.end], span, is_open=ends))
            at = span.end
        parts += self._unnamed(every, asked[at:], is_open=is_open)
        if not parts:
            parts = [self._plain(word) for word in every]
        self._add_nearness(every)
        sounding = self._sounding(every)
        return [either([both(parts), *sounding])] if sounding else parts

    def _spans(self, asked: Sequence[_Unit]) -> Iterator[Span]:
        """Yield the glossary's names in the words; no part of a Latin word is one."""
        for span in self._from.lexicon.spans([unit.text for unit in asked]):
            inside = asked[span.start : span.end]
            if inside[0].begins and inside[-1].ends:
                yield span

    def _named(
        self, every: Sequence[Word], inside: Sequence[_Unit], span: Span, *, is_open: bool
    ) -> Match:
        """Return what has a term of the glossary, under the name that was typed or another."""
        literal: list[Match] = []
        for number, found in groupby(inside, lambda unit: unit.word):
            units = list(found)
            word = every[number]
            if word.is_han:
                literal.append(self._matcher.run(word.text[units[0].sign : units[-1].sign + 1]))
            else:
                literal.append(self._matcher.word(word.written))
        if is_open and not every[inside[-1].word].is_han:
            last = self._open(every[inside[-1].word])
            literal[-1] = either([literal[-1], last])
        self._asked.terms += span.terms
        return either([both(literal), *map(self._term, span.terms)])

    def _term(self, name: str) -> Match:
        written = self._from.lexicon.written.get(name, {})
        return self._matcher.term(name, (n for some in written.values() for n in some))

    def _unnamed(
        self, every: Sequence[Word], rest: Sequence[_Unit], *, is_open: bool
    ) -> Iterator[Match]:
        """Yield the parts of words that are no name of the glossary."""
        for number, found in groupby(rest, lambda unit: unit.word):
            units = list(found)
            word = every[number]
            last = is_open and units[-1] is rest[-1]
            if word.is_han and len(word.text) == 1 and word.text not in stops.CHINESE:
                yield self._plain(word)
            elif word.is_han:
                yield from self._chinese(word.text[units[0].sign : units[-1].sign + 1])
            elif last and _is_beginning(word, alone=len(every) == 1):
                yield either([self._latin(word), self._open(word)])
            elif word.text not in stops.ENGLISH:
                yield self._latin(word)

    def _latin(self, word: Word) -> Match:
        """Return what has a word, or else what it may have been meant for."""
        match = self._matcher.word(word.written)
        if match.documents:
            return match
        if sounding := self._sounding([word]):
            return either(sounding)
        if len(word.text) >= _SHORTEST_GUESSED and (begun := self._open(word)).documents:
            return begun
        meant = self._from.vocabulary().nearest(word.text) if self._mend else ""
        if not meant:
            return match
        self._asked.mended[word.written] = meant
        return self._matcher.word(meant)

    def _open(self, word: Word, where: str = "") -> Match:
        """Return what has a word that begins so."""
        if word.is_han:
            return self._matcher.run(word.text, where)
        most = _MOST_OF_SHORT if len(word.text) <= _SHORT else _MOST_CONTINUATIONS
        found = self._from.vocabulary().beginning(word.text, most)
        return self._matcher.beginning(word.text, found, where)

    def _sounding(self, every: Sequence[Word]) -> list[Match]:
        """Return what answers words that are the pinyin of one name; each rare, or all known."""
        if any(word.is_han for word in every):
            return []
        if all(len(self._matcher.word(word.written).documents) > _RARE for word in every):
            return []
        terms, articles = self._from.lexicon.by_sound("".join(word.text for word in every))
        found = [*map(self._term, terms), *map(self._from.titled, articles)]
        return [match.times(_SOUNDS) for match in found]

    # ---- Chinese -----------------------------------------------------------------------------

    def _chinese(self, run: str) -> Iterator[Match]:
        """Yield the parts of Chinese in which no name of the glossary stands."""
        for piece in filter(None, _STOPS.split(run)):
            if len(piece) == 1:
                continue
            whole = self._matcher.run(piece)
            if whole.documents:
                yield whole
            elif self._mend and (meant := self._alike(piece)):
                self._asked.mended[piece] = meant
                yield from self._stretch(meant)
            else:
                self._asked.is_guessed = True
                yield self._matcher.bag(piece)

    def _alike(self, run: str) -> str:
        """Return the name that sounds like a run of Chinese; empty if none does."""
        for term in self._from.lexicon.sounds.get(self._from.sound_of(run), ()):
            return self._from.lexicon.written[term]["zh"][0]
        return ""

    def _add_nearness(self, every: Sequence[Word]) -> None:
        if 1 < len(every) <= _LONGEST_NEARNESS or (
            every and every[0].is_han and len(every[0].text) > 1
        ):
            text = " ".join(word.text for word in every)
            self._asked.nearness.append(self._matcher.near(text))


def _is_sentence(every: Sequence[Word]) -> bool:
    """Return whether words are a sentence: some of them mean nothing by themselves."""
    empty = sum(1 for word in every if word.text in stops.ENGLISH)
    return empty >= _EMPTY_WORDS and len(every) - empty >= _EMPTY_WORDS


def _is_beginning(word: Word, *, alone: bool) -> bool:
    """Return whether a last word may be looked for as the beginning of others."""
    return len(word.text) >= _SHORTEST_BEGINNING and (alone or word.text not in stops.ENGLISH)


def _is_plain(group: Sequence[Clause]) -> bool:
    return len(group) == 1 and group[0].is_plain


def _units(number: int, word: Word) -> Iterator[_Unit]:
    if word.is_han:
        for sign, text in enumerate(word.text):
            yield _Unit(text, number, sign, begins=True, ends=True)
    else:
        pieces = pieces_of(word.text)
        for at, piece in enumerate(pieces):
            yield _Unit(stem(piece), number, 0, begins=at == 0, ends=at == len(pieces) - 1)
