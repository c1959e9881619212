"""Rules of numbers: the same in both languages, and each with a source or a calculation."""

import re
from collections.abc import Iterator

from reader.archive.model import LANGUAGES
from reader.check.finding import Fault, Rule
from reader.check.numbers import Number, numbers, without_answer
from reader.check.subject import Subject, Words

_UNIT = re.compile(
    r"""\s?(?:[kKMGTP]?i?B|bytes?|字节|[kKMGT]?i?B/s|[kKMG]?bits?(?:/s)?
    |m?s|µs|μs|ns|min|h|hours?|days?|minutes|seconds|毫秒|微秒|秒|分钟|小时|天
    |tokens?/s|tok/s|req/s|requests?/s|[kMGTPE]?FLOPS?(?:/s)?|[kM]?W|kWh|°C|[kMG]?Hz
    |×|x|times|-fold|倍|points?|个百分点)(?![A-Za-z])""",
    re.VERBOSE,
)
_NAMES_A_PLACE = re.compile(
    r"(?:§|Figs?\.|Figures?|Tables?|Eqs?\.|Equations?|图|表|公式|第|[Ss]ections?|Chapter) ?$"
)
_SCRIPT = re.compile(r"[\w-]+\.py\b")


def differ(subject: Subject) -> Iterator[Fault]:
    """A pair holds the same numbers; see `numbers` for what is a number."""
    for en, zh in subject.pairs:
        left, right = without_answer(en.bare.text, zh.bare.text)
        parts = [
            f"only in {name}: {', '.join(n.written for n in rest)}"
            for name, rest in (("en.md", left), ("zh.md", right))
            if rest
        ]
        if parts:
            at = zh.line_of(right[0].start) if right else zh.piece.line
            message = f"The numbers differ (en.md, line {en.piece.line}); {'; '.join(parts)}."
            yield subject.fault("zh", at, message)


def measured(text: str, *, scores: bool) -> Iterator[Number]:
    """Yield the numbers that somebody measured or computed: with a unit, a percent sign or ×.

    Args:
        scores: Whether a decimal point is enough.
    """
    for number in numbers(text):
        names_a_place = _NAMES_A_PLACE.search(text, max(0, number.start - 12), number.start)
        is_plain = "-" not in number.key.lstrip("-") and number.key.count(".") < 2
        if is_plain and not names_a_place:
            has_unit = number.is_percent or _UNIT.match(text, number.end)
            if has_unit or (scores and "." in number.plain):
                yield number


def uncited(subject: Subject) -> Iterator[Fault]:
    """A measured number in Results or in a table has a citation or comes from a calculation.

    The citation may stand in the row, in the head or next to the table, or with the same number
    elsewhere in the article.
    """
    if subject.is_help:
        return
    for language in LANGUAGES:
        known = _known(subject, subject.words[language])
        for at, words in enumerate(subject.words[language]):
            piece = words.piece
            in_results = subject.section(piece) == "Results"
            if piece.kind != "row" and not (in_results and piece.kind == "paragraph"):
                continue
            if words.bare.cited or _SCRIPT.search(piece.text):
                continue
            if piece.kind == "row" and _beside_is_cited(subject.words[language], at):
                continue
            missing = [
                n for n in measured(words.bare.text, scores=in_results)
                if not {n.plain, n.key.rstrip("%")} & known
            ]  # fmt: skip
            if missing:
                yield subject.fault(
                    language,
                    words.line_of(missing[0].start),
                    f"Cite where {', '.join(n.written for n in missing)} comes from,"
                    " with the place, or print it in a calculation.",
                )


def _known(subject: Subject, found: tuple[Words, ...]) -> frozenset[str]:
    """Return the numbers that are cited somewhere or printed by a calculation."""
    texts = [words.bare.text for words in found if words.bare.cited]
    texts += [
        data.decode("utf-8", "replace")
        for name, data in subject.files.items()
        if name.endswith(".out")
    ]
    return frozenset(
        key for text in texts for n in numbers(text) for key in (n.plain, n.key.rstrip("%"))
    )


def _beside_is_cited(found: tuple[Words, ...], at: int) -> bool:
    """Return whether the head of a row's table or the paragraph before or after it cites."""
    first = last = at
    while first > 0 and found[first].piece.name != "0":
        first -= 1
    while last + 1 < len(found) and found[last + 1].piece.kind == "row":
        last += 1
    beside = (found[max(first - 1, 0)], found[first], found[min(last + 1, len(found) - 1)])
    section = found[at].piece.section
    return any(w.bare.cited for w in beside if w.piece.section == section)


RULES: tuple[Rule[Subject], ...] = (
    Rule("numbers-differ", "error", differ),
    Rule("numbers-uncited", "error", uncited),
)
