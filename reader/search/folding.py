"""One written form for what readers take for the same sign: case, width, accents, Traditional."""

import unicodedata
from functools import cache

import opencc

_HAN = ("\u3400", "\u9fff")
_COMPATIBLE_HAN = ("\uf900", "\ufaff")


class _Signs(dict[int, str]):
    """Makes the folded form of a sign when it is first met; always one sign for one."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        self[code] = folded = _folded(sign)
        return folded


_SIGNS = _Signs()


def fold(text: str) -> str:
    """Return a text in small letters, half width, without accents, in Simplified Chinese.

    Each sign becomes exactly one sign, so that places in the result are places in the text, and a
    sign is folded the same whatever stands beside it, so that a question and a text agree.
    """
    return text.translate(_SIGNS)


def simplified(text: str) -> str:
    """Return a question in Traditional Chinese with the words of the mainland: 記憶體 is 内存.

    Any other text is returned as it is. For questions alone: what a word is called depends on what
    stands beside it, and a text must be folded sign by sign.
    """
    if all(_SIGNS[ord(sign)] == sign or not _is_han(sign) for sign in text):
        return text
    # OpenCC refuses half of a surrogate pair, and ends at a NUL.
    plain = text.replace("\0", " ").encode(errors="replace").decode()
    return str(_converter("tw2sp").convert(plain))


def _is_han(sign: str) -> bool:
    return _HAN[0] <= sign <= _HAN[1] or _COMPATIBLE_HAN[0] <= sign <= _COMPATIBLE_HAN[1]


def _folded(sign: str) -> str:
    plain = _one(unicodedata.normalize("NFKC", sign), sign)
    base = unicodedata.normalize("NFD", plain)
    if len(base) > 1 and all(map(unicodedata.combining, base[1:])):
        plain = base[0]
    plain = _one(plain.lower(), plain)
    if _is_han(plain):
        plain = _one(_converter("t2s").convert(plain), plain)
    return " " if plain.isspace() else plain


def _one(folded: str, sign: str) -> str:
    return folded if len(folded) == 1 else sign


@cache
def _converter(name: str) -> "opencc.OpenCC":
    return opencc.OpenCC(name)
