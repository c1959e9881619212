"""A button that looks like a field: the way to the search for those who use the mouse."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionToolButton, QToolButton, QWidget

_MOST_PX, _LEAST_PX, _HEIGHT_PX = 450, 34, 34
_INSET_PX, _ICON_PX, _GAP_PX = 12, 16, 8
_FAINT = 0.6  # the icon, as quiet as the text beside it


class SearchButton(QToolButton):
    """Shows its text at the left and a key at the right; where it is narrow, only its icon."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self._key = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(_MOST_PX)

    def show_key(self, key: str) -> None:
        """Show the key that does the same."""
        self._key = key
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Return the widest it gets: it takes what the bar has left."""
        return QSize(_MOST_PX, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Return the room of the icon."""
        return QSize(_LEAST_PX, max(_HEIGHT_PX, self.fontMetrics().height() + 12))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        """Draw the ground of the style sheet, then icon, text and key as far as there is room."""
        painter = QPainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        self.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelButtonTool, option, painter, self
        )
        room = self.rect().adjusted(_INSET_PX, 0, -_INSET_PX, 0)
        metrics = QFontMetrics(self.font())
        text_width = metrics.horizontalAdvance(self.text())
        has_text = _ICON_PX + _GAP_PX + text_width <= room.width()
        left = room.left() if has_text else (self.width() - _ICON_PX) // 2
        top = (self.height() - _ICON_PX) // 2
        painter.setOpacity(_FAINT if has_text else 1.0)
        self.icon().paint(painter, left, top, _ICON_PX, _ICON_PX)
        painter.setOpacity(1.0)
        if not has_text:
            return
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        room.setLeft(left + _ICON_PX + _GAP_PX)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | middle), self.text())
        if text_width + 2 * _GAP_PX + metrics.horizontalAdvance(self._key) <= room.width():
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | middle), self._key)
