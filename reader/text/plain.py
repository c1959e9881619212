"""A block as plain words: for the search index, word counts, previews and anchors."""

from collections.abc import Iterable

from reader.archive.model import Language
from reader.text.blocks import Block


def plain_text(block: Block) -> str:
    """Return the words of a block without markup, citations and link targets; formulas as TeX."""
    raise NotImplementedError(block)


def reading_minutes(blocks: Iterable[Block], language: Language) -> int:
    """Return the minutes that the prose takes, at least 1: 220 words or 400 characters each."""
    raise NotImplementedError(blocks, language)
