"""Citations `[@key, place]`: where they stand and how they are numbered."""

from collections.abc import Iterable, Iterator, Sequence

from reader.text.inline import citations, tokens
from reader.text.values import Block


def cited_keys(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return each key that is cited, once, in the order of first use."""
    return tuple(
        dict.fromkeys(
            key
            for block in blocks
            for text in _prose(block)
            for token in tokens(text)
            if token.kind == "citation"
            for key, _ in citations(token.text)
        )
    )


def _prose(block: Block) -> Iterator[str]:
    """Return the texts of a block in which a citation is a citation."""
    if block.children:
        yield block.text
        for child in block.children:
            yield from _prose(child)
    elif block.kind in {"paragraph", "table"}:
        yield block.source
    elif block.kind in {"heading", "figure", "calculation", "details", "callout"}:
        yield block.text


def number_sources(texts: Iterable[Sequence[Block]], keys: Sequence[str]) -> dict[str, int]:
    """Return the number of each source, from 1: by first use, those never cited last.

    Args:
        texts: The blocks of each language; the first language decides.
        keys: The keys of the article's sources; a cited key that is not among them gets no number.
    """
    used = (key for blocks in texts for key in cited_keys(blocks) if key in keys)
    return {key: number for number, key in enumerate(dict.fromkeys([*used, *keys]), start=1)}
