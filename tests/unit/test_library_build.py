"""From an archive to a library, and from there only what changed."""

import json
import shutil
from pathlib import Path

import pytest

from reader.library import build as build_module
from reader.library.build import build_library
from reader.library.catalogue import FORMAT
from reader.library.store import open_library

_CASES = Path(__file__).parents[1] / "cases" / "archives"
_ALL = ("lab/short", "lab/drafts", "essentials/cache")


@pytest.fixture(autouse=True)
def _no_processes(monkeypatch):
    """Compile here: starting processes is for the one test that is about them."""
    monkeypatch.setattr(build_module, "_FEW", 100)


@pytest.fixture
def archive(tmp_path):
    return Path(shutil.copytree(_CASES / "ours", tmp_path / "ours"))


@pytest.fixture
def out(tmp_path):
    return tmp_path / "library"


def _build(archive, out):
    return build_library(archive, out, lambda _done, _total: None)


def _replace(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def _pages(out):
    return {
        path: (out / entry.page).read_text(encoding="utf-8")
        for path, entry in open_library(out).entries.items()
    }


def _times(out):
    return {file: file.stat().st_mtime_ns for file in (out / "pages").rglob("*.html")}


def test_a_first_build_makes_every_page(archive, out):
    built = _build(archive, out)

    assert built.compiled == _ALL
    assert (built.library, built.kept, built.problems) == (out, 0, ())
    assert set(_pages(out)) == set(_ALL)


def test_the_catalogue_has_shelves_topics_and_entries_in_order(archive, out):
    _build(archive, out)

    catalogue = open_library(out).catalogue
    assert catalogue.name == {"en": "A Small Archive", "zh": "小文库"}
    assert [vendor.id for vendor in catalogue.vendors] == ["lab", "essentials", "nobody"]
    assert [topic.id for topic in catalogue.topics] == ["memory", "decoding"]
    assert tuple(entry.path for entry in catalogue.entries) == _ALL
    assert catalogue.entries[1].title == {"en": "Speculative decoding", "zh": "投机解码"}
    assert catalogue.entries[1].languages == ("en", "zh")
    assert catalogue.source == str(archive.resolve())


def test_a_page_shows_text_formula_figure_calculation_and_source(archive, out):
    _build(archive, out)

    page = _pages(out)["essentials/cache"]
    for shown in (
        "缓存保存已经算过的内容。",
        "katex",
        "<rect",
        "256 numbers",
        "A paper about caches",
    ):
        assert shown in page


def test_a_link_to_an_article_leads_to_its_page(archive, out):
    _build(archive, out)

    page = _pages(out)["essentials/cache"]
    assert 'href="/article/lab/drafts#why"' in page
    assert open_library(out).file_for("/article/lab/drafts") is not None


def test_a_picture_is_copied_and_shown(archive, out):
    _build(archive, out)

    assert 'src="/files/lab/dot.png"' in _pages(out)["lab/short"]
    copied = open_library(out).file_for("/files/lab/dot.png")
    assert copied.read_bytes() == (archive / "lab" / "dot.png").read_bytes()


def test_style_sheets_and_fonts_that_pages_name_are_there(archive, out):
    _build(archive, out)

    library = open_library(out)
    assert library.file_for("/assets/css/theme.css") is not None
    assert library.file_for("/assets/katex/katex.min.css") is not None
    assert list((out / library.catalogue.assets / "fonts").iterdir())


def test_the_contents_name_every_article(archive, out):
    _build(archive, out)

    contents = open_library(out).file_for("/contents").read_text(encoding="utf-8")
    assert all(f'href="/article/{path}"' in contents for path in _ALL)


def test_a_second_build_makes_nothing(archive, out):
    _build(archive, out)
    before = _times(out)

    built = _build(archive, out)

    assert (built.compiled, built.kept) == ((), 3)
    assert _times(out) == before


def test_an_archive_that_was_moved_is_not_built_anew(archive, out):
    _build(archive, out)
    moved = archive.rename(archive.with_name("moved"))

    assert _build(moved, out).compiled == ()


@pytest.mark.parametrize("name", ["en.md", "article.toml", "weight.out", "memory.svg"])
def test_a_change_of_any_file_of_an_article_makes_its_page_anew(archive, out, name):
    _build(archive, out)
    before = _times(out)
    with (archive / "essentials" / "cache" / name).open("a", encoding="utf-8") as file:
        file.write("\n")

    built = _build(archive, out)

    assert built.compiled == ("essentials/cache",)
    unchanged = [file for file in before if not file.is_relative_to(out / "pages" / "essentials")]
    assert {file: _times(out)[file] for file in unchanged} == {f: before[f] for f in unchanged}


def test_a_changed_summary_also_reaches_the_pages_that_show_it(archive, out):
    _build(archive, out)
    _replace(archive / "essentials" / "cache" / "en.md", "was computed before", "costs too much")

    built = _build(archive, out)

    assert built.compiled == ("lab/drafts", "essentials/cache")
    assert "costs too much" in _pages(out)["lab/drafts"]


def test_a_changed_title_also_reaches_the_pages_that_show_it(archive, out):
    _build(archive, out)
    _replace(archive / "lab" / "drafts" / "article.toml", "投机解码", "推测解码")

    assert _build(archive, out).compiled == ("lab/drafts", "essentials/cache")
    assert "推测解码" in _pages(out)["essentials/cache"]


def test_a_changed_vendor_name_makes_the_pages_of_its_articles_anew(archive, out):
    _build(archive, out)
    _replace(archive / "archive.toml", "The Lab", "The Works")

    assert _build(archive, out).compiled == ("lab/short", "lab/drafts")
    assert "The Works" in _pages(out)["lab/short"]


def test_a_changed_topic_name_makes_the_pages_under_it_anew(archive, out):
    _build(archive, out)
    _replace(archive / "archive.toml", "Decoding", "Generation")

    assert _build(archive, out).compiled == ("lab/drafts",)


def test_a_changed_name_of_the_archive_makes_no_page_anew(archive, out):
    _build(archive, out)
    _replace(archive / "archive.toml", "A Small Archive", "A Tiny Archive")

    assert _build(archive, out).compiled == ()
    assert open_library(out).catalogue.name["en"] == "A Tiny Archive"


def test_a_changed_picture_of_another_folder_is_seen(archive, out):
    _build(archive, out)
    (archive / "lab" / "dot.png").write_bytes(b"another picture")

    assert _build(archive, out).compiled == ("lab/short",)
    assert (out / "files" / "lab" / "dot.png").read_bytes() == b"another picture"


def test_a_changed_figure_in_a_folder_below_is_seen(tmp_path, out):
    archive = Path(shutil.copytree(_CASES / "foreign", tmp_path / "foreign"))
    _build(archive, out)
    _replace(archive / "notes/systems/paging/images/table.svg", 'width="9"', 'width="7"')

    assert _build(archive, out).compiled == ("notes/systems/paging",)
    assert 'width="7"' in _pages(out)["notes/systems/paging"]


def test_a_new_article_joins_and_the_others_stay(archive, out):
    _build(archive, out)
    (archive / "nobody" / "new").mkdir(parents=True)
    (archive / "nobody" / "new" / "zh.md").write_text("# 新\n", encoding="utf-8")

    assert _build(archive, out).compiled == ("nobody/new",)
    assert open_library(out).entries["nobody/new"].languages == ("zh",)


def test_a_removed_article_is_gone_and_links_to_it_are_dead(archive, out):
    _build(archive, out)
    shutil.rmtree(archive / "lab" / "drafts")

    built = _build(archive, out)

    assert built.compiled == ("essentials/cache",)
    assert "lab/drafts" not in open_library(out).entries
    assert not list((out / "pages" / "lab").glob("drafts*"))
    assert "leads nowhere" in built.problems[0].sentence


def test_a_page_that_someone_removed_is_made_again(archive, out):
    _build(archive, out)
    (out / open_library(out).entries["lab/drafts"].page).unlink()

    assert _build(archive, out).compiled == ("lab/drafts",)


def test_the_faults_of_a_kept_page_are_told_again(tmp_path, out):
    first = _build(_CASES / "broken", out)

    second = _build(_CASES / "broken", out)

    assert second.compiled == ()
    assert second.problems == first.problems


def test_progress_counts_up_to_what_is_to_do(archive, out):
    told = []

    build_library(archive, out, lambda done, total: told.append((done, total)))

    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_processes_make_the_same_bytes(archive, out, tmp_path, monkeypatch):
    _build(archive, out)
    others = tmp_path / "others"
    monkeypatch.setattr(build_module, "_FEW", 0)

    built = _build(archive, others)

    assert built.compiled == _ALL
    written = [f.relative_to(out) for f in out.rglob("*") if f.is_file()]
    same = [f for f in written if f.parts[0] != "search"]  # Whoosh names its files at random
    assert same
    assert not [f for f in same if (out / f).read_bytes() != (others / f).read_bytes()]


def test_on_a_thread_even_a_few_articles_go_to_processes(archive, out, monkeypatch):
    def refuse(job):
        raise AssertionError("compiled in this process")

    monkeypatch.setattr(build_module, "compile_article", refuse)
    monkeypatch.setattr(build_module, "ProcessPoolExecutor", _witness)

    with pytest.raises(_AskedForProcesses):
        build_library(archive, out, lambda *_: None, in_process=False)


class _AskedForProcesses(Exception):  # noqa: N818  (it is the wanted answer, no error)
    pass


def _witness(*_args, **_options):
    raise _AskedForProcesses


def test_a_very_long_name_of_a_folder_is_no_obstacle(tmp_path, out):
    archive = tmp_path / "archive"
    slug = "字" * 84  # 252 bytes: with the page's key, too long for a file
    (archive / "a" / slug).mkdir(parents=True)
    (archive / "a" / slug / "zh.md").write_text("# 长\n", encoding="utf-8")

    assert _build(archive, out).compiled == (f"a/{slug}",)
    assert open_library(out).file_for(f"/article/a/{slug}") is not None


def test_the_catalogue_is_one_json_document(archive, out):
    _build(archive, out)

    assert json.loads((out / "catalogue.json").read_text(encoding="utf-8"))["format"] == FORMAT
