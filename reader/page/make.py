"""An aligned article as one two-column page."""

from collections.abc import Mapping, Sequence

from reader.align.blocks import Pair
from reader.archive.model import Article, Language
from reader.page import ends, words
from reader.page.head import make_head
from reader.page.rows import write_rows
from reader.page.scribe import Scribe
from reader.page.terms import cards
from reader.page.values import Page, Site
from reader.text.blocks import Block, Split
from reader.text.plain import plain_inline, plain_text

_SUMMARY_LENGTH = 600


def make_page(
    article: Article, texts: Mapping[Language, Split], pairs: Sequence[Pair], site: Site
) -> Page:
    """Return the page of an article; a fault of its content is shown in the page and reported.

    Args:
        article: What both languages share.
        texts: A split text per language that the article has, of which `pairs` are the indexes.
        pairs: As `align` gives them, for both languages or for one.
        site: The library round it.
    """
    scribe = Scribe(article, texts, site)
    rows = write_rows(scribe, pairs)
    linked = ends.linked_articles(article, scribe)
    body = [
        ends.crumb(scribe),
        ends.header(scribe),
        ends.missing_editions(scribe),
        rows.html,
        ends.sources(scribe),
        ends.further(scribe),
        ends.previews(scribe, linked),
        cards(scribe.marked, site.cards, article.path),
    ]
    title = " · ".join(dict.fromkeys(filter(None, article.title.values())))
    head = make_head(title, site.root, scribe.languages, article.path)
    html = f"{head}<body><main>\n{_joined(body)}\n</main></body></html>\n"
    return Page(html, rows.ids, rows.outline, linked, tuple(scribe.problems))


def _joined(parts: list[str]) -> str:
    return "\n".join(filter(None, parts))


def summary(text: Split) -> str:
    """Return the TL;DR of a text in plain words, else the beginning of its first paragraph."""
    section = _tldr(text.blocks) or next(
        ([block] for block in text.blocks if block.kind == "paragraph"), []
    )
    return _shortened(" ".join(" ".join(map(plain_text, section)).split()))


def _tldr(blocks: Sequence[Block]) -> list[Block]:
    found: list[Block] = []
    inside = False
    for block in blocks:
        if block.kind == "heading":
            if found:
                break
            inside = plain_inline(block.text).strip(" :：").lower() in words.TLDR
        elif inside:
            found.append(block)
    return found


def _shortened(words_of_it: str) -> str:
    if len(words_of_it) <= _SUMMARY_LENGTH:
        return words_of_it
    kept = words_of_it[:_SUMMARY_LENGTH]
    return kept[: kept.rfind(" ")] + "…" if " " in kept[-80:] else kept + "…"
