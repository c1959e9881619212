"""The list of cards as a table that Qt can show, of any length."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QPalette

from reader.archive.model import in_language
from reader.study.values import CardKind
from reader.ui.card_rows import CardRow, CardState, sort_key
from reader.ui.card_text import line_of
from reader.ui.language import spoken_language

COLUMNS = ("en", "zh", "kind", "state", "article")

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class CardModel(QAbstractTableModel):
    """Has a row for each card; texts are made only for the rows that are seen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[CardRow] = ()
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def show_rows(self, rows: Sequence[CardRow]) -> None:
        """Show these rows, in the order that was last asked for."""
        self.beginResetModel()
        self.rows = self._in_order(rows)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; by none, below 0, the rows keep the order they have."""
        if self._sorted == (column, order):  # Qt asks twice
            return
        self.layoutAboutToBeChanged.emit()
        before = self.rows
        self._sorted = (column, order)
        self.rows = self._in_order(before)
        kept = self.persistentIndexList()
        places = {row.card.id: n for n, row in enumerate(self.rows)} if kept else {}
        moved = [self.index(places[before[i.row()].card.id], i.column()) for i in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802  (Qt's name)
        """Return how many cards are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802  (Qt's name)
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell, and the colour of a card's state."""
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column in ("en", "zh", "article"):
            return _text(row, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return _colour(row, column)
        return None

    def headerData(  # noqa: N802  (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return what a column is called."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            "en": self.tr("English"),
            "zh": self.tr("Chinese"),
            "kind": self.tr("Kind"),
            "state": self.tr("Asked"),
            "article": self.tr("Article"),
        }[COLUMNS[section]]

    def _in_order(self, rows: Sequence[CardRow]) -> Sequence[CardRow]:
        column, order = self._sorted
        if column < 0:
            return rows
        is_down = order == Qt.SortOrder.DescendingOrder
        return sorted(rows, key=sort_key(COLUMNS[column]), reverse=is_down)


def kind_text(kind: CardKind) -> str:
    """Return what a kind of card is called."""
    translate = QCoreApplication.translate
    return {
        "word": translate("Cards", "Word"),
        "question": translate("Cards", "Question"),
        "cloze": translate("Cards", "Gap"),
    }[kind]


def state_text(state: CardState) -> str:
    """Return what a card's state is called."""
    translate = QCoreApplication.translate
    return {
        "leech": translate("Cards", "Forgotten often"),
        "learning": translate("Cards", "Learning"),
        "due": translate("Cards", "Due"),
        "later": translate("Cards", "Later"),
        "new": translate("Cards", "New"),
        "suspended": translate("Cards", "Set aside"),
    }[state]


def _text(row: CardRow, column: str) -> str:
    card = row.card
    match column:
        case "kind":
            return kind_text(card.kind)
        case "state":
            is_dated = row.state == "later" and row.due is not None
            return _day(row.due) if is_dated and row.due else state_text(row.state)
        case "article":
            return in_language(row.title, spoken_language()) or card.path
    text = card.front.get("en" if column == "en" else "zh", "")
    return line_of(text, is_cloze=card.kind == "cloze")


def _day(due: datetime) -> str:
    """Return a day in the order of numbers that both languages read."""
    local: date = due.astimezone().date()
    return local.isoformat()


def _colour(row: CardRow, column: str) -> Any:
    palette = QGuiApplication.palette()
    if column == "state" and row.state in ("leech", "due"):
        return palette.color(QPalette.ColorRole.Link)
    if column in ("kind", "state", "article") or row.card.is_suspended:
        return palette.color(QPalette.ColorRole.PlaceholderText)
    return None
