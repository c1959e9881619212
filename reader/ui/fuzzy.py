"""How well a typed word fits a name: as it stands, by the beginnings of its words, or shortened."""

import re
from dataclasses import dataclass
from functools import lru_cache

_HAN = r"\u3400-\u9fff"
_WORD = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")  # PagedAttention has two
_GAP = re.compile(r"[\W_]+")
_IS_HAN = re.compile(rf"[{_HAN}]")
SMALL = frozenset(("a", "and", "at", "for", "from", "in", "of", "on", "the", "to", "with"))

# How well a word fits: as the beginning of a word, …
BEGINS = 4.0
_IN_HAN = 3.5  # … within Chinese, which has no spaces, …
_PART_BEGINS = 3.0  # … from a capital within a word on, or as the beginning of pinyin or a path, …
_CHAINED = 2.5  # … as the beginnings of a name's first words, …
_CHAINED_LATER = 2.1  # … of other words that follow each other, …
_INSIDE = 2.0  # … within a word, …
_SHORTENED = 1.0  # … as a word with letters left out.

_FEWEST_INSIDE = 4  # letters: "ing" and "ion" stand in most titles
_FEWEST_IN_ALIAS = 3  # letters: zyl stands in the initials fzcxzyl
_NO_SYLLABLE = "iuv"  # no syllable of pinyin begins so, and "ing" is in every second title's
_FEWEST_CHAINED = 3  # letters, but for a name's first words, where "sd" is enough
_LONGEST_CHAINED = 20  # letters: twice the time for each, in a name that is made to be hard
_FEWEST_SHORTENED = 3
_LEAST_OF_WORD = 0.4  # of a word's letters: attn is attention, but mla is not multimodal


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart; everything is case-folded, and words have a space before each.

    Attributes:
        key: All that it may be called, as one text.
        spelt: Its words.
        called: The key without punctuation: beside the name its pinyin, initials, a path.
        parts: Its Latin words, those apart that a capital joins to others.
        letters: Those of the key.
        length: In letters, of the longest spelling.
    """

    key: str
    spelt: str
    called: str
    parts: str
    letters: frozenset[str]
    length: int


@lru_cache(maxsize=8192)  # names: the articles of a large archive, asked again at every key
def name_of(key: str, *spellings: str) -> Name:
    """Return a name with its spellings taken apart.

    Args:
        key: Case-folded: the spellings and what else it may be called.
    """
    text = " ".join(spellings)
    return Name(
        key=key,
        spelt=_spaced(_WORD, text),
        called=" " + _GAP.sub(" ", key),
        parts=_spaced(_PART, text),
        letters=frozenset(key),
        length=max(map(len, spellings), default=0),
    )


def _spaced(pattern: re.Pattern[str], text: str) -> str:
    return " ".join(("", *pattern.findall(text))).casefold()


def typed_words(typed: str) -> list[str]:
    """Return the words of a line, case-folded; Chinese and Latin beside each other are apart."""
    return _WORD.findall(typed.casefold())


def fit_exactly(word: str, name: Name) -> float:
    """Return how well a word fits that the name's key has; 0 if it is a poor place."""
    begun = f" {word}"
    if begun in name.spelt:
        return BEGINS
    if begun in name.called or begun in name.parts:
        return _PART_BEGINS
    is_alias = word not in name.spelt
    if _IS_HAN.match(word):
        return _PART_BEGINS if is_alias else _IN_HAN
    if is_alias and word[0] in _NO_SYLLABLE:
        return 0.0
    return _INSIDE if len(word) >= (_FEWEST_IN_ALIAS if is_alias else _FEWEST_INSIDE) else 0.0


def fit_loosely(word: str, name: Name) -> float:
    """Return how well a word fits a name as beginnings of its words, or as one cut short."""
    if f" {word[0]}" not in name.parts:
        return 0.0
    return _chained(word, name.parts) or _shortened(word, name.spelt)


def _chained(word: str, parts: str) -> float:
    """Return how well a word fits as the beginnings of words that follow each other: kvc, spdec."""
    chain = _chain_of(word) if len(word) <= _LONGEST_CHAINED else None
    found = chain.search(parts) if chain else None
    if found is None:
        return 0.0
    if SMALL.issuperset(parts[: found.start()].split()):
        return _CHAINED
    return _CHAINED_LATER if len(word) >= _FEWEST_CHAINED else 0.0


def _shortened(word: str, words: str) -> float:
    """Return how well a word fits as one word with letters left out: attn."""
    if len(word) < _FEWEST_SHORTENED:
        return 0.0
    for found in _gaps_of(word).finditer(words):
        if len(word) >= _LEAST_OF_WORD * len(found[0].lstrip()):
            return _SHORTENED
    return 0.0


@lru_cache(maxsize=64)
def _chain_of(word: str) -> re.Pattern[str]:
    """Return what finds a word as beginnings; between them small words may be left out."""
    step = f"(?:[^ ]* (?:(?:{'|'.join(sorted(SMALL))}) )*)?"
    return re.compile(" " + step.join(map(re.escape, word)))


@lru_cache(maxsize=64)
def _gaps_of(word: str) -> re.Pattern[str]:
    """Return what finds a word that has these letters in order; it never tries a way twice."""
    first, *others = map(re.escape, word)
    return re.compile(f" {first}" + "".join(f"[^ {x}]*+{x}" for x in others) + "[^ ]*+")
