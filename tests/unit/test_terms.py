"""Terms marked in a text: tests/cases/terms/x.en.md gives x.en.txt, a mark written {id: words}."""

import re
from pathlib import Path

import pytest
from case_files import check, inputs

from reader.archive.glossary import load_glossary
from reader.archive.model import Article, Edition, Source
from reader.page import Site, TermCard
from reader.page.scribe import Scribe
from reader.page.terms import Marker
from reader.text.blocks import split
from reader.text.terms import TermFinder, names_in, names_of

_TERMS = load_glossary(Path(__file__).parents[1] / "cases" / "terms" / "glossary.toml")
_MARK = re.compile(r'<span class="term"[^>]* data-term="([^"]*)"[^>]*>([^<]*)</span>')


def _scribe(text, language, path):
    """Return what writes an article with this one text in a library with these terms."""
    article = Article(
        path=path,
        folder=Path("x"),
        kind="paper",
        title={language: "T"},
        vendor="cases",
        topics=(),
        published="",
        checked=None,
        requires=(),
        related=(),
        sources=(Source("kv", "A KV cache", "", "", "", ""),),
        editions={language: Edition(language, Path("x.md"), text)},
    )
    site = Site(
        root="/",
        vendor={},
        topics=(),
        previews={},
        link=lambda _language, href: (href, ""),
        picture=lambda name: f"/files/{name}",
        read=lambda _name: None,
        formula=lambda tex, _display: f'<span class="katex">{tex}</span>',
        names=names_in(path, names_of(_TERMS)),
        cards={term.id: TermCard(term) for term in _TERMS},
    )
    return Scribe(article, {language: split(text)}, site)


def _marked(text, language="en", path="cases/x"):
    scribe = _scribe(text, language, path)
    return "\n".join(scribe.block(language, block) for block in split(text).blocks)


@pytest.mark.parametrize("file", inputs("terms", ".md"))
def test_the_terms_of_a_text_are_marked_as_wanted(file):
    name, language = file.stem.split(".")

    html = _marked(file.read_text(encoding="utf-8"), language, f"cases/{name}")

    check(file.with_suffix(".txt"), _MARK.sub(r"{\1: \2}", html) + "\n")


def test_a_mark_can_be_reached_and_names_its_term_and_its_meaning():
    assert _marked("KV caches.") == (
        '<p><span class="term" tabindex="0" role="button" data-term="kv-cache"'
        ' aria-describedby="term:kv-cache:en">KV caches</span>.</p>'
    )


def test_a_caption_is_marked_and_a_heading_is_not():
    scribe = _scribe("# KV cache", "en", "cases/x")

    assert scribe.heading("en", split("# KV cache").blocks[0]) == "KV cache"
    assert 'class="term"' in scribe.inline("en", "A KV cache.", 1)


def test_a_term_without_a_card_is_not_marked():
    marker = Marker("en", names_of(_TERMS)["en"], {}, "cases/x")

    assert marker.mark("A KV cache.") == "A KV cache."


def test_each_marked_term_is_told_once_in_the_order_of_the_text():
    scribe = _scribe("", "en", "cases/x")
    for line in ("A block table for the KV cache.", "The KV cache."):
        scribe.inline("en", line, 1)

    assert scribe.marked == ("block-table", "kv-cache")


def test_nothing_is_found_where_there_are_no_terms():
    for language in ("en", "zh"):
        assert list(TermFinder((), language).find("KV cache, 缓存")) == []


def test_two_entries_of_one_name_leave_it_to_the_first():
    twice = (*_TERMS, *_TERMS)

    assert names_of(twice)["en"][0] == names_of(_TERMS)["en"][0]
