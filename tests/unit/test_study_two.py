"""Two windows and two programs on one study do not harm each other."""

import os
import sqlite3
import threading
from contextlib import closing

import pytest
from study_values import Clock, Studies, a_card, a_mark, a_question

from reader.errors import ReaderError
from reader.study import database, opening
from reader.study.schema import STEPS
from reader.study.store import open_study
from reader.study.values import Counts, Grade

_forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")


@pytest.fixture
def studies(tmp_path):
    studies = Studies(tmp_path)
    yield studies
    studies.close()


def _in_processes(amount, work):
    """Do the same in so many copies of this program at once; return what each of them wrote."""
    children = []
    for _ in range(amount):
        told, out = os.pipe()
        child = os.fork()
        if not child:
            try:
                os.write(out, str(work()).encode())
            except BaseException as error:  # noqa: BLE001  (whatever it is, it is told)
                os.write(out, repr(error).encode())
            finally:
                os._exit(0)
        os.close(out)
        children.append((child, told))
    said = []
    for child, told in children:
        with os.fdopen(told, "rb") as stream:
            said.append(stream.read().decode())
        os.waitpid(child, 0)
    return said


def test_two_threads_lose_none_of_their_marks(studies):
    def write(study):
        for _ in range(100):
            study.keep_mark(a_mark())

    threads = [threading.Thread(target=write, args=(studies.open(),)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(studies.open().marks()) == 200


@_forks
def test_four_programs_lose_nothing_of_what_they_add_up(studies):
    def work():
        study, _ = open_study(studies.folder / "study", clock=Clock())
        for _ in range(25):
            study.add_seconds("v/a", 1)
            study.keep_mark(a_mark())
            study.keep_card(a_card())
        study.close()
        return "done"

    assert _in_processes(4, work) == ["done"] * 4
    study = studies.open()
    assert study.progress()["v/a"].seconds == 100
    assert (len(study.marks()), len(study.cards())) == (100, 1)


@_forks
def test_programs_that_start_at_once_take_a_step_once(studies, monkeypatch):
    studies.open().keep_mark(a_mark())
    studies.close()
    step = "CREATE TABLE more (x TEXT) STRICT; INSERT INTO more VALUES ('once')"
    monkeypatch.setattr(opening, "STEPS", (*STEPS, step))

    def work():
        study, news = open_study(studies.folder / "study", clock=Clock())
        with study._database.reading() as db:
            return news, db.execute("SELECT x FROM more").fetchall(), len(study._answers)

    assert _in_processes(4, work) == ["(None, [('once',)], 0)"] * 4


@_forks
def test_programs_that_start_at_once_set_a_damaged_file_aside_once(studies):
    studies.open().keep_mark(a_mark())
    studies.close()
    (studies.folder / "study" / "study.db").write_bytes(b"broken")

    def work():
        study, news = open_study(studies.folder / "study", clock=Clock())
        study.keep_mark(a_mark())
        return news is None

    assert sorted(_in_processes(4, work)) == ["False", "True", "True", "True"]
    assert len(studies.open().marks()) == 4
    assert len(list((studies.folder / "study").glob("study.db.damaged-*"))) == 1


def test_what_another_window_wrote_is_told_once(studies):
    ours, theirs = studies.open(), studies.open()
    ours.keep_mark(a_mark())
    assert not ours.changed_elsewhere()

    theirs.keep_mark(a_mark())

    assert [ours.changed_elsewhere(), ours.changed_elsewhere()] == [True, False]
    assert len(ours.marks()) == 2


def test_a_card_that_another_window_answered_is_not_asked_again(studies):
    ours, theirs = studies.open(), studies.open()
    for number in range(3):
        card = ours.keep_card(a_question(number))
        ours.answer(card.id, "both", Grade.EASY)
    studies.clock.on(days=9)
    asked = ours.next_asked()

    theirs.answer(asked.card.id, "both", Grade.GOOD)

    assert ours.next_asked().card.id != asked.card.id
    assert ours.counts() == Counts(due=2)


def test_a_program_that_writes_for_too_long_is_told(studies, monkeypatch):
    monkeypatch.setattr(database, "_PATIENCE_S", 0.05)
    study = studies.open()
    study.keep_mark(a_mark())
    with closing(sqlite3.connect(study.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ReaderError, match="Another program is writing") as caught:
            study.keep_mark(a_mark())
        assert len(study.marks()) == 1  # reading goes on

    study.keep_mark(a_mark())

    assert len(study.marks()) == 2
    assert caught.value.path == study.file
