"""What every export of cards says of one: its article, its place, its tags."""

import re
from collections.abc import Collection

from reader.archive.model import LANGUAGES, ByLanguage
from reader.export.formulas import cleaned
from reader.study.values import Card


def both(texts: ByLanguage, between: str) -> str:
    """Return the texts in both languages, once where they are the same."""
    lines = (cleaned(texts.get(code, "")).strip() for code in LANGUAGES)
    return between.join(dict.fromkeys(filter(None, lines)))


def tags_of(card: Card, leeches: Collection[str]) -> list[str]:
    """Return `vendor::article`, which Anki shows as a tree, and what keeps it from being asked.

    Args:
        leeches: Ids of the cards that were forgotten too often.
    """
    tags = ["::".join(_tag(part) for part in card.path.split("/") if part)]
    if card.id in leeches:
        tags.append("leech")
    if card.is_suspended:
        tags.append("suspended")
    return [tag for tag in tags if tag]


def _tag(part: str) -> str:
    return re.sub(r"[\s\"':]+", "_", cleaned(part))
