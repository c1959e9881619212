"""The bar over a page in which the words of a search are marked."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from reader.ui.step_bar import StepBar

_WIDEST_PX = 420  # as the field of the bar that finds words


class MarksBar(StepBar):
    """Shows what was searched for, and which mark of how many is the active one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        query = _Query()
        super().__init__(query, parent)
        self._query = query
        self._retranslate()

    def show_query(self, text: str) -> None:
        """Show what was searched for."""
        self._query.show_text(text)

    def show_count(self, active: int, total: int) -> None:
        """Show which mark of how many is the active one; without marks there is no bar."""
        super().show_count(active, total)
        self.setVisible(total > 0)

    def _retranslate(self) -> None:
        super()._retranslate()
        self.setAccessibleName(self.tr("Marked words"))


class _Query(QLabel):
    """One line of text, cut where there is no room for it."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self.updateGeometry()
        self._cut()

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        # One more than the text is wide: its width in px is rounded down.
        width = self.fontMetrics().horizontalAdvance(self._whole) + 1
        return QSize(min(width, _WIDEST_PX), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        end = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._whole, end, self.width())
        self.setText(shown)
        self.setToolTip("" if shown == self._whole else self._whole)
