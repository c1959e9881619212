"""Numbers that are written as words, in either language."""

import re
from collections.abc import Iterator
from types import MappingProxyType

from reader.archive.model import Language

MONTHS = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "January Jan",
                "February Feb",
                "March Mar",
                "April Apr",
                "May",
                "June Jun",
                "July Jul",
                "August Aug",
                "September Sept Sep",
                "October Oct",
                "November Nov",
                "December Dec",
            ),
            start=1,
        )
        for name in names.split()
    }
)

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen"""
_EN_ONES = _ONES.split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_EN_TENS = _TENS.split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"
_EN_ORDINALS = _ORDINALS.split()
_EN = {
    **{word: str(n) for n, word in enumerate(_EN_ONES)},
    **{word: str(10 * n) for n, word in enumerate(_EN_TENS, start=2)},
    **{word: str(n) for n, word in enumerate(_EN_ORDINALS, start=1)},
    "no": "0", "none": "0", "single": "1", "once": "1", "a": "1", "an": "1", "both": "2",
    "twice": "2", "double": "2", "doubles": "2", "doubled": "2", "pair": "2", "half": "0.5",
    "halves": "0.5", "triple": "3", "thrice": "3", "dozen": "12", "hundred": "100",
    "thousand": "1000", "million": "1000000", "quarter": "0.25",
}  # fmt: skip
_EN_WORD = re.compile(r"[A-Za-z]+")
_EN_COMPOUND = re.compile(
    rf"\b({'|'.join(_EN_TENS)})-({'|'.join(_EN_ONES[1:10])})\b", re.IGNORECASE
)

_ZH_DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "两": 2, "单": 1, "首": 1, "双": 2,
}  # fmt: skip
_ZH_UNITS = {"十": 10, "百": 100, "千": 1000}
_ZH_WORD = re.compile(r"[零〇一二两三四五六七八九十百千单双首]+万?|半|不|没")


def number_words(text: str, language: Language) -> Iterator[str]:
    """Yield the value of each number word, as `numbers.Number.key` has it."""
    yield from _english(text) if language == "en" else _chinese(text)


def _english(text: str) -> Iterator[str]:
    for tens, ones in _EN_COMPOUND.findall(text):
        yield str(int(_EN[tens.lower()]) + int(_EN[ones.lower()]))
    for word in _EN_WORD.findall(text):
        if word.lower() in _EN:
            yield _EN[word.lower()]
        if word in MONTHS:
            yield str(MONTHS[word])


def _chinese(text: str) -> Iterator[str]:
    for word in _ZH_WORD.findall(text):
        if word == "半":
            yield "0.5"
        elif word in {"不", "没"}:
            yield "0"
        else:
            yield str(_value(word))


def _value(word: str) -> int:
    """Return what 三百二十 or 一万 is; a row of single digits is read as one number."""
    thousands = 10_000 if word.endswith("万") else 1
    signs = word.removesuffix("万")
    if not any(sign in _ZH_UNITS for sign in signs):
        return int("".join(str(_ZH_DIGITS[sign]) for sign in signs) or "1") * thousands
    total, digit = 0, 0
    for sign in signs:
        if sign in _ZH_UNITS:
            total += (digit or 1) * _ZH_UNITS[sign]
            digit = 0
        else:
            digit = _ZH_DIGITS[sign]
    return (total + digit) * thousands
