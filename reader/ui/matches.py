"""The bars over the page that step through words in it: those to find, those that were searched."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.ui.find import Finder
from reader.ui.find_bar import FindBar
from reader.ui.marks_bar import MarksBar
from reader.ui.tab_area import TabArea


class Matches(QWidget):
    """Finds words in the page and walks through the marks of a search.

    Signals:
        page_wanted: A bar was closed; the keyboard belongs to the page again.
    """

    page_wanted = Signal()

    def __init__(self, tabs: TabArea, parent: QWidget) -> None:
        super().__init__(parent)
        self._tabs = tabs
        self._finder = Finder(lambda: tabs.view, self)
        self._find_bar = FindBar(self)
        self._marks_bar = MarksBar(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._find_bar)
        layout.addWidget(self._marks_bar)
        self._connect()

    def _connect(self) -> None:
        find, marks = self._find_bar, self._marks_bar
        for signal, slot in (
            (find.words_changed, self._finder.find),
            (find.next_wanted, self._finder.find_next),
            (find.previous_wanted, self._finder.find_previous),
            (find.closed, self.page_wanted),
            (self._finder.found, find.show_count),
            (self._tabs.painted, self._finder.find_again),
            (self._tabs.marks_counted, marks.show_count),
            (marks.next_wanted, lambda: self._tabs.step_mark(1)),
            (marks.previous_wanted, lambda: self._tabs.step_mark(-1)),
            (marks.closed, self._tabs.clear_marks),
            (marks.closed, self.page_wanted),
        ):
            signal.connect(slot)

    def open_find(self) -> None:
        """Ask for words to find, beginning with what is selected."""
        view = self._tabs.view
        self._find_bar.open_bar(view.selectedText() if view is not None else "")

    def show_question(self, text: str) -> None:
        """Name what the marked words were searched for by."""
        self._marks_bar.show_query(text)

    def step(self, by: int) -> None:
        """Go to another match of the words to find, else to another mark."""
        if self._find_bar.isHidden() and not self._marks_bar.isHidden():
            self._tabs.step_mark(by)
        elif by > 0:
            self._finder.find_next()
        else:
            self._finder.find_previous()
