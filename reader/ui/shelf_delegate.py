"""How the rows of the articles' tree are drawn, and the sign that says how far one was read."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.study.values import State
from reader.ui.shelf_model import Role

_ROW_PX, _SHELF_PX = 28, 34
_INSET_PX, _TITLE_PX = 15, 45  # where shelves and articles begin
_MARK_PX = 31  # where the middle of the mark is, before an article's title
_RADIUS_PX, _LINE_PX = 3.75, 1.2
_COUNT_GAP_PX = 12  # between a shelf's name and its count
_QUIET = 0.92  # of the size of the interface's font

_Index = QModelIndex | QPersistentModelIndex


class ShelfDelegate(QStyledItemDelegate):
    """Draws a shelf with its count, or an article: its state, its title in both languages."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        """Return the height of a shelf or an article."""
        is_shelf = index.data(Role.COUNT) is not None
        base = _SHELF_PX if is_shelf else _ROW_PX
        text = QFontMetrics(option.font).height() + 12
        return QSize(0, max(base, text))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        painter.save()
        paint_ground(painter, option)
        if index.data(Role.COUNT) is not None:
            self._paint_shelf(painter, option, index)
        else:
            self._paint_article(painter, option, index)
        painter.restore()

    def _paint_shelf(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: QRect = option.rect
        line = rect.adjusted(_INSET_PX, 0, -_INSET_PX, 0)
        read, count = index.data(Role.READ), index.data(Role.COUNT)
        text = str(count) if read is None else f"{read} / {count}"
        used = self._paint_text(painter, option, line, text, right=True, quiet=True)
        line.setRight(line.right() - used - _COUNT_GAP_PX)
        self._paint_names(painter, option, line, index, bold=True)

    def _paint_article(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        rect: QRect = option.rect
        if state := index.data(Role.STATE):
            middle = QPointF(rect.left() + _MARK_PX, rect.top() + rect.height() / 2)
            paint_state(painter, middle, state, option.palette)
        line = rect.adjusted(_TITLE_PX, 0, -_INSET_PX, 0)
        self._paint_names(painter, option, line, index)

    def _paint_names(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        line: QRect,
        index: _Index,
        *,
        bold: bool = False,
    ) -> None:
        used = self._paint_text(painter, option, line, index.data(Role.FIRST), bold=bold)
        line.setLeft(line.left() + used + 8)
        if line.width() > 24:  # less shows only an ellipsis
            self._paint_text(painter, option, line, index.data(Role.SECOND), quiet=True)

    def _paint_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        text: str,
        *,
        bold: bool = False,
        quiet: bool = False,
        right: bool = False,
    ) -> int:
        """Draw a text and return how wide it came out."""
        font = QFont(option.font)
        font.setBold(bold)
        if quiet:
            font.setPointSizeF(font.pointSizeF() * _QUIET)
        painter.setFont(font)
        colours: QPalette = option.palette
        role = QPalette.ColorRole.PlaceholderText if quiet else QPalette.ColorRole.WindowText
        painter.setPen(colours.color(role))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        return metrics.horizontalAdvance(shown)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw what is behind a row of the left panel: chosen, pointed at, or with the keyboard."""
    state: QStyle.StateFlag = option.state
    colours: QPalette = option.palette
    rect: QRect = option.rect
    accent = colours.color(QPalette.ColorRole.Link)
    ground = colours.color(QPalette.ColorRole.AlternateBase)
    is_light = ground.lightness() > 128
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, ground.darker(107) if is_light else ground.lighter(150))
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), accent)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, ground.darker(103) if is_light else ground.lighter(125))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(accent)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0, 0, -1, -1))


def paint_state(painter: QPainter, middle: QPointF, state: State, colours: QPalette) -> None:
    """Draw ○ for unread, ◐ for being read, ● for read; the circle's middle is in px."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(colours.color(QPalette.ColorRole.Link))
    if state == "unread":
        colour = QColor(colours.color(QPalette.ColorRole.PlaceholderText))
        colour.setAlphaF(0.55)
    painter.setPen(QPen(colour, _LINE_PX))
    painter.setBrush(colour if state == "read" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, _RADIUS_PX, _RADIUS_PX)
    if state == "reading":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        box = QRectF(0, 0, 2 * _RADIUS_PX, 2 * _RADIUS_PX)
        box.moveCenter(middle)
        painter.drawPie(box, 90 * 16, 180 * 16)  # Qt counts sixteenths of a degree, from the right
    painter.restore()
