"""A program that is killed at any moment loses nothing that it was told is kept."""

import os
import random
import select
import signal
import time

import pytest
from study_values import NOON, Clock, a_mark, a_question

from reader.study import copies, database, opening, scheduling
from reader.study.store import open_study
from reader.study.values import Grade

_RUNS = 200
_IN_ONE_FOLDER = 10  # runs; then a new one, so that the first opening is met, too
_LOADED = scheduling  # here, so that no run has to wait for it
_STEP = "CREATE TABLE more_{} (x TEXT) STRICT"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="SIGKILL and fork are POSIX's")


def _open(folder, run):
    """Open the study a day later and a step of the schema further than in the last run."""
    return open_study(folder, clock=Clock(NOON.replace(day=1 + run)), fuzz=False)


def _write_for_ever(folder, run, out):
    """Write all kinds of things; tell each when it is kept, not before."""
    study, _ = _open(folder, run)
    os.write(out, b"opened\n")
    number = 0
    while True:
        mark = a_mark()
        study.keep_mark(mark)
        os.write(out, f"mark {mark.id}\n".encode())
        study.keep_place(f"v/{run}-{number}", "p-1@1", 0.5)
        os.write(out, f"place v/{run}-{number}\n".encode())
        card = study.keep_card(a_question(f"{run}-{number}"))
        os.write(out, f"card {card.id}\n".encode())
        study.answer(card.id, "both", Grade.EASY)
        os.write(out, f"review {card.id}\n".encode())
        number += 1


def _start(folder, run):
    """Let a copy of this program write; return its id and the end of a pipe where it tells."""
    told, out = os.pipe()
    child = os.fork()
    if child:
        os.close(out)
        return child, told
    try:
        _write_for_ever(folder, run, out)
    except BaseException as error:  # noqa: BLE001  (whatever it is, this process ends here)
        os.write(out, f"failed {error!r}\n".encode())
    finally:
        os._exit(1)


def _kill_some_time(child, told, moment):
    """Kill it at a moment by chance; return what it told until then, in pairs of words."""
    lines = b""
    wanted = moment.randrange(30)  # things that it tells; some are killed while they open
    until = time.monotonic() + moment.random() * 0.02 if wanted < 10 else None
    while lines.count(b"\n") < wanted:
        left = None if until is None else max(0, until - time.monotonic())
        if not select.select([told], [], [], left)[0]:
            break
        if not (more := os.read(told, 1 << 16)):
            break  # it failed, which is told below
        lines += more
    os.kill(child, signal.SIGKILL)
    while more := os.read(told, 1 << 16):
        lines += more
    os.close(told)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1]), lines
    return [tuple(line.split()) for line in lines.decode().splitlines()]


def _kept(study):
    return {
        *(("mark", mark.id) for mark in study.marks()),
        *(("place", path) for path in study.progress()),
        *(("card", card.id) for card in study.cards()),
        *(("review", review["card"]) for review in study.everything()["reviews"]),
    }


def _hurry(monkeypatch):
    """Let nothing wait for the disk: what a program wrote before it was killed is the system's."""
    monkeypatch.setattr(copies.os, "fsync", lambda number: None)
    pragmas = tuple(pragma.replace("= FULL", "= OFF") for pragma in database._PRAGMAS)
    monkeypatch.setattr(database, "_PRAGMAS", pragmas)


def test_two_hundred_kills_lose_nothing(tmp_path, monkeypatch):
    moment = random.Random(20261004)  # noqa: S311
    confirmed, opened, unopened = set(), 0, 0
    for run in range(_RUNS):
        place = run % _IN_ONE_FOLDER
        if run == 2 * _IN_ONE_FOLDER:  # the first two are done as they are by a user
            _hurry(monkeypatch)
        if place == 0:
            folder, confirmed = tmp_path / str(run), set()
            monkeypatch.setattr(opening, "STEPS", opening.STEPS[:1])
        monkeypatch.setattr(opening, "STEPS", (*opening.STEPS, _STEP.format(place)))

        told = _kill_some_time(*_start(folder, place), moment)
        opened, unopened = opened + bool(told), unopened + (not told)
        confirmed |= {words for words in told if words != ("opened",)}

        study, news = _open(folder, place)
        try:
            assert (news, confirmed - _kept(study)) == (None, set())
        finally:
            study.close()

    # There was something to lose, and some were killed before they were open.
    assert len(confirmed) > 30
    assert min(opened, unopened) > 3
