"""How the user's marks are drawn in their list."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QTextLayout,
)
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from reader.resources import Theme, palette
from reader.search.values import Snippet
from reader.study.values import COLOURS, Mark
from reader.ui.marks_model import Role, lost_text
from reader.ui.marks_rows import Heading
from reader.ui.shelf_delegate import paint_ground
from reader.ui.snippets import Ink, Snippets, pitch_of

_INSET_PX = 15  # of an article's title; the tree and the field over it keep it, too
_SIGN_PX, _TEXT_PX = 19.5, 31  # the middle of a mark's sign, and where its text begins
_BAR_PX = 3
_ROW_PX = 6  # above and below a mark
_ABOVE_PX, _BELOW_PX = 12, 4  # an article's title
_NOTE_GAP_PX = 1
_QUIET = 0.92  # of the size of the interface's font
# A Chinese quote has its punctuation in Chinese width, whichever font the interface speaks.
_CHINESE = "Noto Sans CJK SC"

_Index = QModelIndex | QPersistentModelIndex


class MarksDelegate(QStyledItemDelegate):
    """Draws an article's title, or a mark: its sign, two lines of the quote, one of the note."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self._snippets = Snippets()
        self._language = "en"
        self._wanted: re.Pattern[str] | None = None
        self._colours: dict[str, QColor] = {}
        self.show_theme("light")

    def show_theme(self, theme: Theme) -> None:
        """Use the colours of a theme that Qt's palette does not have."""
        names = (*COLOURS, "mark", "grey")
        self._colours = {name: QColor(palette()[theme][name]) for name in names}

    def show_words(self, words: Sequence[str]) -> None:
        """Mark these words in the quotes."""
        longest_first = sorted(words, key=len, reverse=True)
        pattern = "|".join(map(re.escape, longest_first))
        self._wanted = re.compile(pattern, re.IGNORECASE) if pattern else None

    def show_language(self, language: str) -> None:
        """Draw what is in no language, bookmarks, in the font of this one."""
        self._language = language

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        """Return the height of a row at the list's width."""
        width = self._view.viewport().width()
        font = QFont(option.font)  # a copy: the option's own goes with it
        row = index.data(Role.ROW)
        if isinstance(row, Heading):
            height = pitch_of(_bold(font)).height + _ABOVE_PX + _BELOW_PX
            return QSize(width, round(height))
        quote_font = self._font_of(row, font)
        lines = self._quote(row, index.data(Role.QUOTE), font, width).lineCount()
        height = 2 * _ROW_PX + lines * pitch_of(quote_font).height
        below = len(_lines_below(row, index.data(Role.NOTE)))
        height += below * (pitch_of(_quiet(font)).height + _NOTE_GAP_PX)
        return QSize(width, round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        painter.save()
        paint_ground(painter, option)
        row = index.data(Role.ROW)
        if isinstance(row, Heading):
            self._paint_heading(painter, option, row)
        else:
            self._paint_mark(painter, option, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: Heading) -> None:
        rect: QRect = option.rect
        font = _bold(QFont(option.font))
        baseline = rect.top() + _ABOVE_PX + pitch_of(font).ascent
        colours: QPalette = option.palette
        quiet = QFontMetricsF(_quiet(option.font))
        count = str(row.count)
        end = rect.right() - _INSET_PX - quiet.horizontalAdvance(count)
        painter.setFont(_quiet(option.font))
        painter.setPen(colours.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(QPointF(end, baseline), count)
        room = end - 10 - rect.left() - _INSET_PX
        painter.setFont(font)
        painter.setPen(colours.color(QPalette.ColorRole.WindowText))
        title = QFontMetricsF(font).elidedText(row.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(rect.left() + _INSET_PX, baseline), title)

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        mark: Mark = index.data(Role.ROW)
        rect: QRect = option.rect
        font = QFont(option.font)
        width = self._view.viewport().width()
        quote = self._quote(mark, index.data(Role.QUOTE), font, width)
        pitch = pitch_of(self._font_of(mark, font))
        top = float(rect.top() + _ROW_PX)
        height = quote.lineCount() * pitch.height
        self._paint_sign(painter, option.palette, mark, QRectF(rect.left(), top, 0, height))
        quote.draw(painter, QPointF(rect.left() + _TEXT_PX, top))
        top += height
        small, room = _quiet(font), width - _TEXT_PX - _INSET_PX
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        for text, is_italic in _lines_below(mark, index.data(Role.NOTE)):
            small.setItalic(is_italic)
            painter.setFont(small)
            baseline = top + _NOTE_GAP_PX + pitch_of(small).ascent
            shown = QFontMetricsF(small).elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(rect.left() + _TEXT_PX, baseline), shown)
            top += pitch_of(small).height + _NOTE_GAP_PX

    def _paint_sign(self, painter: QPainter, colours: QPalette, mark: Mark, beside: QRectF) -> None:
        """Draw a highlight's bar, broken when its place is lost, a bookmark, or a note's bubble."""
        accent = colours.color(QPalette.ColorRole.Link)
        colour = self._colours.get(mark.colour or "", accent)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, inset = beside.left() + _SIGN_PX, _BAR_PX / 2 + 2
        if mark.is_orphan:
            pen = QPen(self._colours["grey"], _BAR_PX, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([1.0, 1.2])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        else:
            pen = QPen(colour, _BAR_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        if mark.kind == "highlight":
            painter.setPen(pen)
            painter.drawLine(
                QPointF(middle, beside.top() + inset), QPointF(middle, beside.bottom() - inset)
            )
        else:
            shape = _ribbon if mark.kind == "bookmark" else _bubble
            colour = self._colours["grey"] if mark.is_orphan else accent
            painter.fillPath(shape(middle, beside.top() + inset), colour)

    def _quote(self, mark: Mark, text: str, font: QFont, width: int) -> QTextLayout:
        """Return the quote in lines for a list of a width, in px."""
        found = self._wanted.finditer(text) if self._wanted is not None else ()
        snippet = Snippet(text, tuple(one.span() for one in found))
        colours = self._view.palette()
        ink = colours.color(QPalette.ColorRole.WindowText)
        room = max(1, width - _TEXT_PX - _INSET_PX)
        look = Ink(ink, ink, self._colours["mark"])
        return self._snippets.layout(snippet, room, self._font_of(mark, font), look)

    def _font_of(self, mark: Mark, font: QFont) -> QFont:
        """Return the font for the language that a mark is quoted in."""
        if (mark.language or self._language) != "zh":
            return font
        chinese = QFont(font)
        chinese.setFamilies([_CHINESE, *font.families()])
        return chinese


def _lines_below(mark: Mark, note: str) -> list[tuple[str, bool]]:
    """Return what stands below a quote, and whether it is set in italics."""
    lost = [(lost_text(), True)] if mark.is_orphan else []
    return [(note, False), *lost] if note else lost


def _ribbon(middle: float, top: float) -> QPainterPath:
    path = QPainterPath(QPointF(middle - 4, top))
    for x, y in ((4, 0), (4, 12), (0, 8.5), (-4, 12)):
        path.lineTo(middle + x, top + y)
    path.closeSubpath()
    return path


def _bubble(middle: float, top: float) -> QPainterPath:
    body, tail = QPainterPath(), QPainterPath(QPointF(middle - 3, top + 7))
    body.addRoundedRect(QRectF(middle - 5, top + 1, 10, 8), 2, 2)
    tail.lineTo(middle - 3, top + 12.5)
    tail.lineTo(middle + 2, top + 7)
    tail.closeSubpath()
    return body.united(tail)


def _bold(font: QFont) -> QFont:
    result = QFont(font)
    result.setBold(True)
    return result


def _quiet(font: QFont) -> QFont:
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * _QUIET)
    else:
        result.setPixelSize(max(1, round(font.pixelSize() * _QUIET)))
    return result
