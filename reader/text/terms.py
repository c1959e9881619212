"""The glossary's terms in running words: which of their names count, and where they stand."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.archive.model import LANGUAGES, Language, Term

_COMMON_WORD = re.compile("[a-z]+|[\u3400-\u9fff]{1,2}")
_FIRST_WORD = re.compile("[A-Za-z0-9]+")
_NO_WORD_BEFORE = re.compile(r"(?<![A-Za-z0-9_-])")
_NO_WORD_AFTER = re.compile(r"(?![A-Za-z0-9_]|-[A-Za-z0-9])")
_PLURALS = ("es", "s", "")
# Sign for sign, so that places stay the same: small letters, and one gap for every kind of it:
# `KV-cache` is the KV cache, also where a line ends inside it.
_FOLDED: dict[int, int | str] = {
    **{code: code + 32 for code in range(ord("A"), ord("Z") + 1)},
    **dict.fromkeys(map(ord, "\t\n\u00a0-\u2010\u2011\u2012\u2013\u2014"), " "),
}


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a term in one language.

    Attributes:
        term: The term's id.
        is_common: Whether it is an everyday word, too: one in small letters, or one or two
            Chinese characters.
        only_in: Path of the one article in which it is looked for; empty for all.
    """

    text: str
    term: str
    is_common: bool = False
    only_in: str = ""


Names = Mapping[Language, tuple[Name, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text, from `start` up to `end`."""

    start: int
    end: int
    name: Name


def names_of(terms: Sequence[Term]) -> Names:
    """Return the names that are looked for, in each language.

    Not looked for are a single Chinese character and what two terms are called. Common words are
    looked for only in the article that explains the term if they are variants ("key", "scale",
    吸收), or if the term says that its name is an everyday word.
    """
    return {language: tuple(_names(terms, language)) for language in LANGUAGES}


def names_in(article: str, names: Names, terms: Container[str] | None = None) -> Names:
    """Return those of the names, or of the names of some terms, that an article may have."""
    return {
        language: tuple(
            name
            for name in some
            if name.only_in in ("", article) and (terms is None or name.term in terms)
        )
        for language, some in names.items()
    }


def _names(terms: Sequence[Term], language: Language) -> Iterator[Name]:
    firsts = {_folded(term.name[language]): term for term in reversed(terms)}
    claims = Counter(
        folded for term in terms for folded in {_folded(text) for text in term.variants[language]}
    )
    for term in terms:
        for text in dict.fromkeys((term.name[language], *term.variants[language])):
            folded, is_common = _folded(text), bool(_COMMON_WORD.fullmatch(text))
            is_variant = text != term.name[language]
            only_here = is_common and (is_variant or term.is_everyday)
            owner = firsts.get(folded, term if claims[folded] == 1 else None)
            if len(text) > 1 and owner is term and not (only_here and not term.article):
                yield Name(text, term.id, is_common, term.article if only_here else "")


def _folded(text: str) -> str:
    return text.translate(_FOLDED)


class TermFinder:
    """Finds names in the words of one language; what is found does not overlap.

    English ones are whole words, also in the plural, in whatever case; those without a small letter
    only as they are written. Chinese ones stand anywhere, their Latin ends at the ends of words.
    Where several begin, the longest is found.
    """

    def __init__(self, names: Iterable[Name], language: Language) -> None:
        self._is_english = language == "en"
        self._by_start: dict[str, list[Name]] = defaultdict(list)
        for name in sorted(names, key=lambda name: -len(name.text)):
            for start in self._starts(name.text):
                self._by_start[start].append(name)
        signs = "".join(map(re.escape, self._by_start))
        self._start = _FIRST_WORD if self._is_english else re.compile(f"[{signs or chr(0)}]")

    def _starts(self, text: str) -> Iterator[str]:
        """Yield what a text has where a name may begin: the first word, in Chinese the sign."""
        if not self._is_english:
            yield text[:1]
        elif word := _FIRST_WORD.match(_folded(text)):
            plurals = _PLURALS if word.end() == len(text) else ("",)
            yield from (word[0] + plural for plural in plurals)

    def find(self, text: str) -> Iterator[Found]:
        """Yield the names in a text in their order."""
        folded = _folded(text) if self._is_english else text
        end = 0
        for start in self._start.finditer(folded):
            if start.start() < end:
                continue
            for name in self._by_start.get(start[0], ()):
                reach = self._end(text, folded, start.start(), name.text)
                if reach:
                    end = reach
                    yield Found(start.start(), end, name)
                    break

    def _end(self, text: str, folded: str, start: int, name: str) -> int:
        """Return where a name ends that begins at a place; 0 when it does not stand there."""
        keeps_case = not self._is_english or name.upper() == name
        found = text if keeps_case else folded
        if not found.startswith(name if keeps_case else _folded(name), start):
            return 0
        if name[0].isascii() and not _NO_WORD_BEFORE.match(text, start):
            return 0
        end = start + len(name)
        if not name[-1].isascii():
            return end
        for plural in _PLURALS if self._is_english else ("",):
            if folded.startswith(plural, end) and _NO_WORD_AFTER.match(text, end + len(plural)):
                return end + len(plural)
        return 0
