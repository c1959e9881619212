"""Anchors: the ids of headings."""

import re
import unicodedata
from collections.abc import Sequence

_DROPPED = re.compile(r"[^\w\- ]")


def slug(words: str) -> str:
    """Return a heading's words as GitHub writes them in an address; Chinese is kept."""
    kept = _DROPPED.sub("", unicodedata.normalize("NFC", words).strip().lower())
    return kept.replace(" ", "-") or "section"


def anchors(headings: Sequence[str], taken_already: Sequence[str] = ()) -> tuple[str, ...]:
    """Return an id for each heading of an article, all of them different and none of those taken.

    An anchor comes from the words of its heading alone, so that it stays when text above it
    changes. Only where the same words stand twice in an article does the order count: the second
    one ends in `-2`, the third in `-3`.
    """
    seen: dict[str, int] = {}
    taken = set(taken_already)
    found: list[str] = []
    for words in headings:
        base = slug(words)
        number = seen.get(base, 0) + 1
        while (name := base if number == 1 else f"{base}-{number}") in taken:
            number += 1
        seen[base] = number
        taken.add(name)
        found.append(name)
    return tuple(found)
