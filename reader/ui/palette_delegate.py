"""How the rows of the search palette are drawn."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPainter, QPalette, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.archive.model import LANGUAGES
from reader.library.catalogue import Entry
from reader.resources import Theme, palette
from reader.search.values import Hit
from reader.study.values import COLOURS, Mark
from reader.ui.icons import icon
from reader.ui.palette_model import Role
from reader.ui.palette_rows import Action, Label, Names, Recent, words_of_mark
from reader.ui.snippets import Ink, Snippets, pitch_of

INSET_PX = 20  # from the edge to the text; the field and the foot keep it, too
_PASSAGE_PX, _LINE_PX, _LABEL_PX = 10, 7, 5  # above and below a passage, a line, a label
_TITLE_GAP_PX = 2  # below the title of a passage
_COLUMN_GAP_PX = 24  # between the two languages
_GAP_PX = 9  # between texts on one line
_BAR_PX = 3  # beside the row that is chosen
_ICON_PX = 16
_SPOT_PX = 9
_LEAST_PX = 40  # less of a text shows hardly more than an ellipsis
_MOST_HEADING = 0.6  # of a line that has not the room for title and heading
_TITLE, _QUIET, _SNIPPET = 1.05, 0.92, 0.97  # of the interface's font

_Index = QModelIndex | QPersistentModelIndex


class PaletteDelegate(QStyledItemDelegate):
    """Draws labels, articles, commands and questions on one line, and passages on up to three."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._snippets = Snippets()
        self._mark, self._rule = QColor(), QColor()
        self._clock = QIcon()
        self._colours: dict[str, QColor] = {}

    def show_theme(self, theme: Theme) -> None:
        """Use the colours of a theme that Qt's palette does not have."""
        self._mark = QColor(palette()[theme]["mark"])
        self._rule = QColor(palette()[theme]["rule"])
        self._clock = icon("clock")
        self._colours = {name: QColor(palette()[theme][name]) for name in (*COLOURS, "grey")}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        """Return the height of a row at the list's width."""
        width = self._view.width()
        font = QFont(option.font)  # a copy: the option's own goes with it
        row = index.data(Role.ROW)
        if not isinstance(row, Hit):
            padding = _LABEL_PX if isinstance(row, Label) else _LINE_PX
            return QSize(width, round(pitch_of(font).height) + 2 * padding)
        height = 2 * _PASSAGE_PX + pitch_of(_sized(font, _TITLE)).height
        lines = max((text.lineCount() for _, text in self._columns(row, font)), default=0)
        if lines:
            height += _TITLE_GAP_PX + lines * pitch_of(_sized(font, _SNIPPET)).height
        return QSize(width, round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        painter.save()
        row, names = index.data(Role.ROW), index.data(Role.NAMES)
        rect: QRect = option.rect
        before = index.model().index(index.row() - 1, 0).data(Role.ROW)
        if isinstance(before, Hit) or (isinstance(row, Label) and before is not None):
            painter.fillRect(rect.left(), rect.top(), rect.width(), 1, self._rule)
        self._paint_ground(painter, option, is_open=not isinstance(row, Label))
        font = QFont(option.font)
        line = _Line(painter, option, self._view.width())
        match row:
            case Label():
                line.add(index.data(), _sized(font, _QUIET, bold=True), quiet=True)
            case Recent():
                painter.setOpacity(0.6)
                top = line.middle_of(font) - _ICON_PX // 2
                self._clock.paint(painter, rect.left() + INSET_PX, top, _ICON_PX, _ICON_PX)
                painter.setOpacity(1.0)
                line.skip(_ICON_PX)
                line.add(row.query, font)
            case Action():
                line.add_right(row.keys, _sized(font, _QUIET))
                line.add(row.text, font)
            case Entry():
                self._paint_article(line, font, row, names)
            case Mark():
                self._paint_mark(painter, line, font, row)
            case Hit():
                self._paint_passage(painter, option, row, names)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, is_open: bool
    ) -> None:
        colours: QPalette = option.palette
        rect: QRect = option.rect
        ground = colours.color(QPalette.ColorRole.AlternateBase)
        is_light = ground.lightness() > 128
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, ground if is_light else ground.lighter(150))
            bar = QRect(rect.left(), rect.top(), _BAR_PX, rect.height())
            painter.fillRect(bar, colours.color(QPalette.ColorRole.Link))
        elif option.state & QStyle.StateFlag.State_MouseOver and is_open:
            ground.setAlphaF(0.5)
            painter.fillRect(rect, ground)

    @staticmethod
    def _paint_article(line: "_Line", font: QFont, entry: Entry, names: Names) -> None:
        first, second = names.both(entry.title)
        line.add_right(names.vendor(entry.vendor), _sized(font, _QUIET))
        line.add(first, _sized(font, _TITLE, bold=True))
        line.add(second, _sized(font, _QUIET), quiet=True)

    def _paint_mark(self, painter: QPainter, line: "_Line", font: QFont, mark: Mark) -> None:
        """Draw a spot of the mark's colour, its words and, at the end, what was noted."""
        spot = QRectF(0, 0, _SPOT_PX, _SPOT_PX)
        spot.moveCenter(QPointF(line.left + _ICON_PX / 2, line.middle_of(font)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours[mark.colour or "grey"])
        painter.drawEllipse(spot)
        line.skip(_ICON_PX)
        line.add_right(" ".join(mark.note.split()), _sized(font, _QUIET))
        line.add(words_of_mark(mark), font)

    def _paint_passage(
        self, painter: QPainter, option: QStyleOptionViewItem, hit: Hit, names: Names
    ) -> None:
        font = QFont(option.font)
        rect: QRect = option.rect
        (title, other_title), (heading, other_heading) = (
            names.both(hit.title),
            names.both(hit.heading),
        )
        bold = _sized(font, _TITLE, bold=True)
        pitch = pitch_of(bold)
        baseline = rect.top() + _PASSAGE_PX + pitch.ascent
        line = _Line(painter, option, self._view.width(), baseline)
        line.add(_joined(title, heading, line.room, bold), bold)
        other = " › ".join(name for name in (other_title, other_heading) if name)
        quiet = " · ".join(name for name in (names.vendor(hit.vendor), other) if name)
        line.add(quiet, _sized(font, _QUIET), quiet=True)
        top = rect.top() + _PASSAGE_PX + pitch.height + _TITLE_GAP_PX
        for left, layout in self._columns(hit, font):
            layout.draw(painter, QPointF(rect.left() + left, top))

    def _columns(self, hit: Hit, font: QFont) -> list[tuple[int, QTextLayout]]:
        """Return where each language of a passage begins, and its text.

        The list's whole width counts: a scroll bar stands beside the text and moves nothing.
        """
        texts = [hit.snippet[code] for code in LANGUAGES if code in hit.snippet]
        texts = [snippet for snippet in texts if snippet.text.strip()]
        if not texts:
            return []
        room = self._view.width() - 2 * INSET_PX
        each = max(1, (room - _COLUMN_GAP_PX * (len(texts) - 1)) // len(texts))
        small, ink = _sized(font, _SNIPPET), self._ink()
        return [
            (INSET_PX + n * (each + _COLUMN_GAP_PX), self._snippets.layout(text, each, small, ink))
            for n, text in enumerate(texts)
        ]

    def _ink(self) -> Ink:
        colours = self._view.palette()
        ink = colours.color(QPalette.ColorRole.WindowText)
        return Ink(
            _between(ink, colours.color(QPalette.ColorRole.PlaceholderText)), ink, self._mark
        )


class _Line:
    """Texts after each other on the baseline of a row, as far as there is room."""

    def __init__(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        width: int,
        baseline: float | None = None,
    ) -> None:
        self._painter = painter
        rect: QRect = option.rect
        colours: QPalette = option.palette
        self._ink = colours.color(QPalette.ColorRole.WindowText)
        self._soft = colours.color(QPalette.ColorRole.PlaceholderText)
        self._left = float(rect.left() + INSET_PX)
        self._right = float(rect.left() + width - INSET_PX)
        pitch = pitch_of(option.font)
        middle = rect.top() + (rect.height() - pitch.height) / 2 + pitch.ascent
        self._baseline = round(middle if baseline is None else baseline)

    @property
    def left(self) -> float:
        """Where the next text begins."""
        return self._left

    @property
    def room(self) -> int:
        """How many px are left."""
        return int(self._right - self._left)

    def middle_of(self, font: QFont) -> int:
        """Return the height at which the letters of a font have their middle."""
        return round(self._baseline - QFontMetricsF(font).capHeight() / 2)

    def skip(self, width: int) -> None:
        """Leave room for something that is not text."""
        self._left += width + _GAP_PX

    def add(self, text: str, font: QFont, *, quiet: bool = False) -> None:
        """Draw a text behind the last one; a quiet one only if it says something there."""
        if text and (not quiet or self.room >= _LEAST_PX):
            self._left += self._draw(text, font, self._left, quiet=quiet) + _GAP_PX

    def add_right(self, text: str, font: QFont) -> None:
        """Draw a quiet text at the end of the line."""
        if text and self.room >= 2 * _LEAST_PX:
            width = min(QFontMetricsF(font).horizontalAdvance(text), self.room / 2)
            left, self._left = self._left, self._right - width
            self._draw(text, font, self._left, quiet=True)
            self._right, self._left = self._left - 2 * _GAP_PX, left

    def _draw(self, text: str, font: QFont, left: float, *, quiet: bool) -> float:
        metrics = QFontMetricsF(font)
        # A text that fits is drawn whole: rounding must not cost its last letter.
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self._right - left + 0.5)
        self._painter.setFont(font)
        self._painter.setPen(self._soft if quiet else self._ink)
        self._painter.drawText(QPointF(left, self._baseline), shown)
        return metrics.horizontalAdvance(shown)


def _joined(title: str, heading: str, room: int, font: QFont) -> str:
    """Return title › heading, both cut short where one of them would hide the other."""
    whole = f"{title} › {heading}" if heading else title
    metrics = QFontMetricsF(font)
    if not heading or metrics.horizontalAdvance(whole) <= room:
        return whole
    most = max(room * _MOST_HEADING, room - metrics.horizontalAdvance(f"{title} › "))
    heading = metrics.elidedText(heading, Qt.TextElideMode.ElideRight, most)
    rest = room - metrics.horizontalAdvance(f" › {heading}")
    return f"{metrics.elidedText(title, Qt.TextElideMode.ElideRight, rest)} › {heading}"


def _sized(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """Return a font in another size, whichever way its size is given."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * factor)
    else:
        result.setPixelSize(max(1, round(font.pixelSize() * factor)))
    result.setBold(bold)
    return result


def _between(one: QColor, other: QColor) -> QColor:
    """Return the colour half way between two."""
    return QColor(
        (one.red() + other.red()) // 2,
        (one.green() + other.green()) // 2,
        (one.blue() + other.blue()) // 2,
    )
