"""The library of an archive that was not made for the reader."""

import re
from pathlib import Path

import pytest

from reader.library import build as build_module
from reader.library.build import build_library
from reader.library.store import open_library

_FOREIGN = Path(__file__).parents[1] / "cases" / "archives" / "foreign"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build_module, "_FEW", 100)
        out = tmp_path_factory.mktemp("library")
        return build_library(_FOREIGN, out, lambda _done, _total: None)


@pytest.fixture(scope="module")
def library(built):
    return open_library(built.library)


@pytest.fixture(scope="module")
def paging(library):
    return library.file_for("/article/notes/systems/paging").read_text(encoding="utf-8")


def test_every_article_has_a_page(built):
    assert set(built.compiled) == {"短文", "notes/kernel", "notes/systems/paging"}


def test_titles_are_the_first_headings(library):
    titles = {path: dict(entry.title) for path, entry in library.entries.items()}

    assert titles == {
        "短文": {"zh": "短文一篇"},
        "notes/kernel": {"en": "kernel"},
        "notes/systems/paging": {"en": "Paging, explained", "zh": "分页"},
    }


def test_both_texts_are_on_the_page_though_they_differ(paging):
    for text in ("<li>two</li>", "Only in English", "只有中文才有", "段落一。", "段落三。"):
        assert text in paging


def test_relative_links_lead_to_the_articles(paging):
    assert paging.count('href="/article/notes/kernel"') >= 3  # written, by reference, in Chinese


def test_a_link_to_a_text_leads_to_its_article(library):
    kernel = library.file_for("/article/notes/kernel").read_text(encoding="utf-8")

    assert 'href="/article/notes/systems/paging"' in kernel


def test_nothing_that_runs_or_loads_is_left_of_raw_html(paging):
    assert "Raw <b>HTML</b>" in paging  # it was there
    assert not re.search(r"<script|<iframe|javascript:|\son\w+=|alert\(|example\.org", paging)


def test_what_is_missing_is_told_with_its_line(built):
    told = [str(p).removeprefix(f"{_FOREIGN}/") for p in built.problems]

    assert [t.partition(" ")[0] for t in told] == ["notes/systems/paging/en.md:9:"] * 1 + [
        "notes/systems/paging/en.md:18:"
    ]
    assert "/短文/zh.md" in told[0]
    assert "images/nowhere.png" in told[1]


def test_a_missing_language_is_shown_as_such(library):
    page = library.file_for("/article/短文").read_text(encoding="utf-8")

    assert library.entries["短文"].languages == ("zh",)
    assert "not there in English" in page


def test_recorded_outputs_are_not_said_to_be_verified(tmp_path):
    folder = tmp_path / "archive" / "a"
    folder.mkdir(parents=True)
    (folder / "en.md").write_text("# A\n\n[What it prints](p.py)\n")
    (folder / "p.py").write_text('"""A program."""\n')
    (folder / "p.out").write_text("one\n")

    out = tmp_path / "library"
    build_library(tmp_path / "archive", out, lambda _done, _total: None)

    page = open_library(out).file_for("/article/a").read_text(encoding="utf-8")
    assert "as it was recorded" in page
    assert "with every test" not in page
