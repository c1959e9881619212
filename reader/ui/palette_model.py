"""The rows of the search palette as a model: what its delegate draws and what is heard of a row."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from reader.study.values import Mark
from reader.ui.palette_rows import Label, Names, Row, key_of, spoken

_Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the delegate asks for beside the text."""

    ROW = Qt.ItemDataRole.UserRole + 1  # the Row itself
    NAMES = Qt.ItemDataRole.UserRole + 2  # the Names that are in force


class PaletteModel(QAbstractListModel):
    """Rows of which all but the labels can be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._names = Names()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows from top to bottom."""
        return self._rows

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def show_names(self, names: Names) -> None:
        """Call vendors and titles by these names."""
        self.beginResetModel()
        self._names = names
        self.endResetModel()

    def find(self, key: tuple[str, ...]) -> QModelIndex:
        """Return the row with a key; an invalid index when there is none."""
        for number, row in enumerate(self._rows):
            if key_of(row) == key:
                return self.index(number)
        return QModelIndex()

    @property
    def choices(self) -> list[int]:
        """The numbers of the rows that can be chosen."""
        return [number for number, row in enumerate(self._rows) if not isinstance(row, Label)]

    @property
    def likeliest(self) -> int:
        """The number of the row that Enter means at first, -1 for none: a note only if all are."""
        foreign = (n for n in self.choices if not isinstance(self._rows[n], Mark))
        return next(foreign, next(iter(self.choices), -1))

    def step(self, start: int, by: int) -> QModelIndex:
        """Return the next row that can be chosen or the one before, round the ends.

        Args:
            start: A row's number; -1 for no row, from which the first and the last are next.
            by: 1 or -1.
        """
        choices = self.choices
        if not choices:
            return QModelIndex()
        if start not in choices:
            return self.index(choices[0 if by > 0 else -1])
        return self.index(choices[(choices.index(start) + by) % len(choices)])

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: N802  (Qt's name)
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return that a row can be chosen, unless it is a label."""
        if not index.isValid() or isinstance(self._rows[index.row()], Label):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role shows; see Role."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return _label(row) if isinstance(row, Label) else spoken(row, self._names)
            case Role.ROW:
                return row
            case Role.NAMES:
                return self._names
            case _:
                return None


def _label(label: Label) -> str:
    translate = QCoreApplication.translate
    match label.kind:
        case "recent":
            return translate("SearchPalette", "Recent searches")
        case "articles":
            return translate("SearchPalette", "Articles")
        case "notes":
            return translate("SearchPalette", "My notes")
        case _:
            return translate("SearchPalette", "Passages")
