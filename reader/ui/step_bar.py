"""What the bars have in common that count matches in the page and step through them."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget


class StepBar(QFrame):
    """Shows which match of how many is marked, and reports when another one is wanted.

    Signals:
        next_wanted: Go to the next match.
        previous_wanted: Go to the one before.
        closed: The bar was closed.
    """

    next_wanted = Signal()
    previous_wanted = Signal()
    closed = Signal()

    def __init__(self, subject: QWidget, parent: QWidget | None = None) -> None:
        """Make the bar.

        Args:
            subject: What the matches are of; it stands first.
        """
        super().__init__(parent)
        self.setObjectName("notice")
        subject.setParent(self)  # before the buttons, so that the Tab key comes to it before them
        self._counted = (0, 0)
        self._count = QLabel(self)
        self._count.setObjectName("count")
        self._previous = self._button("↑")
        self._next = self._button("↓")
        self._close = self._button("✕")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 14, 6)
        layout.addWidget(subject, 1)
        layout.addWidget(self._previous)
        layout.addWidget(self._next)
        layout.addWidget(self._count)
        layout.addStretch()  # takes what the subject has no use for
        layout.addWidget(self._close)
        self._previous.clicked.connect(self.previous_wanted)
        self._next.clicked.connect(self.next_wanted)
        self._close.clicked.connect(self.close_bar)
        self.hide()

    def close_bar(self) -> None:
        """Hide the bar."""
        self.hide()
        self.closed.emit()

    def show_count(self, active: int, total: int) -> None:
        """Show which match of how many is marked."""
        self._counted = (active, total)
        self._count.setText(self.tr("{0} of {1}").format(active, total) if total else "")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the texts when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Enter wants the next, Shift+Enter the one before, Escape closes."""
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
        self.show_count(*self._counted)
        for button, text in (
            (self._previous, self.tr("Previous match")),
            (self._next, self.tr("Next match")),
            (self._close, self.tr("Close")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
