"""What holds for every test of the window: no screen is needed, and no window stays open."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pages import CASES, LONG, PLAIN, Page
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from reader.library.store import Library, open_library
from reader.settings import Session, Settings, Tab
from reader.study.clock import now
from reader.ui.app import prepare_environment
from reader.ui.immortal import keep_singletons
from reader.ui.language import install_language
from reader.ui.main_window import MainWindow
from reader.ui.study_store import StudySource
from reader.ui.tab_area import TabArea
from reader.ui.web import ClosedProfile, register_scheme

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
keep_singletons()
prepare_environment(safe=True)
register_scheme()  # before pytest-qt makes the QApplication

OpenWindow = Callable[..., MainWindow]


@pytest.fixture(autouse=True)
def _no_window_left() -> Iterator[None]:
    yield
    left = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    names = [f"{type(w).__name__} {w.windowTitle()!r}" for w in left]
    for window in left:
        window.close()
    assert not names, f"windows left open: {names}"


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Library]:
    """Compile an archive as the program does: in a process of its own."""

    def build_and_open(archive: Path) -> Library:
        out = tmp_path_factory.mktemp("library")
        command = [sys.executable, "-m", "reader", "--archive", archive, "build", "--out", out]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode in (0, 1), done.stderr
        return open_library(out)

    return build_and_open


@pytest.fixture(scope="session")
def library(build: Callable[[Path], Library]) -> Library:
    """The small archive of tests/cases/reading, compiled."""
    return build(CASES / "reading")


@pytest.fixture
def profile(qapp: QApplication) -> Iterator[ClosedProfile]:
    """A profile that goes after every page that a test made with it."""
    profile = ClosedProfile()
    yield profile
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    profile.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def open_window(qtbot, library: Library, profile: ClosedProfile) -> Iterator[OpenWindow]:
    """Open the program's window on the small archive, with these tabs, and wait for its page."""
    windows: list[MainWindow] = []

    def open_it(
        *paths: str,
        settings: Settings = PLAIN,
        current: int = 0,
        clock: Callable[[], datetime] = now,
    ) -> MainWindow:
        install_language(settings.language)
        window = MainWindow(profile, settings, StudySource(clock=clock))
        windows.append(window)
        window.show()
        window.activateWindow()
        with qtbot.waitSignal(window.painted):
            tabs = tuple(Tab(*path.split("#")) for path in paths)
            window.show_library(library, Session(tabs, current))
        return window

    yield open_it
    for window in windows:
        window.close()
        window.deleteLater()
    install_language("en")


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """The window with the long article."""
    return open_window(LONG)


@pytest.fixture
def page(qtbot, window: MainWindow) -> Page:
    """The page in front of that window."""
    return Page(qtbot, window.findChild(TabArea))
