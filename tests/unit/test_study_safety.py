"""A study that is damaged, newer, missing or in the way: nothing is lost and it is told."""

import errno
import os
import sqlite3
from contextlib import closing

import pytest
from study_values import Studies, a_card, a_mark, copy_names, killed, overwrite, with_copy, write

from reader.errors import ReaderError
from reader.study import database, opening

_MORE = "CREATE TABLE more (x TEXT) STRICT; INSERT INTO more VALUES ('kept')"


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


_DAMAGES = {
    "no database": lambda file: file.write_bytes(b"not a database" * 1000),
    "empty": lambda file: file.write_bytes(b""),
    "cut": lambda file: os.truncate(file, 3 * 4096),
    "cut within a page": lambda file: os.truncate(file, 5000),
    "cut within the header": lambda file: os.truncate(file, 50),
    "overwritten": lambda file: overwrite(file, 4096, b"\xff" * 8192),
    "overwritten schema": lambda file: overwrite(file, 150, b"\xff" * 3000),
    "zeroed": lambda file: file.write_bytes(bytes(file.stat().st_size)),
}


@pytest.mark.parametrize("damage", _DAMAGES.values(), ids=list(_DAMAGES))
def test_a_damaged_file_is_set_aside_and_the_newest_copy_opened(studies, folder, file, damage):
    copied, _ = with_copy(studies)
    damage(file)
    damaged = file.read_bytes()

    study, news = studies.open_told()

    assert study.marks() == (copied,)
    aside = f"study.db.damaged-{studies.clock.at.astimezone():%Y%m%d-%H%M%S}"
    assert news.sentence == (
        f"The study data was damaged and is set aside as {aside}; "
        "its copy of 2026-10-05 was opened."
    )
    assert (folder / aside).read_bytes() == damaged
    assert copy_names(folder)[0] == "study-2026-10-05.db"  # still there


def test_a_copy_that_is_damaged_too_is_passed_over(studies, folder, file):
    copied, _ = with_copy(studies)
    write(studies, a_mark())
    for broken in (file, folder / "copies" / "study-2026-10-06.db"):
        broken.write_bytes(b"broken")

    study, news = studies.open_told()

    assert study.marks() == (copied,)
    assert "its copy of 2026-10-05 was opened" in news.sentence


def test_without_a_copy_it_starts_anew(studies, folder, file):
    write(studies, a_mark())
    file.write_bytes(b"broken")

    study, news = studies.open_told()

    assert study.marks() == ()
    assert news.sentence.endswith("there is no copy of it.")
    study.keep_mark(a_mark())


def test_it_is_told_once(studies, file):
    with_copy(studies)
    file.write_bytes(b"broken")
    study, _ = studies.open_told()
    marks = study.marks()
    studies.close()

    assert studies.open().marks() == marks


def test_two_damages_in_one_second_are_both_set_aside(studies, folder, file):
    for content in (b"one", b"two"):
        write(studies, a_mark())
        file.write_bytes(content)
        studies.open_told()
        studies.close()

    aside = sorted(folder.glob("study.db.damaged-*"))
    assert [f.read_bytes() for f in aside] == [b"one", b"two"]


def test_a_folder_in_place_of_the_file_is_set_aside(studies, folder, file):
    file.mkdir(parents=True)
    (file / "own").write_text("kept")

    _, news = studies.open_told()

    assert "was damaged and is set aside" in news.sentence
    assert [f.read_text() for f in folder.glob("study.db.damaged-*/own")] == ["kept"]


def test_another_programs_database_is_set_aside(studies, folder, file):
    folder.mkdir()
    with closing(sqlite3.connect(file)) as db:
        db.execute("CREATE TABLE songs (title TEXT)")

    _, news = studies.open_told()

    assert "was damaged and is set aside" in news.sentence


def test_the_log_of_a_damaged_file_is_not_played_into_the_copy(studies, folder, file):
    kept = with_copy(studies)
    killed(studies, folder)  # it has one more mark
    log = (folder / "study.db-wal").read_bytes()
    file.write_bytes(b"broken")

    study, _ = studies.open_told()

    assert study.marks() == kept
    (aside,) = folder.glob("study.db.damaged-*-wal")
    assert aside.read_bytes() == log


def test_a_log_without_its_database_is_set_aside(studies, folder, file):
    with_copy(studies)
    killed(studies, folder)
    file.unlink()

    study, _ = studies.open_told()

    assert len(study.marks()) == 2  # the copy was made when that session began
    assert len(list(folder.glob("study.db.damaged-*-wal"))) == 1


def test_a_missing_file_is_told_and_its_copy_opened(studies, file):
    copied, _ = with_copy(studies)
    file.unlink()

    study, news = studies.open_told()

    assert study.marks() == (copied,)
    assert news.sentence == "The study data was missing; its copy of 2026-10-05 was opened."


def test_an_empty_file_where_nothing_was_is_a_new_study(studies, folder, file):
    folder.mkdir()
    file.write_bytes(b"")

    assert studies.open().marks() == ()


def test_a_killed_programs_log_is_taken_up(studies, folder):
    killed(studies, folder)

    assert len(studies.open().marks()) == 1


def test_one_bad_byte_in_a_note_costs_one_sign(studies, file):
    write(studies, a_mark(note="see EXAMPLE here"), a_mark(note="fine"))
    file.write_bytes(file.read_bytes().replace(b"EXAMPLE", b"EX\xffMPLE"))

    assert [mark.note for mark in studies.open().marks()] == ["see EX�MPLE here", "fine"]


@pytest.mark.parametrize("column", [b"heading_xy", b"heading_\xff\xff"])
def test_a_table_that_has_another_form_is_damaged(studies, file, column):
    write(studies, a_mark())
    file.write_bytes(file.read_bytes().replace(b"heading_en", column))

    _, news = studies.open_told()

    assert "was damaged and is set aside" in news.sentence


def test_damage_that_shows_in_use_is_looked_for_at_the_next_start(studies, file):
    write(studies, a_mark())
    # In an index, where the quick check does not look.
    overwrite(file, file.read_bytes().rindex(b"nvidia/blackwell"), b"N")
    study = studies.open()
    with pytest.raises(ReaderError, match="damaged"), study._database.reading():
        raise _corrupt()
    studies.close()

    _, news = studies.open_told()
    studies.close()

    assert "was damaged and is set aside" in news.sentence
    studies.open()


def _corrupt():
    """Return what SQLite raises of a page that makes no sense."""
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


@pytest.mark.parametrize("spoilt", [b"2026-10-04T99", b"2026-10-04T12:00:00X"])
def test_a_time_that_cannot_be_read_costs_only_itself(studies, file, spoilt):
    write(studies, a_mark())
    content = file.read_bytes()
    at = content.index(b"2026-10-04T12:00:00Z")
    overwrite(file, at, spoilt)

    (mark,) = studies.open().marks()

    assert (mark.quote, mark.created.year) == ("a draft model", 1970)


def test_a_full_disk_leaves_all_that_was_kept(studies):
    study = studies.open()
    study.keep_mark(a_mark())
    with study._database.reading() as db:
        (pages,) = db.execute("PRAGMA page_count").fetchone()
    study._database._connection.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(ReaderError, match="The disk is full"):
        study.keep_card(a_card(back={"en": "long" * 100_000}))

    assert (len(study.marks()), study.cards()) == (1, ())


def test_a_full_disk_is_no_reason_to_start_anew(studies, folder, file, monkeypatch):
    copied, _ = with_copy(studies)
    file.write_bytes(b"broken")

    def full(new, data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as disk:
        disk.setattr("pathlib.Path.write_bytes", full)
        with pytest.raises(ReaderError, match=r"cannot be written \(No space left on device\)"):
            studies.open()
    assert file.read_bytes() == b"broken"

    study, _ = studies.open_told()
    assert study.marks() == (copied,)


@pytest.mark.parametrize("name", ["study", "study/study.lock"])
def test_a_folder_that_cannot_be_written_is_told(studies, tmp_path, name):
    place = tmp_path / name
    place.parent.mkdir(exist_ok=True)
    if name == "study":
        place.write_text("a file in the way")
    else:
        place.mkdir()

    with pytest.raises(ReaderError, match="The study data cannot be written"):
        studies.open()


def test_names_that_an_address_would_read_otherwise_are_names(studies):
    name = "a b?mode=memory&x#y%41 学习"
    mark = a_mark()
    studies.open(name).keep_mark(mark)
    studies.close()

    assert studies.open(name).marks() == (mark,)
    assert (studies.folder / name / "study.db").is_file()
