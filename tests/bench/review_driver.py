"""Drives the window with a study: its start, marks, and the sheet of review, from inside.

    python review_driver.py '{"article": "vendor/slug", "cards": 40, "marks": 10}'

It prints one JSON object a line, as window_driver.py does, with times in ms. Nothing of the program
is replaced: keys are sent to the widgets as Qt's test library does it. What is watched of the sheet
are two events of Qt's: `Show` of the button or the row that comes with what was asked for, and
after it `UpdateRequest` of the sheet, in which Qt draws all that has changed and hands the picture
to the screen; the time is taken when that is done.
"""

import json
import sys
import time
from dataclasses import replace

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QToolButton, QWidget
from window_driver import Driver, _tell

from reader.library.place import place_of
from reader.settings import load_settings, settings_file
from reader.study.ids import new_id
from reader.ui.app import Program, make_application
from reader.ui.language import install_language
from reader.ui.tab_area import TabArea

_BEAT_MS = 1
_SETTLED_MS = 1500  # after the study was loaded
_QUIET_MS = 60  # after the first picture of something; what is drawn then belongs to it
_PAUSE_MS = 60
_GIVE_UP_MS = 20_000


class Pulse(QObject):
    """Ticks on the UI thread from the first picture on; where it does not, the window was stuck."""

    def __init__(self, driver: Driver) -> None:
        super().__init__()
        self.painted = self.last = 0.0
        self.loaded = 0.0
        self.longest = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._tick)
        driver.window.painted.connect(self._begin, Qt.ConnectionType.SingleShotConnection)
        driver.window.study.desk.marks_changed.connect(self._on_loaded)

    def end(self) -> None:
        self._timer.stop()

    def _begin(self) -> None:
        self.painted = self.last = time.perf_counter()
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self.last)
        self.last = now

    def _on_loaded(self, _marks: object) -> None:
        self.loaded = self.loaded or time.perf_counter()


class Sheet(QObject):
    """The sheet of review, and when it has drawn what a key brings."""

    def __init__(self, driver: Driver, sheet: QDialog) -> None:
        super().__init__()
        self._driver = driver
        self._loop = QEventLoop()
        self.sheet = sheet
        self._awaited: QWidget | None = None
        self._shown = False
        self.first = self.last = 0.0
        self.busy = 0.0
        self.question = sheet.findChild(QPushButton, "show_answer")
        self.grades = sheet.findChild(QWidget, "grades")
        for widget in (sheet, self.question, self.grades):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        if watched is self._awaited and event.type() == QEvent.Type.Show:
            self._shown = True
        if watched is not self.sheet or event.type() != QEvent.Type.UpdateRequest:
            return False
        self.sheet.event(event)
        if self._shown:
            self.last, cpu = time.perf_counter(), time.thread_time()
            if not self.first:
                self.first, self.busy = self.last, cpu
                self._loop.quit()
        return True

    def press(self, key: Qt.Key, awaited: QWidget) -> dict[str, float]:
        """Press a key; return when what it brings was drawn, in ms, and the UI thread's CPU time.

        `first` is the first picture that has it, `last` the last one of some later ones.
        """
        self._awaited, self._shown, self.first = awaited, False, 0.0
        patience = QTimer()
        patience.setSingleShot(True)
        patience.timeout.connect(self._loop.quit)
        patience.start(_GIVE_UP_MS)
        begun, cpu = time.perf_counter(), time.thread_time()
        QTest.keyClick(self.sheet.focusWidget() or self.sheet, key)
        if not self.first:
            self._loop.exec()
        if not self.first:
            raise SystemExit("The sheet of review did not draw what a key brings in time.")
        self._driver.idle(_QUIET_MS)
        return {
            "first": (self.first - begun) * 1e3,
            "last": (self.last - begun) * 1e3,
            "busy": (self.busy - cpu) * 1e3,
        }


def main() -> int:
    """Do it all and end."""
    job = json.loads(sys.argv[1])
    settings, _fault = load_settings(settings_file())
    app = make_application()
    install_language(settings.language)
    program = Program(place_of(None), settings)
    driver = Driver(program)
    pulse = Pulse(driver)
    driver.start()
    while not pulse.loaded:
        driver.idle(20)
    driver.idle(_SETTLED_MS)
    pulse.end()
    _tell(what="loaded", ms=(pulse.loaded - pulse.painted) * 1e3, stuck=pulse.longest * 1e3)
    _keep_marks(driver, job)
    _review(driver, job)
    driver.window.close()
    QApplication.sendPostedEvents()
    program.end()
    app.processEvents()
    return 0


def _keep_marks(driver: Driver, job: dict) -> None:
    """Keep marks of the article in front, as if they were made in its page."""
    desk = driver.window.study.desk
    path = driver.window.findChild(TabArea).path
    there = [mark for mark in desk.marks.values() if mark.path == path]
    for number in range(job["marks"] if there else 0):
        mark = replace(there[number % len(there)], id=new_id())
        begun, cpu = time.perf_counter(), time.thread_time()
        desk.keep_mark(mark)
        _tell(what="mark", ms=_since(begun), busy=(time.thread_time() - cpu) * 1e3)
        driver.idle(_PAUSE_MS)


def _review(driver: Driver, job: dict) -> None:
    """Answer one card after another: Space for its answer, 3 for the next card."""
    if not job["cards"]:
        return
    window = driver.window
    window.activateWindow()
    driver.idle(_PAUSE_MS)
    begun = time.perf_counter()
    QTest.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    while (sheet := window.findChild(QDialog, "review")) is None or not _has_card(sheet):
        if time.perf_counter() - begun > _GIVE_UP_MS / 1e3:
            raise SystemExit("The sheet of review did not open in time.")
        driver.idle(1)
    _tell(what="sheet", ms=_since(begun))
    watched = Sheet(driver, sheet)
    for _ in range(job["cards"]):
        driver.idle(_PAUSE_MS)
        _tell(what="answer", **watched.press(Qt.Key.Key_Space, watched.grades))
        driver.idle(_PAUSE_MS)
        _tell(what="card", **watched.press(Qt.Key.Key_3, watched.question))


def _has_card(sheet: QDialog) -> bool:
    """Return whether a card is shown: only then the sheet names its place."""
    return sheet.findChild(QToolButton, "place").isVisible()


def _since(begun: float) -> float:
    return (time.perf_counter() - begun) * 1e3


if __name__ == "__main__":
    sys.exit(main())
