"""What is read from an archive's folder, with and without TOML."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from reader.archive.load import load_archive
from reader.errors import ReaderError

_CASES = Path(__file__).parents[1] / "cases" / "archives"


@pytest.fixture(scope="module")
def ours():
    return load_archive(_CASES / "ours")


@pytest.fixture(scope="module")
def foreign():
    return load_archive(_CASES / "foreign")


def _article(archive, path):
    return next(article for article in archive.articles if article.path == path)


def _write(root, files):
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="")
    return root


def test_the_archive_is_named_as_its_toml_says(ours):
    assert ours.name == {"en": "A Small Archive", "zh": "小文库"}
    assert ours.licence == "CC BY 4.0"
    assert [topic.id for topic in ours.topics] == ["memory", "decoding"]
    assert [term.id for term in ours.terms] == ["kv-cache", "draft-model"]
    assert not ours.problems


def test_an_article_is_what_its_toml_says(ours):
    cache = _article(ours, "essentials/cache")

    assert cache.kind == "essential"
    assert cache.title == {"en": "The cache", "zh": "缓存"}
    assert (cache.vendor, cache.topics) == ("essentials", ("memory",))
    assert (cache.published, cache.checked) == ("2024-05", date(2026, 11, 21))
    assert (cache.requires, cache.related) == ((), ("lab/drafts",))
    assert cache.sources[0].key == "author2024"


def test_an_article_without_toml_has_its_titles_from_the_headings(ours):
    short = _article(ours, "lab/short")

    assert short.title == {"en": "A short note", "zh": "一条 短 笔记"}
    assert (short.kind, short.topics, short.sources) == ("paper", (), ())


def test_shelves_stand_as_in_the_toml_and_articles_by_title(ours):
    assert [vendor.id for vendor in ours.vendors] == ["lab", "essentials", "nobody"]
    assert [a.path for a in ours.articles] == ["lab/short", "lab/drafts", "essentials/cache"]


def test_titles_are_sorted_without_regard_to_case(tmp_path):
    titles = {"a/1": "beta", "a/2": "Alpha", "a/3": "Gamma"}
    _write(tmp_path, {f"{path}/en.md": f"# {title}\n" for path, title in titles.items()})

    archive = load_archive(tmp_path)

    assert [a.title["en"] for a in archive.articles] == ["Alpha", "beta", "Gamma"]


def test_folders_with_an_underscore_or_a_dot_hold_no_articles(ours, foreign):
    paths = {article.path for article in (*ours.articles, *foreign.articles)}

    assert not [path for path in paths if path.startswith(("_", "."))]


def test_a_foreign_archive_is_named_as_its_folder(foreign):
    assert foreign.name == {"en": "foreign", "zh": "foreign"}
    assert (foreign.licence, foreign.topics, foreign.terms) == ("", (), ())
    assert not foreign.problems


def test_articles_are_found_at_any_depth(foreign):
    assert {a.path for a in foreign.articles} == {"短文", "notes/kernel", "notes/systems/paging"}


def test_the_vendor_of_a_foreign_article_is_its_uppermost_folder(foreign):
    vendors = {vendor.id: vendor.name["en"] for vendor in foreign.vendors}

    assert vendors == {"": "foreign", "notes": "notes"}
    assert _article(foreign, "notes/systems/paging").vendor == "notes"
    assert _article(foreign, "短文").vendor == ""


def test_an_article_may_be_in_one_language(foreign):
    assert list(_article(foreign, "短文").editions) == ["zh"]
    assert list(_article(foreign, "notes/kernel").editions) == ["en"]


def test_a_text_without_a_heading_is_named_as_its_folder(foreign):
    assert _article(foreign, "notes/kernel").title == {"en": "kernel"}


def test_the_folder_itself_may_be_the_only_article(tmp_path):
    root = _write(tmp_path / "alone", {"zh.md": "# 独自\n"})

    (article,) = load_archive(root).articles

    assert (article.path, article.vendor, article.title) == ("alone", "", {"zh": "独自"})


def test_a_subfolder_of_the_same_name_is_left_out_with_a_sentence(tmp_path):
    files = {"en.md": "# Root\n", "twin/en.md": "# Twin\n", "other/en.md": "# Other\n"}
    root = _write(tmp_path / "twin", files)

    archive = load_archive(root)

    assert {a.title["en"] for a in archive.articles} == {"Root", "Other"}
    assert [problem.path for problem in archive.problems] == [root / "twin"]


def test_a_byte_order_mark_and_foreign_line_ends_are_no_text(tmp_path):
    root = _write(tmp_path, {"a/b/en.md": "\ufeff# Title\r\n\r\none\rtwo\n"})

    (article,) = load_archive(root).articles

    assert article.editions["en"].text == "# Title\n\none\ntwo\n"
    assert article.title == {"en": "Title"}


def test_an_empty_title_is_replaced_by_the_heading(tmp_path):
    root = _write(tmp_path, {"a/en.md": "# Heading\n", "a/article.toml": 'title = { en = "" }'})

    assert load_archive(root).articles[0].title == {"en": "Heading"}


def test_every_fault_names_file_and_line():
    root = _CASES / "broken"
    wanted = (_CASES / "broken.load.txt").read_text(encoding="utf-8").splitlines()

    found = sorted(str(p).removeprefix(f"{root}/") for p in load_archive(root).problems)

    assert len(found) == len(wanted)
    assert not [(f, w) for f, w in zip(found, wanted, strict=True) if not f.startswith(w)]


def test_the_other_articles_and_editions_are_there_all_the_same():
    archive = load_archive(_CASES / "broken")

    editions = {a.path.removeprefix("essays/"): "".join(a.editions) for a in archive.articles}
    assert editions == {
        "bad-kind": "en", "bad-toml": "en", "faults": "en", "good": "en", "half-empty": "zh",
        "latin": "zh",
    }  # fmt: skip


def test_an_article_with_broken_toml_is_read_as_if_it_had_none():
    article = _article(load_archive(_CASES / "broken"), "essays/bad-toml")

    assert article.title == {"en": "The TOML beside this is broken"}
    assert article.published == ""


def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(ReaderError, match="There is no such folder") as caught:
        load_archive(tmp_path / "nowhere")

    assert caught.value.path == tmp_path / "nowhere"


def test_a_folder_without_articles_is_an_error(tmp_path):
    _write(tmp_path, {"README.md": "# Not an article\n", "_template/en.md": "# Nor is this\n"})

    with pytest.raises(ReaderError, match="No article was found"):
        load_archive(tmp_path)


def test_reading_an_archive_writes_nothing(tmp_path):
    root = Path(shutil.copytree(_CASES / "ours", tmp_path / "ours"))
    before = {file: file.stat().st_mtime_ns for file in root.rglob("*")}

    load_archive(root)

    assert {file: file.stat().st_mtime_ns for file in root.rglob("*")} == before
