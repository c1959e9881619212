"""Copies of the study, and steps from one version of its tables to the next."""

import errno
import shutil
import sqlite3
from contextlib import closing

import pytest
from study_values import (
    Studies,
    a_mark,
    contents,
    copy_names,
    killed,
    names,
    overwrite,
    with_copy,
    write,
)

from reader.errors import ReaderError
from reader.study import copies, database, opening
from reader.study.schema import STEPS

_MORE = "CREATE TABLE more (x TEXT) STRICT; INSERT INTO more VALUES ('kept')"
_WRONG = "DELETE FROM marks; CREATE TABLE more (x TEXT) STRICT; this is no SQL"


@pytest.fixture
def studies(tmp_path):
    studies = Studies(tmp_path)
    yield studies
    studies.close()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "study"


@pytest.fixture
def file(folder):
    return folder / "study.db"


@pytest.fixture(autouse=True)
def _little_patience(monkeypatch):
    monkeypatch.setattr(opening, "_PATIENCE_S", 0.05)
    monkeypatch.setattr(database, "_PATIENCE_S", 0.05)


@pytest.mark.parametrize("is_killed", [False, True])
def test_a_newer_file_is_refused_and_untouched(studies, folder, file, monkeypatch, is_killed):
    with monkeypatch.context() as newer:
        newer.setattr(opening, "STEPS", (*STEPS, _MORE))
        if is_killed:  # the step is in the -wal only
            newer.setattr(opening, "STEPS", STEPS)
            write(studies, a_mark())
            newer.setattr(opening, "STEPS", (*STEPS, _MORE))
        (killed if is_killed else write)(studies, folder if is_killed else a_mark())
    before = contents(folder)

    with pytest.raises(ReaderError, match="written by a newer version") as caught:
        studies.open()

    assert caught.value.path == file
    assert contents(folder) == before


def test_a_newer_copy_is_passed_over(studies, folder, file, monkeypatch):
    copied, _ = with_copy(studies)
    with monkeypatch.context() as newer:
        newer.setattr(opening, "STEPS", (*STEPS, _MORE))
        write(studies, a_mark())
    shutil.move(file, folder / "copies" / "study-2026-10-07.db")
    (folder / "study.db.before-2").unlink()
    (folder / "copies" / "study-2026-10-06.db").unlink()

    study, _ = studies.open_told()

    assert study.marks() == (copied,)


def test_before_a_step_a_copy_is_made(studies, folder, monkeypatch):
    mark = a_mark()
    write(studies, mark)
    monkeypatch.setattr(opening, "STEPS", (*STEPS, _MORE))

    study = studies.open()

    with closing(sqlite3.connect(folder / "study.db.before-2")) as db:
        assert db.execute("SELECT id FROM marks").fetchall() == [(mark.id,)]
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
    with study._database.reading() as db:
        assert db.execute("SELECT x FROM more").fetchall() == [("kept",)]
    assert study.marks() == (mark,)


def test_a_step_that_fails_changes_nothing(studies, file, monkeypatch):
    mark = a_mark()
    write(studies, mark)
    with monkeypatch.context() as wrong:
        wrong.setattr(opening, "STEPS", (*STEPS, _WRONG))
        with pytest.raises(ReaderError, match="cannot be used"):
            studies.open()

    assert studies.open().marks() == (mark,)


def test_no_step_is_taken_without_its_copy(studies, folder, monkeypatch):
    write(studies, a_mark())
    monkeypatch.setattr(opening, "STEPS", (*STEPS, _MORE))
    (folder / "study.db.before-2").mkdir()

    with pytest.raises(ReaderError, match="No copy of the study data could be made"):
        studies.open()
    monkeypatch.setattr(opening, "STEPS", STEPS)

    assert len(studies.open().marks()) == 1


def test_a_step_waits_for_the_others_to_close(studies, monkeypatch):
    older = studies.open()
    with monkeypatch.context() as newer:
        newer.setattr(opening, "STEPS", (*STEPS, _MORE))
        with pytest.raises(ReaderError, match="another program has it open"):
            studies.open()

    older.keep_mark(a_mark())


def test_what_others_have_open_is_not_set_aside(studies, folder, file):
    study = studies.open()
    overwrite(file, 0, b"broken" * 100)

    with pytest.raises(ReaderError, match="another program has it open"):
        studies.open()

    assert names(folder)[0] == "study.db"
    assert study.file.exists()


def test_one_copy_a_day_and_the_last_seven_are_kept(studies, folder):
    for _ in range(10):
        for _ in range(2):
            write(studies, a_mark())
        studies.clock.on(days=1)

    assert copy_names(folder) == [f"study-2026-10-{day:02}.db" for day in range(7, 14)]


def test_where_nothing_changed_no_copy_is_made(studies, folder):
    with_copy(studies)
    write(studies)
    studies.clock.on(days=1)

    write(studies)

    assert copy_names(folder) == ["study-2026-10-05.db", "study-2026-10-06.db"]


def test_a_copy_that_cannot_be_made_is_told_and_stops_nobody(studies, folder):
    write(studies, a_mark())
    (folder / "copies").write_text("in the way")
    studies.clock.on(days=1)

    study, news = studies.open_told()

    assert news.sentence.startswith("Today's copy of the study data could not be made (")
    assert len(study.marks()) == 1


def test_what_a_killed_program_left_unfinished_is_removed(studies, folder):
    write(studies, a_mark())
    (folder / "copies").mkdir()
    leftovers = [folder / f".{'0a' * 16}.new", folder / "copies" / f".{'1b' * 16}.new-journal"]
    for leftover in leftovers:
        leftover.write_text("half")

    studies.open()

    assert not any(leftover.exists() for leftover in leftovers)


def test_a_copy_on_its_way_never_takes_the_place_of_a_whole_one(studies, folder, monkeypatch):
    with_copy(studies)
    whole = (folder / "copies" / "study-2026-10-05.db").read_bytes()
    studies.clock.on(days=-1)

    def stop(number):
        raise OSError(errno.EIO, "broken disk")

    monkeypatch.setattr(copies.os, "fsync", stop)
    study = studies.open()
    with pytest.raises(ReaderError, match="broken disk"):
        study._database.copy_beside("before-import")

    assert names(folder) == ["study.db", "study.db-shm", "study.db-wal"]
    assert (folder / "copies" / "study-2026-10-05.db").read_bytes() == whole


def test_a_clock_that_was_wrong_once_stops_no_copy_and_counts_as_oldest(studies, folder, file):
    write(studies, a_mark())
    studies.clock.on(days=999)
    write(studies)  # a copy of 2029
    studies.clock.on(days=-998)
    copied = a_mark()
    write(studies, copied)
    studies.clock.on(days=1)
    write(studies)
    file.write_bytes(b"broken")

    study, news = studies.open_told()

    assert copy_names(folder)[0] == "study-2026-10-06.db"
    assert "its copy of 2026-10-06 was opened" in news.sentence
    assert copied in study.marks()
