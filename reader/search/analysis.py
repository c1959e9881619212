"""Words of a text as they are indexed and as they are asked for: one analyzer for both.

A run of Chinese gives each sign and each two neighbouring signs, with the position of the first;
a Latin word is kept whole with the `+ # . - _` inside it (C++, FlashAttention-3, Q4_K_M). What else
a Latin word may be looked for by, `alternatives` tells: its stem, its parts, itself without signs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from whoosh.lang.porter import stem as porter_stem

from reader.search.folding import fold

# Chinese, and the kana and hangul that are written without spaces, too.
HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_LETTER = f"(?![{HAN}])[^\\W_]"
_LATIN = (
    rf"{_LETTER}(?:{_LETTER}|[._\-+#]+(?={_LETTER})|(?<=\d),(?=\d{{3}}(?!\d))|[+#]+(?!{_LETTER}))*"
)
WORD = re.compile(f"(?P<han>[{HAN}]+)|(?P<latin>{_LATIN})")
_LONGEST_WORD = 64  # signs; what is longer is no word, and no one types it
_SPLIT = re.compile(r"[^A-Za-z0-9]+")
_HUMP = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_SHORTEST_HUMP = 3  # the E of MoE is no word
_PLAIN = re.compile("[a-z]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of Chinese, or one Latin word, where it stands in a text.

    Attributes:
        text: Folded.
        written: As it stands in the text.
        start: In signs; `end` is the sign behind it.
        position: In words; a Chinese sign counts as one.
    """

    text: str
    written: str
    start: int
    end: int
    position: int
    is_han: bool


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text in their order."""
    folded = fold(text)
    position = 0
    for found in WORD.finditer(folded):
        start, end = found.span()
        is_han = found["han"] is not None
        if is_han or end - start <= _LONGEST_WORD:
            yield Word(found[0], text[start:end], start, end, position, is_han)
        position += end - start if is_han else 1


def terms(word: Word) -> Iterator[tuple[str, int]]:
    """Yield what a word is indexed under, with positions.

    Asked as a phrase, the neighbours of a run of Chinese find it wherever it is a part of another.
    """
    if not word.is_han:
        yield word.text, word.position
        return
    run, first = word.text, word.position
    for at, sign in enumerate(run):
        yield sign, first + at
        if at + 1 < len(run):
            yield run[at : at + 2], first + at


def phrase(run: str) -> tuple[tuple[str, int], ...]:
    """Return the terms that a run of folded Chinese is asked by, and their distances."""
    if len(run) == 1:
        return ((run, 0),)
    return tuple((run[at : at + 2], at) for at in range(len(run) - 1))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the stem of a folded English word; anything else is its own.

    Source:
        M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980.
    """
    if not _PLAIN.fullmatch(word) or len(word) < 3:
        return word
    return str(porter_stem(word))


@lru_cache(maxsize=100_000)
def alternatives(written: str) -> tuple[str, ...]:
    """Return what else a Latin word is looked for by: stem, parts, itself without its signs.

    Args:
        written: As it stands in the text: `FlashAttention` has the parts flash and attention.
    """
    folded = fold(written)
    found: dict[str, None] = {stem(folded): None}
    pieces = [piece for piece in _SPLIT.split(folded) if piece]
    if len(pieces) > 1:
        found["".join(pieces)] = None
    humps = [fold(h) for h in _HUMP.findall(written) if len(h) >= _SHORTEST_HUMP]
    for piece in (*(pieces if len(pieces) > 1 else ()), *(humps if len(humps) > 1 else ())):
        found[piece] = None
        found[stem(piece)] = None
    found.pop(folded, None)
    return tuple(found)


def units(text: str) -> list[str]:
    """Return what names are compared by: signs of Chinese, stems of Latin words and their parts."""
    found: list[str] = []
    for word in words(text):
        found += word.text if word.is_han else map(stem, pieces_of(word.text))
    return found


def hump_units(text: str) -> list[str]:
    """Return the units of a name like `PagedAttention` as if it were written in two words."""
    return [stem(fold(hump)) for hump in _HUMP.findall(text) if len(hump) >= _SHORTEST_HUMP]


def pieces_of(folded: str) -> list[str]:
    """Return the parts of a folded Latin word between its signs; of a plain one itself."""
    return [piece for piece in _SPLIT.split(folded) if piece] or [folded]
