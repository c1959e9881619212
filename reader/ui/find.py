"""Finding words in the page that is in front."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWebEngineCore import QWebEngineFindTextResult, QWebEnginePage

from reader.ui.article_view import ArticleView


class Finder(QObject):
    """Looks for words in the view in front; answers to older questions are dropped.

    Signals:
        found: Which match is marked, from 1, and of how many.
    """

    found = Signal(int, int)

    def __init__(self, view: Callable[[], ArticleView | None], parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._words = ""
        self._asked = 0

    def find(self, words: str) -> None:
        """Mark the first match of some words; no words end the search."""
        self._words = words
        self._look()

    def find_again(self) -> None:
        """Look for the same words in another page."""
        if self._words:
            self._look()

    def find_next(self) -> None:
        """Mark the next match."""
        self._look()

    def find_previous(self) -> None:
        """Mark the match before."""
        self._look(QWebEnginePage.FindFlag.FindBackward)

    def _look(self, way: QWebEnginePage.FindFlag = QWebEnginePage.FindFlag(0)) -> None:  # noqa: B008
        self._asked += 1
        number = self._asked
        view = self._view()
        if view is None:
            return

        def on_found(result: QWebEngineFindTextResult) -> None:
            if number == self._asked:
                self.found.emit(result.activeMatch(), result.numberOfMatches())

        view.page().findText(self._words, way, on_found)
        if not self._words:
            self.found.emit(0, 0)
