"""The table in the list of cards: its columns, and which rows are chosen."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from reader.ui.card_model import COLUMNS, CardModel
from reader.ui.card_rows import CardRow

_ROW_PX = 32
_WIDTHS_PX = {"kind": 90, "state": 130, "article": 200}
_MOST_KEPT = 1000  # Qt takes a second to choose 100,000 rows anew


class CardTable(QTableView):
    """Shows rows of cards, of which some can be chosen.

    Signals:
        chosen_changed: Other cards are chosen.
    """

    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = CardModel(self)
        self.setModel(self._cards)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # the order the rows come in
        self.setSortingEnabled(True)
        header.setHighlightSections(False)
        # It would look at every row for each column when all of them are chosen: two seconds.
        header.setSelectionModel(QItemSelectionModel(self._cards, self))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for n, column in enumerate(COLUMNS):
            is_fixed = column in _WIDTHS_PX
            way = QHeaderView.ResizeMode
            header.setSectionResizeMode(n, way.Interactive if is_fixed else way.Stretch)
            if is_fixed:
                header.resizeSection(n, _WIDTHS_PX[column])
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Leave letters to the window; Qt would look for a row that begins with them."""
        if event.text().isalpha() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    @property
    def rows(self) -> Sequence[CardRow]:
        """The rows that are shown, from top to bottom."""
        return self._cards.rows

    def show_rows(self, rows: Sequence[CardRow]) -> None:
        """Show these rows, none of them chosen."""
        self._cards.show_rows(rows)

    def chosen(self) -> list[CardRow]:
        """Return the rows that are chosen, from top to bottom."""
        ranges = self.selectionModel().selection().toList()
        places = {n for one in ranges for n in range(one.top(), one.bottom() + 1)}
        return [self.rows[n] for n in sorted(places)]

    def choose(self, ids: set[str]) -> None:
        """Choose the cards of these ids, as far as they are shown; of very many, none."""
        if not 0 < len(ids) <= _MOST_KEPT:
            return
        places = [n for n, row in enumerate(self.rows) if row.card.id in ids]
        selection = QItemSelection()
        for first, last in _runs(places):
            corners = (self._cards.index(first, 0), self._cards.index(last, len(COLUMNS) - 1))
            selection.append(QItemSelectionRange(*corners))
        way = QItemSelectionModel.SelectionFlag
        if places:
            current = self._cards.index(places[0], 0)
            self.selectionModel().setCurrentIndex(current, way.NoUpdate)
        self.selectionModel().select(selection, way.ClearAndSelect)


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each run of rising numbers without a gap."""
    first = 0
    for n, number in enumerate(numbers):
        if n == 0 or numbers[n - 1] != number - 1:
            first = number
        if n + 1 == len(numbers) or numbers[n + 1] != number + 1:
            yield first, number
