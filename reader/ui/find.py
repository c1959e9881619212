"""Finding words in the page that is in front."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWebEngineCore import QWebEngineFindTextResult, QWebEnginePage

from reader.ui.article_view import ArticleView


class Finder(QObject):
    """Looks for words in a view and tells what was found; answers to older questions are dropped.

    Signals:
        found: Which match is marked, from 1, and of how many.
    """

    found = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked = 0

    def find(self, view: ArticleView | None, words: str, *, back: bool = False) -> None:
        """Mark the next match of some words, the one before with `back`; no words end it."""
        self._asked += 1
        number = self._asked
        if view is None:
            return

        def on_found(result: QWebEngineFindTextResult) -> None:
            if number == self._asked:
                self.found.emit(result.activeMatch(), result.numberOfMatches())

        way = QWebEnginePage.FindFlag.FindBackward if back else QWebEnginePage.FindFlag(0)
        view.page().findText(words, way, on_found)
        if not words:
            self.found.emit(0, 0)
