"""After a start that died before it showed anything, the next one spares the graphics card."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pages import CASES

from reader.library.place import Place, place_of
from reader.settings import Settings, cache_folder, save_settings, settings_file
from reader.ui import app

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE_S, _POLL_S = 60, 0.01


class Reader:
    """A reader that was started without a screen."""

    def __init__(self) -> None:
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-m", "reader", "--archive", CASES / "reading"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip

    def until(self, is_so: Callable[[], object]) -> None:
        for _ in range(int(_PATIENCE_S / _POLL_S)):
            if is_so():
                return
            try:
                self.process.wait(_POLL_S)
            except subprocess.TimeoutExpired:
                continue
            break
        raise AssertionError(f"ended with {self.process.poll()}, or never came so far")

    def kill(self) -> None:
        """End it and what it has started, with no chance to do anything."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class StoppedError(Exception):
    """The start got as far as to Qt."""


def markers() -> list[str]:
    """Return what the starts that have shown nothing say of themselves."""
    files = (cache_folder() / "starts").glob("*.start")
    return [text for file in files if (text := file.read_text())]


@pytest.fixture
def reader(library):
    """Start the reader on the small archive, whose library is built."""
    shutil.copytree(library.root, place_of(CASES / "reading").library)
    readers = []

    def begin() -> Reader:
        readers.append(Reader())
        return readers[-1]

    yield begin
    for one in readers:
        one.kill()


@pytest.fixture
def begin(monkeypatch, tmp_path):
    """Start in this process as far as to Qt; return whether that would draw without the card."""

    def stop(*, safe: bool) -> None:
        raise StoppedError(safe)

    monkeypatch.setattr(app, "make_application", stop)

    def begin_it(*, safe: bool = False) -> bool:
        with pytest.raises(StoppedError) as stopped:
            app.open_window(Place(tmp_path, tmp_path / "library"), "", safe=safe)
        return stopped.value.args[0]

    return begin_it


def leave_marker(said: str) -> None:
    folder = cache_folder() / "starts"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "1-1.start").write_text(said)


@pytest.mark.skipif(sys.platform == "win32", reason="the display without a screen is Linux's")
def test_a_killed_start_makes_the_next_one_safe_and_the_one_after_it_is_as_ever(reader):
    first = reader()
    first.until(lambda: markers() == ["card"])
    first.kill()

    second = reader()
    second.until(lambda: markers() == ["safe"])
    second.until(lambda: not markers())  # it has shown its first page
    second.kill()

    third = reader()
    third.until(lambda: markers() == ["card"])


def test_a_start_is_safe_once_after_one_that_died(begin):
    leave_marker("card")

    assert [begin(), begin()] == [True, False]


def test_two_safe_starts_do_not_follow_each_other(begin):
    leave_marker("safe")

    assert not begin()


def test_a_start_that_fails_before_there_is_a_window_leaves_no_marker(begin):
    begin()

    assert not markers()


def test_who_wants_safe_graphics_always_has_them(begin):
    assert begin(safe=True)
    save_settings(settings_file(), Settings(safe_graphics=True))
    leave_marker("card")

    assert [begin(), begin()] == [True, True]
