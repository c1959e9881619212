"""An aligned article as one two-column page."""

from collections.abc import Mapping, Sequence
from html import escape

from reader.align.blocks import Pair
from reader.archive.model import Article, Language
from reader.page import ends, words
from reader.page.rows import write_rows
from reader.page.scribe import Scribe
from reader.page.terms import cards
from reader.page.values import STYLE_SHEETS, Page, Site
from reader.text.blocks import Block, Split
from reader.text.plain import plain_inline, plain_text

# Style attributes are KaTeX's and the figures'; only sheets, fonts and pictures are loaded.
_POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'"
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
    html = f"{_head(scribe)}<body><main>\n{_joined(body)}\n</main></body></html>\n"
    return Page(html, rows.ids, rows.outline, linked, tuple(scribe.problems))


def _joined(parts: list[str]) -> str:
    return "\n".join(filter(None, parts))


def _head(scribe: Scribe) -> str:
    article, languages = scribe.article, scribe.languages
    mode = "both" if len(languages) > 1 else "".join(languages) or "both"
    title = " · ".join(dict.fromkeys(filter(None, article.title.values())))
    tag = words.LANG_TAG[languages[0]] if languages else "en"
    sheets = "\n".join(
        f'<link rel="stylesheet" href="{escape(scribe.site.root)}assets/{sheet}">'
        for sheet in STYLE_SHEETS
    )
    return (
        f'<!doctype html>\n<html lang="{tag}" data-path="{escape(article.path)}"'
        f' data-languages="{" ".join(languages)}" data-mode="{mode}" data-theme="light">\n'
        f'<head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title)}</title>\n{sheets}\n</head>\n"
    )


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
