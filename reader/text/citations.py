"""Citations `[@key, place]`: where they stand and how they are numbered."""

from collections.abc import Iterable, Sequence

from reader.text.blocks import Block


def cited_keys(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return each key that is cited, once, in the order of first use."""
    raise NotImplementedError(blocks)


def number_sources(texts: Iterable[Sequence[Block]], keys: Sequence[str]) -> dict[str, int]:
    """Return the number of each source, from 1: by first use, those never cited last.

    Args:
        texts: The blocks of each language; the first language decides.
        keys: The keys of the article's sources; a cited key that is not among them gets no number.
    """
    raise NotImplementedError(texts, keys)
