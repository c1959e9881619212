"""Which earlier starts are taken for ones that died of the graphics card, and how often."""

import subprocess
import sys

import pytest

from reader.ui.start_guard import StartGuard

# A start that is killed, or that waits for a line until it goes on.
START = """
import os, signal, sys
from pathlib import Path
from reader.ui.start_guard import StartGuard
guard = StartGuard(Path(sys.argv[1]))
guard.begin(safe=sys.argv[2] == "safe")
print("begun", flush=True)
if sys.argv[3] == "dies":
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
sys.stdin.readline()
guard.end()
"""


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "starts"


@pytest.fixture
def begin(folder):
    """Begin a start in a process of its own."""
    processes = []

    def begin_it(how: str, what: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", START, folder, how, what]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        processes.append(process)
        assert process.stdout.readline() == "begun\n"
        if what == "dies":
            process.wait()
        return process

    yield begin_it
    for process in processes:
        process.communicate()


def test_the_first_start_of_all_finds_nothing(folder):
    assert not StartGuard(folder).find_fallen()


def test_a_start_that_was_killed_before_it_showed_anything_is_found_once(folder, begin):
    begin("card", "dies")

    assert StartGuard(folder).find_fallen()
    assert not StartGuard(folder).find_fallen()
    assert not list(folder.iterdir())


def test_many_starts_that_were_killed_are_found_at_once(folder, begin):
    begin("card", "dies")
    begin("card", "dies")

    assert StartGuard(folder).find_fallen()
    assert not StartGuard(folder).find_fallen()


def test_a_start_that_is_still_under_way_is_no_dead_one(folder, begin):
    begin("card", "waits")

    assert not StartGuard(folder).find_fallen()
    assert len(list(folder.glob("*.start"))) == 1


def test_a_start_that_showed_something_leaves_nothing(folder, begin):
    process = begin("card", "waits")
    process.communicate("\n")

    assert not StartGuard(folder).find_fallen()
    assert not list(folder.iterdir())


def test_a_start_without_the_card_that_died_does_not_count(folder, begin):
    begin("safe", "dies")

    assert not StartGuard(folder).find_fallen()
    assert not list(folder.iterdir())


def test_one_that_died_is_found_beside_one_that_lives(folder, begin):
    begin("card", "waits")
    begin("card", "dies")

    assert StartGuard(folder).find_fallen()
    assert len(list(folder.glob("*.start"))) == 1


def test_a_marker_whose_lock_has_gone_is_that_of_a_dead_start(folder, begin):
    begin("card", "dies")
    next(folder.glob("*.lock")).unlink()

    assert StartGuard(folder).find_fallen()


def test_a_damaged_marker_does_not_count_and_goes(folder):
    folder.mkdir()
    (folder / "1-1.start").write_bytes(b"\xff\x00")

    assert not StartGuard(folder).find_fallen()
    assert not list(folder.iterdir())


def test_what_cannot_be_taken_away_is_not_believed(folder):
    (folder / "1-1.start").mkdir(parents=True)  # a file would go, whoever runs the tests

    assert not StartGuard(folder).find_fallen()


def test_where_nothing_can_be_written_a_start_goes_on_unmarked(tmp_path):
    (tmp_path / "file").write_text("")
    guard = StartGuard(tmp_path / "file" / "starts")

    guard.begin(safe=False)
    guard.end()

    assert not guard.find_fallen()


def test_ending_twice_does_no_harm(folder):
    guard = StartGuard(folder)
    guard.begin(safe=False)

    guard.end()
    guard.end()

    assert not list(folder.iterdir())
