"""What a build remembers, and how it knows that something changed."""

import json
import os
import sys

import pytest

from reader.library.catalogue import Problem
from reader.library.memory import (
    Known,
    Memory,
    digest,
    files_digest,
    folder_digest,
    program_digest,
)

_KNOWN = Known(
    folder="abc",
    summary={"en": "Short.", "zh": "短。"},
    refers_to=("a/b",),
    files=("a/b.png",),
    filter_key="key",
    page="pages/a.html",
    problems=(Problem("It broke.", "", "a/en.md", 1),),
)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "article"
    made.mkdir()
    (made / "en.md").write_text("one")
    (made / "zh.md").write_text("一", encoding="utf-8")
    return made


def test_it_comes_back_as_it_was_saved(tmp_path):
    memory = Memory("program", {"a/a": _KNOWN})

    memory.save(tmp_path)

    assert Memory.load(tmp_path, "program") == memory


def test_another_program_remembers_nothing(tmp_path):
    Memory("program", {"a/a": _KNOWN}).save(tmp_path)

    assert Memory.load(tmp_path, "another") == Memory("another", {})


def test_without_a_file_there_is_nothing_to_remember(tmp_path):
    assert Memory.load(tmp_path, "program") == Memory("program", {})


@pytest.mark.parametrize(
    "articles",
    [[], 5, {"a": {}}, {"a": []}, {"a": None}, {"a": {"refers_to": 5}}, {"a": {"new": 1}}],
)
def test_what_has_another_form_is_forgotten(tmp_path, articles):
    raw = {"program": "program", "articles": articles}
    (tmp_path / "build.json").write_text(json.dumps(raw))

    assert Memory.load(tmp_path, "program") == Memory("program", {})


def test_equal_values_have_equal_names():
    assert digest("a", ("b", 1), {"c": "d"}) == digest("a", ("b", 1), {"c": "d"})
    assert digest("a", "b") != digest("ab")


def test_the_same_files_have_the_same_name(folder):
    before = folder_digest(folder)
    os.utime(folder / "en.md", (1, 1))

    assert folder_digest(folder) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "en.md").write_text("two"),
        lambda folder: (folder / "en.md").rename(folder / "fr.md"),
        lambda folder: (folder / "zh.md").unlink(),
        lambda folder: (folder / "more.txt").touch(),
    ],
    ids=["changed", "renamed", "removed", "added"],
)
def test_a_changed_folder_has_another_name(folder, change):
    before = folder_digest(folder)

    change(folder)

    assert folder_digest(folder) != before


def test_hidden_files_and_folders_do_not_count(folder):
    before = folder_digest(folder)
    (folder / ".en.md.swp").touch()
    (folder / "below").mkdir()

    assert folder_digest(folder) == before


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_to_nothing_does_not_count(folder):
    before = folder_digest(folder)
    (folder / "broken").symlink_to("nothing")
    (folder / "circle").symlink_to("circle")

    assert folder_digest(folder) == before


def test_files_that_come_and_go_change_the_name(folder):
    files = [folder / "en.md", folder / "later.png", folder / ("x" * 5_000)]
    before = files_digest(files)

    (folder / "later.png").touch()

    assert files_digest(files) != before


def test_the_program_has_one_name():
    assert program_digest() == program_digest()
    assert len(program_digest()) == 16
