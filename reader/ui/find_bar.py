"""The bar that finds words in the page, in both columns."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from reader.ui.step_bar import StepBar


class FindBar(StepBar):
    """Asks for words to find and shows how many were found; it does not search itself.

    Signals:
        words_changed: The words to find; empty to stop.
    """

    words_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        words = QLineEdit()
        super().__init__(words, parent)
        self._words = words
        self._words.setMaximumWidth(420)
        self._words.textChanged.connect(self.words_changed)
        self._retranslate()

    def open_bar(self, words: str = "") -> None:
        """Show the bar, with these words when there are any."""
        self.show()
        if words:
            self._words.setText(words)
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()
        self.words_changed.emit(self._words.text())

    def close_bar(self) -> None:
        """Hide the bar and stop looking."""
        self.words_changed.emit("")
        super().close_bar()

    def show_count(self, active: int, total: int) -> None:
        """Show which match of how many is marked; nothing while there are no words."""
        super().show_count(active, total)
        if self._words.text() and not total:
            self._count.setText(self.tr("Not found"))
        elif not self._words.text():
            self._count.clear()

    def _retranslate(self) -> None:
        super()._retranslate()
        self._words.setPlaceholderText(self.tr("Find in this page"))
        self._words.setAccessibleName(self.tr("Find in this page"))
