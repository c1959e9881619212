"""`reader export` and `reader import`: what they print and write, with which status they end."""

import json
from pathlib import Path

import pytest
from exported_values import cloze, mark, question, word
from search_archive import build

from reader import cli
from reader.library.place import place_of
from reader.settings import data_folder
from reader.study.store import open_study

_ARCHIVE = Path(__file__).parents[1] / "cases" / "glossed"


@pytest.fixture
def run(capsys):
    """Return a function that runs a command and returns its status and what it printed."""

    def run(*arguments):
        status = cli.main([str(argument) for argument in (*arguments, "--archive", _ARCHIVE)])
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def studied():
    """The user's study with two marks, three cards and an article that was begun."""
    study, _ = open_study(data_folder())
    for one in (mark(1, path="lab/cache"), mark(2, path="lab/gone", note="Where?")):
        study.keep_mark(one)
    for one in (word(1, path="lab/cache"), question(2), cloze(3)):
        study.keep_card(one)
    study.keep_place("lab/cache", "p-1@1", 0.4)
    study.close()


def test_notes_are_written_and_counted(run, studied, tmp_path):
    status, out, err = run("export", "notes", tmp_path / "notes")

    assert (status, err) == (0, "")
    assert out == f"{tmp_path / 'notes'}: 2 files written, 2 marks\n"
    assert "Where?" in (tmp_path / "notes" / "lab" / "gone.md").read_text(encoding="utf-8")


def test_notes_have_titles_in_both_languages_where_there_is_a_library(run, studied, tmp_path):
    place = place_of(_ARCHIVE)
    build(place.content, place.library)

    run("export", "notes", tmp_path)

    written = (tmp_path / "lab" / "cache.md").read_text(encoding="utf-8")
    assert "\n# The cache · 缓存\n" in written
    assert "\n# lab/gone\n" in (tmp_path / "lab" / "gone.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["cards.apkg", "cards.tsv"])
def test_cards_are_written_and_counted(run, studied, tmp_path, name):
    assert run("export", "cards", tmp_path / name) == (0, f"{tmp_path / name}: 3 cards\n", "")
    assert (tmp_path / name).stat().st_size > 300


def test_cards_with_another_ending_end_with_2(run, studied, tmp_path):
    status, out, err = run("export", "cards", tmp_path / "cards.csv")

    assert (status, out) == (2, "")
    assert "Cards are written as .apkg or as .tsv." in err


def test_a_study_goes_out_and_comes_in_once(run, studied, tmp_path, monkeypatch):
    file = tmp_path / "study.json"
    there = "2 marks, 3 cards, 1 article read or begun\n"
    assert run("export", "study", file) == (0, f"{file}: {there}", "")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "other"))

    first = run("import", "study", file)
    second = run("import", "study", file)

    assert first == (0, f"{file}: taken in; now {there}", "")
    assert second == (0, f"{file}: nothing new; now {there}", "")
    study, _ = open_study(data_folder())
    assert (len(study.marks()), len(study.cards())) == (2, 3)
    study.close()


@pytest.mark.parametrize(
    ("what", "name", "said"),
    [
        ("notes", "notes", "There are no notes, highlights or bookmarks yet"),
        ("cards", "cards.apkg", "There are no cards yet"),
        ("study", "study.json", "Nothing was studied yet"),
    ],
)
def test_where_there_is_nothing_that_is_said_and_nothing_is_written(
    run, tmp_path, what, name, said
):
    status, out, err = run("export", what, tmp_path / name)

    assert (status, err) == (0, "")
    assert out == f"{said}; nothing was written.\n"
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("text", ["{}", "[]", "no json", json.dumps({"format": 10_000})])
def test_what_is_no_study_ends_with_2_and_changes_nothing(run, studied, tmp_path, text):
    (tmp_path / "x.json").write_text(text, encoding="utf-8")

    status, out, err = run("import", "study", tmp_path / "x.json")

    assert (status, out) == (2, "")
    assert "Traceback" not in err
    assert run("export", "cards", tmp_path / "c.tsv")[1].endswith(": 3 cards\n")


@pytest.mark.parametrize(
    "arguments",
    [("export",), ("import",), ("export", "notes"), ("export", "a", "b"), ("import", "cards", "x")],
)
def test_a_wrong_command_line_ends_with_2(capsys, arguments):
    with pytest.raises(SystemExit) as ended:
        cli.main(list(arguments))

    assert ended.value.code == 2
    assert "usage: reader" in capsys.readouterr().err
