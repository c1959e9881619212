"""The list of the search palette: rows that are stepped through and clicked, not focused."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from reader.resources import Theme
from reader.ui.palette_delegate import PaletteDelegate
from reader.ui.palette_model import PaletteModel
from reader.ui.palette_rows import Names, Row, key_of

_CTRL = Qt.KeyboardModifier.ControlModifier


class PaletteList(QListView):
    """Shows rows of which one is chosen, and reports which one is wanted.

    The keyboard stays in the field: whoever has it moves the choice by `step` and `page`.

    Signals:
        clicked_on: The Row that was clicked, and whether in a way that asks for a new tab.
    """

    clicked_on = Signal(object, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = PaletteModel(self)
        self._delegate = PaletteDelegate(self)
        self._pressed = QPersistentModelIndex()
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def chosen(self) -> Row | None:
        """The row that is chosen; None when there is none to choose."""
        index = self.currentIndex()
        return self._rows.rows[index.row()] if index.isValid() else None

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, with their labels."""
        return self._rows.rows

    def show_rows(self, rows: tuple[Row, ...], keep: Row | None = None) -> None:
        """Show other rows; the one to keep stays chosen if it is among them, else the first is."""
        self._rows.show_rows(rows)
        index = self._rows.find(key_of(keep)) if keep is not None else QModelIndex()
        if index.isValid():
            self._choose(index)
        else:
            self._choose(self._rows.index(self._rows.likeliest))
            self.scrollToTop()

    def show_names(self, names: Names) -> None:
        """Call vendors and titles by these names."""
        self._rows.show_names(names)

    def show_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._delegate.show_theme(theme)
        self.viewport().update()

    def step(self, by: int) -> None:
        """Choose the next row or the one before, round the ends."""
        self._choose(self._rows.step(self.currentIndex().row(), by))
        if self.currentIndex() == self._rows.step(-1, 1):
            self.scrollToTop()  # its label, too

    def page(self, by: int) -> None:
        """Choose the row that is a page further down or up, not round the ends."""
        now, height = self.currentIndex().row(), self.viewport().height()
        ahead = [number for number in self._rows.choices if (number - now) * by > 0]
        near = [number for number in ahead if abs(self._top(number) - self._top(now)) < height]
        if ahead:
            near = near or [min(ahead, key=lambda number: number * by)]
            self._choose(self._rows.index(max(near, key=lambda number: number * by)))

    def content_height(self) -> int:
        """Return how high the list must be to show all rows."""
        return sum(self.sizeHintForRow(number) for number in range(self._rows.rowCount()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        """Remember where a click begins."""
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        """A click that ends where it began is one on that row."""
        index = self.indexAt(event.position().toPoint())
        pressed, self._pressed = self._pressed, QPersistentModelIndex()
        if not index.isValid() or pressed != index:
            return
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        is_middle = event.button() == Qt.MouseButton.MiddleButton
        if is_middle or event.button() == Qt.MouseButton.LeftButton:
            in_tab = is_middle or bool(event.modifiers() & _CTRL)
            self.clicked_on.emit(self._rows.rows[index.row()], in_tab)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        """The second of two clicks is a click."""
        self.mousePressEvent(event)

    def _top(self, number: int) -> int:
        return self.visualRect(self._rows.index(number)).top()

    def _choose(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
