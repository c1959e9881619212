"""A field for a text of several lines, which is as high as the text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_FRAME_PX = 22  # the border, the padding of the style sheet and the document's margin


class TextField(QPlainTextEdit):
    """Holds a plain text; it grows with it between two numbers of lines, then it scrolls."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = (least, most)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Fit the height to the lines at the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        least, most = (n * QFontMetricsF(self.font()).lineSpacing() for n in self._lines)
        height = 0.0  # Qt counts lines, but lines with Chinese are higher
        block = self.document().firstBlock()
        while block.isValid() and height < most:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        self.setFixedHeight(round(min(max(height, least), most)) + _FRAME_PX)
