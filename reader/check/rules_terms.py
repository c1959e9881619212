"""Terms in the text are rendered as the glossary says."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from reader.archive.model import Term
from reader.check.finding import Fault, Rule
from reader.check.subject import Subject

_CLAUSE = re.compile(r"[，。；：！？、（）|\n]")
_ORDINARY = re.compile(r"[a-z]+")
_WORD = re.compile(r"[^\W_]+")


class _Names:
    """The English names of terms, found in a text by the word each begins with.

    Args:
        spelled: The name and the variants of each term.
    """

    def __init__(self, spelled: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
        # The name, and variants that mean nothing else: of several words, and in capitals.
        found = {
            variant.casefold(): at for at, (_, variants) in enumerate(spelled)
            for variant in variants if " " in variant or "-" in variant or variant.isupper()
        }  # fmt: skip
        self.number_of = found | {name.casefold(): at for at, (name, _) in enumerate(spelled)}
        self._by_word: dict[str, list[str]] = {}
        for name in self.number_of:
            self._by_word.setdefault(_WORD.findall(name)[0], []).append(name)

    def occurrences(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Yield place, words and name of each name in a text; of several the longest."""
        words = set(_WORD.findall(text.casefold()))
        words |= {word.removesuffix(end) for word in words for end in ("s", "es")}
        found = [
            (match.start(), -match.end(), match[0], name)
            for word in words for name in self._by_word.get(word, ())
            for match in _matcher(name).finditer(text)
        ]  # fmt: skip
        end = 0
        for start, minus_end, shown, name in sorted(found):
            if start >= end:
                end = -minus_end
                yield start, shown, name


_names = lru_cache(maxsize=1)(_Names)


@cache
def _matcher(name: str) -> re.Pattern[str]:
    """Return what finds an English name in the singular or the plural."""
    return re.compile(rf"(?<![\w-]){re.escape(name)}(?:s|es)?(?![\w-])", re.IGNORECASE)


def _is_rendered(term: Term, chinese: str) -> bool:
    """Return whether a text has a rendering of the term, or one parted: 解码一步 for 一步解码."""
    clauses = _CLAUSE.split(chinese)
    for name in (term.name["zh"], *term.variants["zh"]):
        if name.casefold() in chinese:
            return True
        if not name.isascii() and any(set(name.casefold()) <= set(c) for c in clauses):
            return True
    return False


def renderings(subject: Subject) -> Iterator[Fault]:
    """A term of the English block has an accepted rendering in the Chinese one.

    Accepted are the Chinese name and its variants; the English name only where it is one of these.
    A term of one ordinary word (`block`, `swap`) may be a verb or go without saying: of such it is
    asked only that its rendering stands somewhere in the article that explains it.
    """
    terms = subject.around.terms
    names = _names(tuple((term.name["en"], term.variants["en"]) for term in terms))
    whole = subject.article.editions["zh"].text.casefold()
    told: set[str] = set()
    for en, zh in subject.pairs:
        here = zh.bare.text.casefold()
        for start, shown, name in names.occurrences(en.bare.text):
            term = terms[names.number_of[name]]
            ordinary = _ORDINARY.fullmatch(term.name["en"]) is not None
            key = term.id if ordinary else f"{term.id} {zh.piece.line}"
            if key in told:
                continue
            told.add(key)
            if ordinary and term.article != subject.article.path:
                continue
            if not _is_rendered(term, whole if ordinary else here):
                accepted = " or ".join((term.name["zh"], *term.variants["zh"]))
                where = f"(en.md, line {en.line_of(start)})"
                yield subject.fault(
                    "zh",
                    zh.piece.line,
                    f'"{shown}" {where} is {accepted} in the glossary:'
                    " use that, or add a variant there.",
                )


RULES: tuple[Rule[Subject], ...] = (Rule("term-rendering", "warning", renderings),)
