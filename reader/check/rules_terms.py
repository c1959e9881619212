"""Terms in the text are rendered as the glossary says."""

import re
from collections.abc import Iterator
from functools import lru_cache

from reader.archive.model import Term
from reader.check.finding import Fault, Rule
from reader.check.subject import Subject

_CLAUSE = re.compile(r"[，。；：！？、（）|\n]")
_ORDINARY = re.compile(r"[a-z]+")


@lru_cache(maxsize=8)
def _matcher(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds an English name, the longest first, in the singular or the plural."""
    parts = sorted((re.escape(name) for name in names), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(parts) or '(?!)'})(?:s|es)?(?![\w-])", re.IGNORECASE)


def _is_rendered(term: Term, chinese: str) -> bool:
    """Return whether a text has a rendering of the term, or one parted: 解码一步 for 一步解码."""
    clauses = _CLAUSE.split(chinese)
    for name in (term.name["zh"], *term.variants["zh"]):
        if name.casefold() in chinese:
            return True
        if not name.isascii() and any(set(name.casefold()) <= set(c) for c in clauses):
            return True
    return False


def _names(terms: tuple[Term, ...]) -> dict[str, Term]:
    """Return the terms by the English names that mean nothing else: variants of several words."""
    found = {
        v.casefold(): t
        for t in terms
        for v in t.variants["en"]
        if " " in v or "-" in v or v.isupper()
    }
    return found | {term.name["en"].casefold(): term for term in terms}


def renderings(subject: Subject) -> Iterator[Fault]:
    """A term of the English block has an accepted rendering in the Chinese one.

    Accepted are the Chinese name and its variants; the English name only where it is one of these.
    A term of one ordinary word (`block`, `swap`) may be a verb or go without saying: of such it is
    asked only that its rendering stands somewhere in the article that explains it.
    """
    names = _names(subject.around.terms)
    pattern = _matcher(tuple(names))
    whole = subject.article.editions["zh"].text.casefold()
    told: set[str] = set()
    for en, zh in subject.pairs:
        here = zh.bare.text.casefold()
        for found in pattern.finditer(en.bare.text):
            term = names[found[1].casefold()]
            ordinary = _ORDINARY.fullmatch(term.name["en"]) is not None
            key = term.id if ordinary else f"{term.id} {zh.piece.line}"
            if key in told:
                continue
            told.add(key)
            if ordinary and term.article != subject.article.path:
                continue
            if not _is_rendered(term, whole if ordinary else here):
                accepted = " or ".join((term.name["zh"], *term.variants["zh"]))
                where = f"(en.md, line {en.line_of(found.start())})"
                yield subject.fault(
                    "zh",
                    zh.piece.line,
                    f'"{found[0]}" {where} is {accepted} in the glossary:'
                    " use that, or add a variant there.",
                )


RULES: tuple[Rule[Subject], ...] = (Rule("term-rendering", "warning", renderings),)
