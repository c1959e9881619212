"""An aligned article as one two-column page."""

from collections.abc import Mapping, Sequence

from reader.align.blocks import Pair
from reader.archive.model import Article, Language
from reader.page.values import Page, Site
from reader.text.blocks import Split


def make_page(
    article: Article, texts: Mapping[Language, Split], pairs: Sequence[Pair], site: Site
) -> Page:
    """Return the page of an article; a fault of its content is shown in the page and reported.

    Args:
        texts: A split text per language that the article has.
        pairs: As `align` gives them, for both languages or for one.
    """
    raise NotImplementedError(article, texts, pairs, site)


def summary(text: Split) -> str:
    """Return the TL;DR of a text in plain words, else the beginning of its first paragraph."""
    raise NotImplementedError(text)
