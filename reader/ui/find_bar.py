"""The bar that finds words in the page, in both columns."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget


class FindBar(QFrame):
    """Asks for words to find and shows how many were found; it does not search itself.

    Signals:
        words_changed: The words to find; empty to stop.
        next_wanted: Go to the next match.
        previous_wanted: Go to the one before.
        closed: The bar was closed.
    """

    words_changed = Signal(str)
    next_wanted = Signal()
    previous_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._words = QLineEdit(self)
        self._words.setMaximumWidth(420)
        self._count = QLabel(self)
        self._count.setObjectName("count")
        self._previous = self._button("↑")
        self._next = self._button("↓")
        self._close = self._button("✕")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 14, 6)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._previous)
        layout.addWidget(self._next)
        layout.addWidget(self._count)
        layout.addStretch(1)
        layout.addWidget(self._close)
        self._words.textChanged.connect(self.words_changed)
        self._previous.clicked.connect(self.previous_wanted)
        self._next.clicked.connect(self.next_wanted)
        self._close.clicked.connect(self.close_bar)
        self._retranslate()
        self.hide()

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
        self.hide()
        self.words_changed.emit("")
        self.closed.emit()

    def show_count(self, active: int, total: int) -> None:
        """Show which match of how many is marked; nothing while there are no words."""
        if not self._words.text():
            self._count.clear()
        elif total:
            self._count.setText(self.tr("{0} of {1}").format(active, total))
        else:
            self._count.setText(self.tr("Not found"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the texts when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Enter finds the next, Shift+Enter the one before, Escape closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.previous_wanted if back else self.next_wanted).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _button(self, sign: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        return button

    def _retranslate(self) -> None:
        self._words.setPlaceholderText(self.tr("Find in this page"))
        self._words.setAccessibleName(self.tr("Find in this page"))
        for button, text in (
            (self._previous, self.tr("Previous match")),
            (self._next, self.tr("Next match")),
            (self._close, self.tr("Close")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
