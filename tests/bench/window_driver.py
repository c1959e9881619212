"""Drives the reader's real window from inside its process; the benchmarks start it on a stage.

    python window_driver.py '{"task": "open", …}'

It prints one JSON object a line; all times are of time.monotonic(), which every process of the
machine shares. Nothing of the program is replaced: a click and a key are sent to the widgets as
Qt's test library does it, and what comes of them is the program's own.
"""

import gc
import json
import sys
import time

from PySide6.QtCore import QEventLoop, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTreeView

from reader.library.place import place_of
from reader.settings import load_settings, settings_file
from reader.ui.app import Program, make_application
from reader.ui.language import install_language
from reader.ui.main_window import MainWindow
from reader.ui.shelf_model import Role
from reader.ui.tab_area import TabArea

_GIVE_UP_MS = 30_000


class Driver:
    """A started program, and what a user would do in its window."""

    def __init__(self, program: Program) -> None:
        self.window: MainWindow = program.window
        self._program = program
        self._loop = QEventLoop()
        self._painted_at = 0.0
        self.window.painted.connect(self._on_painted)

    @property
    def tree(self) -> QTreeView:
        return self.window.findChild(QTreeView)

    @property
    def filter(self) -> QLineEdit:
        return self.tree.parentWidget().findChild(QLineEdit)

    def start(self) -> None:
        """Show the window and wait for the first article."""
        self._program.begin("")
        self._wait_for_paint()
        self.idle(800)

    def idle(self, milliseconds: int) -> None:
        """Let the program go on for a while."""
        QTimer.singleShot(milliseconds, self._loop.quit)
        self._loop.exec()

    def place(self) -> tuple[int, int, int, int]:
        """Return where the page is in the window."""
        page = self.window.findChild(TabArea).view
        corner = page.mapTo(self.window, QPoint(0, 0))
        return corner.x(), corner.y(), page.width(), page.height()

    def open(self, article: str) -> dict[str, object]:
        """Click an article in the tree and wait until it says that it is painted."""
        tree = self.tree
        index = _find(tree, article)
        tree.expand(index.parent())
        tree.scrollTo(index)
        self.idle(120)
        spot = tree.visualRect(index).center()
        clicked = time.monotonic()
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        sent = time.monotonic()
        self._wait_for_paint()
        return {"article": article, "clicked": clicked, "sent": sent, "painted": self._painted_at}

    def press(self, key: str) -> dict[str, object]:
        """Press a key in the filter; return when the tree was full again, and when drawn."""
        tree, line = self.tree, self.filter
        begun = time.monotonic()
        QTest.keyClick(line, Qt.Key.Key_Backspace) if not key else QTest.keyClicks(line, key)
        tree.doItemsLayout()
        filled = time.monotonic()
        tree.viewport().repaint()
        drawn = time.monotonic()
        return {"key": key, "begun": begun, "filled": filled, "drawn": drawn, "text": line.text()}

    def _on_painted(self) -> None:
        self._painted_at = time.monotonic()
        self._loop.quit()

    def _wait_for_paint(self) -> None:
        before = self._painted_at
        patience = QTimer()
        patience.setSingleShot(True)
        patience.timeout.connect(self._loop.quit)
        patience.start(_GIVE_UP_MS)
        while self._painted_at == before and patience.isActive():
            self._loop.exec()
        if self._painted_at == before:
            raise SystemExit("The article was not painted in time.")


def main() -> int:
    """Do one task and end."""
    job = json.loads(sys.argv[1])
    settings, _fault = load_settings(settings_file())
    app = make_application()
    install_language(settings.language)
    program = Program(place_of(None), settings)
    driver = Driver(program)
    driver.start()
    _TASKS[job["task"]](driver, job)
    driver.window.close()
    QApplication.sendPostedEvents()
    program.end()
    app.processEvents()
    return 0


def _tell(**facts: object) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def _place(driver: Driver, _job: dict) -> None:
    size = driver.window.width(), driver.window.height()
    _tell(page=driver.place(), window=size, at=(driver.window.x(), driver.window.y()))


def _open(driver: Driver, job: dict) -> None:
    _place(driver, job)
    for article in job["articles"]:
        facts = driver.open(article)
        driver.idle(job["pause_ms"])
        _tell(**facts)


def _filter(driver: Driver, job: dict) -> None:
    driver.window.activateWindow()
    driver.filter.setFocus()
    driver.idle(200)
    for words in job["words"]:
        gc.collect()  # so that none falls into a key's time by chance of what went before
        for key in (*words, *[""] * len(words)):
            facts = driver.press(key)
            driver.idle(job["pause_ms"])
            _tell(**facts)


def _find(tree: QTreeView, article: str) -> QModelIndex:
    model = tree.model()
    for row in range(model.rowCount()):
        shelf = model.index(row, 0)
        for place in range(model.rowCount(shelf)):
            index = model.index(place, 0, shelf)
            if index.data(Role.PATH) == article:
                return index
    raise SystemExit(f"The tree does not show {article}.")


_TASKS = {"place": _place, "open": _open, "filter": _filter}

if __name__ == "__main__":
    sys.exit(main())
