"""Rules of pairing: block answers block, and each pair holds the same in both languages."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from reader.check.finding import Fault, Rule
from reader.check.pairs import PiecePair
from reader.check.subject import Subject, Words
from reader.text.inline import citations
from reader.text.sentences import sentences

_EDITION = re.compile(r"\b(?:en|zh)\.md\b")
# 95 of 100 pairs of the first six articles differ by at most one sentence, all of them by at most
# two or by less than this share of the longer side.
_FEW_SENTENCES, _SENTENCES_SHARE = 2, 0.4


def _mismatches(
    kind: Literal["headings", "blocks", "items", "rows"], what: str
) -> Callable[[Subject], Iterator[Fault]]:
    def find(subject: Subject) -> Iterator[Fault]:
        for found in subject.pairing.mismatches:
            if found.kind == kind:
                en, zh = found.found
                message = f"{what}: en.md has {en} (line {found.en}), zh.md {zh} here."
                yield subject.fault("zh", found.zh, message)

    return find


def _different(en: Iterable[str], zh: Iterable[str]) -> str:
    """Return what is in one list and not in the other, as words; nothing when they are the same."""
    left, right = Counter(list(en)), Counter(list(zh))
    parts = [
        f"only in {name}: {', '.join(f'`{item}`' for item in (these - those).elements())}"
        for name, these, those in (("en.md", left, right), ("zh.md", right, left))
        if these - those
    ]
    return "; ".join(parts)


def _same(
    kind: str, text: Callable[[PiecePair], tuple[str, str]], hint: str
) -> Callable[[Subject], Iterator[Fault]]:
    def find(subject: Subject) -> Iterator[Fault]:
        for found in subject.pairing.pairs:
            en, zh = text(found)
            if found.en.kind == kind and en != zh:
                message = f"Not the same as in en.md, line {found.en.line}. {hint}"
                yield subject.fault("zh", found.zh.line, message)

    return find


_listing = _same(
    "code", lambda p: (p.en.name + p.en.text, p.zh.name + p.zh.text),
    "A listing is shown once, for both languages: copy it.",
)  # fmt: skip
_display = _same(
    "maths", lambda p: ("".join(p.en.text.split()), "".join(p.zh.text.split())),
    "A formula is shown once, for both languages: copy it.",
)  # fmt: skip
_figure = _same("figure", lambda p: (p.en.name, p.zh.name), "Show the same file.")
_calculation = _same("calculation", lambda p: (p.en.name, p.zh.name), "Link the same file.")


def _in_words(subject: Subject, what: str, of: Callable[[Words], Iterable[str]]) -> Iterator[Fault]:
    for en, zh in subject.pairs:
        difference = _different(of(en), of(zh))
        if difference:
            where = f"(en.md, line {en.piece.line})"
            yield subject.fault("zh", zh.piece.line, f"{what} {where}; {difference}.")


def code(subject: Subject) -> Iterator[Fault]:
    """Listings are the same, and so are the names in code type in a pair."""
    yield from _listing(subject)
    yield from _in_words(
        subject, "The words in code type differ", lambda w: dict.fromkeys(w.bare.code)
    )


def formulas(subject: Subject) -> Iterator[Fault]:
    """Displayed formulas are the same, and so are the formulas inside a pair's words.

    A symbol may be repeated where the other language has a pronoun.
    """
    yield from _display(subject)
    yield from _in_words(
        subject,
        "The formulas differ",
        lambda w: dict.fromkeys("".join(tex.split()) for tex in w.bare.maths),
    )


def cited(subject: Subject) -> Iterator[Fault]:
    """A pair cites the same sources and the same places."""
    yield from _in_words(
        subject,
        "The citations differ",
        lambda w: (
            ", ".join(filter(None, one)) for inside in w.bare.cited for one in citations(inside)
        ),
    )


def links(subject: Subject) -> Iterator[Fault]:
    """A pair links to the same articles and addresses."""
    yield from _in_words(
        subject,
        "The links differ",
        lambda w: (_EDITION.sub("…", target.split("#")[0]) for target in w.bare.links),
    )


def counts(subject: Subject) -> Iterator[Fault]:
    """A pair has about as many sentences in both languages."""
    for en, zh in subject.pairs:
        left, right = (len(sentences(words.bare.text.replace("\n", " "))) for words in (en, zh))
        most = max(_FEW_SENTENCES, math.floor(_SENTENCES_SHARE * max(left, right)))
        if abs(left - right) > most:
            message = (
                f"{right} sentences answer {left} (en.md, line {en.piece.line});"
                " the reader pairs them: let them correspond."
            )
            yield subject.fault("zh", zh.piece.line, message)


RULES: tuple[Rule[Subject], ...] = (
    Rule("pair-headings", "error", _mismatches("headings", "The headings part here")),
    Rule("pair-blocks", "error", _mismatches("blocks", "The blocks part here")),
    Rule("pair-items", "error", _mismatches("items", "The lists differ")),
    Rule("pair-rows", "error", _mismatches("rows", "The tables differ")),
    Rule("pair-code", "error", code),
    Rule("pair-formulas", "error", formulas),
    Rule("pair-figures", "error", _figure),
    Rule("pair-calculations", "error", _calculation),
    Rule("pair-citations", "error", cited),
    Rule("pair-links", "error", links),
    Rule("pair-sentences", "warning", counts),
)
