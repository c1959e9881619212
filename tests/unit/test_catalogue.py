"""The catalogue as a file."""

import json

import pytest

from reader.archive.model import Topic, Vendor
from reader.errors import ReaderError
from reader.library.catalogue import (
    FORMAT,
    Catalogue,
    Entry,
    Problem,
    read_catalogue,
    write_catalogue,
)

_CATALOGUE = Catalogue(
    name={"en": "An archive", "zh": "文库"},
    licence="CC BY 4.0",
    date="2026-11-28",
    source="/somewhere",
    assets="assets-1",
    contents="contents.1.html",
    vendors=(Vendor("v", {"en": "V"}, {}),),
    topics=(Topic("t", {"en": "T", "zh": "题"}),),
    entries=(
        Entry(
            "v/a",
            {"zh": "标题"},
            "v",
            ("t",),
            ("zh",),
            "pages/v/a.1.html",
            "passages/v/a.1.json",
            "标题 biaoti bt v/a",
        ),
    ),
    problems=(Problem("It broke.", "Mend it.", "v/a/zh.md", 3), Problem("It broke.", "", "", None)),
)


def _with(file, **changes):
    raw = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(raw | changes), encoding="utf-8")


@pytest.fixture
def file(tmp_path):
    write_catalogue(tmp_path, _CATALOGUE)
    return tmp_path / "catalogue.json"


def test_it_comes_back_as_it_was_written(file):
    assert read_catalogue(file.parent) == _CATALOGUE


def test_nothing_else_is_left_in_the_folder(file):
    assert [f.name for f in file.parent.glob("cat*")] == ["catalogue.json"]


def test_a_problem_prints_as_an_error_does():
    assert [str(problem) for problem in _CATALOGUE.problems] == [
        "v/a/zh.md:3: It broke. Mend it.",
        "It broke.",
    ]


def test_a_folder_without_one_holds_no_library(tmp_path):
    with pytest.raises(ReaderError, match="There is no library here yet") as caught:
        read_catalogue(tmp_path)

    assert caught.value.path == tmp_path


@pytest.mark.parametrize("version", [FORMAT + 1, FORMAT - 1, str(FORMAT), None])
def test_one_of_another_version_is_refused(file, version):
    _with(file, format=version)

    with pytest.raises(ReaderError, match="another version"):
        read_catalogue(file.parent)


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"null", b"\xff", b'{"format": 1}', b"[" * 100_000]
)
def test_a_damaged_one_gets_a_sentence(file, damage):
    file.write_bytes(damage)

    with pytest.raises(ReaderError, match="damaged") as caught:
        read_catalogue(file.parent)

    assert caught.value.hint == "Build it again: reader build."


@pytest.mark.parametrize(
    "change",
    [
        {"entries": [{}]},
        {"entries": [5]},
        {"vendors": 5},
        {"topics": [{"id": "x"}]},
        {"problems": [[]]},
    ],
)
def test_one_with_a_part_of_another_form_is_damaged(file, change):
    _with(file, **change)

    with pytest.raises(ReaderError, match="damaged"):
        read_catalogue(file.parent)


def test_a_folder_in_its_place_is_damage(tmp_path):
    (tmp_path / "catalogue.json").mkdir()

    with pytest.raises(ReaderError, match="damaged"):
        read_catalogue(tmp_path)
