"""The cards of a library's pages: what stands on them, and which pages a change makes anew."""

import re
import shutil
from pathlib import Path

import pytest

from reader.library import build as build_module
from reader.library.build import build_library
from reader.library.store import open_library

_CASES = Path(__file__).parents[1] / "cases"


@pytest.fixture(autouse=True)
def _no_processes(monkeypatch):
    monkeypatch.setattr(build_module, "_FEW", 100)


@pytest.fixture
def archive(tmp_path):
    return Path(shutil.copytree(_CASES / "glossed", tmp_path / "glossed"))


@pytest.fixture
def out(archive, tmp_path):
    """The library of the archive as it is before something changes."""
    _build(archive, tmp_path / "library")
    return tmp_path / "library"


def _build(archive, out):
    return build_library(archive, out, lambda _done, _total: None)


def _write(archive, name, old, new):
    file = archive / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def _cards(out, path):
    """Return the cards of a page by term."""
    page = (out / open_library(out).entries[path].page).read_text(encoding="utf-8")
    return dict(re.findall(r'<article class="card" data-term-card="([^"]*)">(.*?)</article>', page))


def _links(card):
    return re.findall(r'<a href="/article/([^"]*)"', card)


def test_a_card_has_both_names_their_variants_and_both_definitions(out):
    card = _cards(out, "lab/cache")["kv-cache"]

    assert '<h3>KV cache</h3><p class="also">key-value cache</p>' in card
    assert '<h3>KV 缓存</h3><p class="also">键值缓存</p>' in card
    assert '<p id="term:kv-cache:en">Keys and values of past tokens, kept for the next one.' in card
    assert '<p id="term:kv-cache:zh">为下一个 token 保留的历史键与值。' in card


def test_a_page_has_a_card_for_each_term_that_it_marks_and_for_no_other(out):
    assert list(_cards(out, "lab/drafts")) == ["draft-model", "kv-cache"]
    assert _cards(out, "lab/other") == {}


def test_a_card_leads_to_the_article_that_explains_it_and_to_others_that_have_it(out):
    assert _links(_cards(out, "lab/drafts")["kv-cache"]) == ["lab/cache"]
    assert _links(_cards(out, "lab/cache")["kv-cache"]) == ["lab/drafts"]


def test_a_card_does_not_lead_to_an_article_that_is_not_there(out):
    assert _links(_cards(out, "lab/drafts")["draft-model"]) == []


def test_a_card_leads_to_six_other_articles_at_most(archive, out):
    for number in range(8):
        folder = archive / "many" / f"a{number}"
        folder.mkdir(parents=True)
        (folder / "en.md").write_text("# More\n\nA KV cache.\n", encoding="utf-8")
    _build(archive, out)

    assert len(_links(_cards(out, "lab/cache")["kv-cache"])) == 6


def test_a_term_that_comes_into_an_article_reaches_the_cards_of_those_that_have_it(archive, out):
    _write(archive, "lab/other/zh.md", "这里没有术语", "这里有 KV 缓存")

    assert _build(archive, out).compiled == ("lab/drafts", "lab/other", "lab/cache")
    assert _links(_cards(out, "lab/cache")["kv-cache"]) == ["lab/drafts", "lab/other"]


def test_a_term_that_goes_out_of_an_article_leaves_the_cards_of_those_that_have_it(archive, out):
    for name, draft in (("en.md", "draft model"), ("zh.md", "草稿模型")):
        _write(archive, f"lab/drafts/{name}", draft, "…")

    # The page about the cache has no card that speaks of drafts.
    assert _build(archive, out).compiled == ("lab/drafts",)
    assert list(_cards(out, "lab/drafts")) == ["kv-cache"]


def test_a_change_of_other_words_makes_no_other_page_anew(archive, out):
    _write(archive, "lab/drafts/en.md", "A second draft model needs", "Another draft model wants")

    assert _build(archive, out).compiled == ("lab/drafts",)


def test_a_changed_definition_makes_the_pages_with_the_term_anew(archive, out):
    _write(archive, "glossary.toml", "A small model that guesses ahead.", "A small model.")

    assert _build(archive, out).compiled == ("lab/drafts",)
    assert "A small model.</p>" in _cards(out, "lab/drafts")["draft-model"]


def test_a_new_name_makes_the_pages_with_the_term_anew_and_those_that_now_have_it(archive, out):
    _write(archive, "glossary.toml", 'zh_variants = ["键值缓存"]', 'zh_variants = ["没有术语"]')

    assert _build(archive, out).compiled == ("lab/drafts", "lab/other", "lab/cache")
    assert list(_cards(out, "lab/other")) == ["kv-cache"]


def test_a_changed_entry_that_occurs_nowhere_makes_no_page_anew(archive, out):
    _write(archive, "glossary.toml", "A group of 32 threads.", "32 threads.")

    assert _build(archive, out).compiled == ()


def test_a_changed_title_reaches_the_cards_that_lead_there(archive, out):
    for name in ("en.md", "zh.md"):
        file = archive / "lab" / "cache" / name
        file.write_text(file.read_text("utf-8").replace("# ", "# New: ", 1), encoding="utf-8")

    assert _build(archive, out).compiled == ("lab/drafts", "lab/cache")
    assert "New: " in _cards(out, "lab/drafts")["kv-cache"]


def test_a_glossary_that_cannot_be_read_leaves_pages_without_marks(archive, out):
    (archive / "glossary.toml").write_text("[[term", encoding="utf-8")

    built = _build(archive, out)

    assert built.compiled == ("lab/drafts", "lab/cache")
    assert _cards(out, "lab/cache") == {}
