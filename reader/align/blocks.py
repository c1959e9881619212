"""Which block of the English text answers which block of the Chinese one."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.text.blocks import Block


@dataclass(frozen=True, slots=True)
class Pair:
    """Indexes of the blocks that answer each other; one side is empty where a language is silent."""

    en: tuple[int, ...]
    zh: tuple[int, ...]


def align(en: Sequence[Block], zh: Sequence[Block]) -> tuple[Pair, ...]:
    """Return pairs that cover every block of both texts once, in order.

    Source:
        W. A. Gale and K. W. Church, "A Program for Aligning Sentences in Bilingual Corpora",
        Computational Linguistics 19(1), 1993.
    """
    raise NotImplementedError(en, zh)
