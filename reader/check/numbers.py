"""What counts as a number, and when the numbers of two texts are the same.

A number is written in digits: `12,288`, `0.4`, `1e-12`, `2^30`, `10⁹`, `20%`. Its value is what
counts: thousands separators do not, `1.2288 万`, `12.288K` and `12.288 thousand` are 12,288, and
`3 亿` is `300 million`. A percent sign belongs to the value and reaches back over a range
(`20–26%` is 20% and 26%), and so does a multiplier. A date is one number however it is written:
`2024-12`, `December 2024`, `2024 年 12 月`. Versions with two dots or more (`0.11.0`) are compared
as they are written.

No numbers: digits that belong to a name (`H800`, `GQA-8`, `DeepSeek-V3`, `v0.33.0`, `TP4`: a word
that begins with a letter), hashes (`4ba787ec9`), numbers in code, in formulas and in citations;
those are compared by rules of their own.

Number words are never asked for: `eight` may have no answer. But digits on one side may be answered
by words on the other (`eight GPUs`, `8 张卡`; `half`, `0.5`), each word once, and only in one
direction: where both sides have digits left over, these contradict each other.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from reader.archive.model import Language
from reader.check.number_words import MONTHS, number_words

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_TIMES = {
    "K": 3, "k": 3, "M": 6, "G": 9, "B": 9, "T": 12,
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
    "百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10, "千亿": 11,
    "万亿": 12,
}  # fmt: skip
_HAN_TIMES = "|".join(sorted((t for t in _TIMES if not t.isascii()), key=len, reverse=True))
_TOKEN = re.compile(
    rf"""
      (?P<hash>(?<![A-Za-z0-9])(?=[0-9a-f]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{{7,40}}(?![A-Za-z0-9]))
    | (?P<name>(?<![A-Za-z0-9])(?!(?:{_MONTH})\b)[A-Za-z_][A-Za-z0-9_]*
        (?:[-./:+'’][A-Za-z0-9_]+)*)
    | (?P<iso>(?<![\d.,-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-\d\d)?(?![\d-]))
    | (?P<zh_year>\d{{4}})\ ?年\ ?(?P<zh_month>\d{{1,2}})\ ?月(?:\ ?(?P<zh_day>\d{{1,2}})\ ?日)?
    | (?P<en_day>\d{{1,2}}\ )?(?P<en_month>\b(?:{_MONTH}))\ (?P<en_day2>\d{{1,2}},\ )?
        (?P<en_year>\d{{4}})\b
    | (?P<version>(?<![\d.])\d+(?:\.\d+){{2,}})
    | (?P<of_hundred>百分之\ ?)?
      (?P<sign>(?<![\w)\]%’])[-−](?=\d))?
      (?P<digits>(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+)(?:\.\d+)?)
      (?P<e>[eE][+-]?\d+(?![A-Za-z0-9]))?
      (?P<power>\^\{{?[-−+]?\d+\}}?|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)?
      (?P<times>\ ?(?:{_HAN_TIMES})|\ (?:thousand|million|billion|trillion)\b
        |[KkMGBT](?![A-Za-z0-9]))?
      (?P<percent>\ ?%|\ percent\b)?
    """,
    re.VERBOSE,
)
_JOINS = re.compile(r"\s*(?:[–—~～-]|to|and|到|至|和|与)\s*")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it was found.

    Attributes:
        key: Its value in one way of writing; equal numbers have equal keys.
        plain: The same without multiplier and percent sign.
        written: As it stands in the text.
        start: Where it stands.
    """

    key: str
    plain: str
    written: str
    start: int
    end: int

    @property
    def is_percent(self) -> bool:
        """Whether it is a share in percent."""
        return self.key.endswith("%")


@lru_cache(maxsize=4096)  # most pieces are asked for by several rules
def numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text from which code, formulas and citations were taken out."""
    return tuple(_shared(text, list(_found(text))))


def _found(text: str) -> Iterator[Number]:
    for match in _TOKEN.finditer(text):
        if match["hash"] or match["name"]:
            continue
        key = _date(match) or match["version"]
        if key:
            yield Number(key, key, match[0].strip(), match.start(), match.end())
        else:
            yield _number(match)


def _date(match: re.Match[str]) -> str:
    if match["iso"]:
        return match["iso"]
    if match["zh_year"]:
        parts = match["zh_year"], match["zh_month"], match["zh_day"]
    elif match["en_month"]:
        day = match["en_day"] or match["en_day2"]
        parts = match["en_year"], str(MONTHS[match["en_month"]]), day and day.strip(" ,")
    else:
        return ""
    return "-".join([parts[0], *(f"{int(part):02}" for part in parts[1:] if part)])


def _number(match: re.Match[str]) -> Number:
    value = Decimal(match["digits"].replace(",", "") + (match["e"] or ""))
    if match["power"]:
        exponent = match["power"].translate(_SUPERSCRIPTS).strip("^{}").replace("−", "-")
        value = value ** int(exponent) if abs(int(exponent)) < 400 else value
    if match["sign"]:
        value = -value
    plain = _key(value)
    if match["times"]:
        value = value.scaleb(_TIMES[match["times"].strip()])
    share = "%" if match["percent"] or match["of_hundred"] else ""
    return Number(_key(value) + share, plain, match[0].strip(), match.start(), match.end())


def _key(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _shared(text: str, found: list[Number]) -> Iterator[Number]:
    """Yield the numbers; the first of a range takes percent sign and multiplier of the second."""
    for at, number in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        if (
            after is None
            or number.key != number.plain
            or after.key == after.plain
            or not _JOINS.fullmatch(text[number.end : after.start])
            or text[number.end : after.start].strip() in {"and", "和", "与"}
        ):
            yield number
            continue
        share = "%" if after.is_percent else ""
        scale = Decimal(after.key.rstrip("%")) / (Decimal(after.plain) or 1)
        key = _key(Decimal(number.plain) * scale) + share
        yield Number(key, number.plain, number.written, number.start, number.end)


def without_answer(en: str, zh: str) -> tuple[tuple[Number, ...], tuple[Number, ...]]:
    """Return the numbers of each text that the other one does not have."""
    left, right = numbers(en), numbers(zh)
    only_left, only_right = tuple(_unmatched(left, right)), tuple(_unmatched(right, left))
    if only_left and only_right:
        return only_left, only_right  # digits against other digits: no words will mend that
    return _not_in_words(only_left, zh, "zh"), _not_in_words(only_right, en, "en")


def _unmatched(these: Sequence[Number], those: Sequence[Number]) -> Iterator[Number]:
    there = Counter(number.key for number in those)
    for number in these:
        if there[number.key] > 0:
            there[number.key] -= 1
        else:
            yield number


def _not_in_words(rest: Iterable[Number], text: str, language: Language) -> tuple[Number, ...]:
    there = Counter(number_words(text, language))
    missing: list[Number] = []
    for number in rest:
        if there[number.key] > 0:
            there[number.key] -= 1
        else:
            missing.append(number)
    return tuple(missing)
