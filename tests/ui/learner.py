"""A user in front of the window: marks words, makes cards of them, reviews them day by day."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from pages import Page
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from reader.ui.card_form import CardForm
from reader.ui.main_window import MainWindow
from reader.ui.note_form import NoteForm
from reader.ui.review_sheet import ReviewSheet
from reader.ui.tab_area import TabArea

_SELECT = """(() => {{
  const cell = document.querySelector('#{row} > .{language}');
  const start = Cells.read(cell).text.indexOf({words!r});
  const selection = document.getSelection();
  selection.removeAllRanges();
  selection.addRange(Cells.rangeOf(cell, start, start + {length}));
  return start;
}})()"""


class Calendar:
    """A clock that only goes when it is told to."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def sleep_until(self, days: int) -> None:
        self.time += timedelta(days=days)


class Learner:
    """Does things through the window, each until it is done."""

    def __init__(self, qtbot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self.window = window
        self.page = Page(qtbot, window.findChild(TabArea))
        self.desk = window.study.desk

    def until(self, is_so: Callable[[], Any]) -> None:
        """Wait until something is so."""
        self._qtbot.waitUntil(lambda: bool(is_so()), timeout=10_000)

    def ask(self, question: Callable[[Any], Any]) -> Any:
        """Return the answer of the study itself, behind everything that was given to it before."""
        answers: list[Any] = []
        self.window.study._store.run(question, answers.append)
        self.until(lambda: answers)
        return answers[0]

    def run(self, command: str) -> None:
        self.window._menus.run(command)

    def select(self, row: str, language: str, words: str) -> None:
        found = self.page.js(
            _SELECT.format(row=row, language=language, words=words, length=len(words))
        )
        assert found >= 0

    def mark(self, row: str, language: str, words: str, command: str) -> str:
        """Mark words with a command and return the mark's id."""
        before = set(self.desk.marks)
        self.select(row, language, words)
        self.run(command)
        self.until(lambda: set(self.desk.marks) - before)
        return (set(self.desk.marks) - before).pop()

    def write_note(self, text: str) -> None:
        """Write into the note that is open, and close it."""
        self.until(lambda: self.window.findChild(NoteForm))
        form = self.window.findChild(NoteForm)
        form.findChild(QPlainTextEdit).setPlainText(text)
        with self._qtbot.waitSignal(form.closed):
            form.close()

    def count_cards(self) -> int:
        return len(self.ask(lambda study: study.cards()))

    def complete_card(self, chinese: str) -> None:
        """Fill in the side that a card lacks, and keep it."""
        self.until(lambda: self.window.findChild(CardForm))
        form = self.window.findChild(CardForm)
        form._fields["front", "zh"].setPlainText(chinese)
        form._save.click()

    def review(self, grade_of: Callable[[int], Qt.Key]) -> int:
        """Answer everything that is due, by keys; return how much that was."""
        self.run("review")
        self.until(lambda: self.window.findChild(ReviewSheet))
        sheet = self.window.findChild(ReviewSheet)
        self.until(sheet.isVisible)
        self.ask(lambda _study: None)
        answered = 0
        while sheet._asked is not None:
            QTest.keyClick(sheet, Qt.Key.Key_Space)
            QTest.keyClick(sheet, grade_of(answered))
            answered += 1
            self.until(lambda: not sheet._is_waiting)
        sheet.close()
        return answered
