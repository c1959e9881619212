"""The user's marks as a model: what its delegate draws and what is heard of a row."""

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
from reader.ui.marks_rows import Heading, Row, noted, quoted

_Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the delegate asks for beside the text."""

    ROW = Qt.ItemDataRole.UserRole + 1  # the Row itself
    QUOTE = Qt.ItemDataRole.UserRole + 2  # of a mark, on one line
    NOTE = Qt.ItemDataRole.UserRole + 3  # likewise


class MarksModel(QAbstractListModel):
    """Articles and, after each, its marks.

    Index and flags are left to Qt: a list asks for those of all rows, ten thousand of them.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._language = "en"

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows from top to bottom."""
        return self._rows

    def show_rows(self, rows: tuple[Row, ...], language: str) -> None:
        """Show other rows, bookmarks by their text in this language."""
        self.beginResetModel()
        self._rows = rows
        self._language = language
        self.endResetModel()

    def find(self, key: str) -> QModelIndex:
        """Return the row of a mark's id or an article's path; an invalid index if there is none."""
        for number, row in enumerate(self._rows):
            if key == key_of(row):
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: N802  (Qt's name)
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role shows; see Role."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row
        if isinstance(row, Heading):
            is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            is_heard = role == Qt.ItemDataRole.AccessibleTextRole
            return row.title if is_text else f"{row.title}, {row.count}" if is_heard else None
        match role:
            case Role.QUOTE | Qt.ItemDataRole.DisplayRole:
                return quoted(row, self._language)
            case Role.NOTE:
                return noted(row)
            case Qt.ItemDataRole.ToolTipRole:
                return "\n\n".join(filter(None, (quoted(row, self._language), row.note.strip())))
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(row, quoted(row, self._language), noted(row))
            case _:
                return None


def key_of(row: Row) -> str:
    """Return what a row is known by when the list changes."""
    return row.id if isinstance(row, Mark) else row.path


def kind_name(kind: str) -> str:
    """Return what a kind of marks is called in a menu; one of marks_rows.KINDS."""
    translate = QCoreApplication.translate
    names = {
        "all": translate("MarksPanel", "All notes and highlights"),
        "highlight": translate("MarksPanel", "Highlights"),
        "highlight:orange": translate("MarksPanel", "Orange"),
        "highlight:green": translate("MarksPanel", "Green"),
        "highlight:blue": translate("MarksPanel", "Blue"),
        "highlight:purple": translate("MarksPanel", "Purple"),
        "note": translate("MarksPanel", "With a note"),
        "bookmark": translate("MarksPanel", "Bookmarks"),
        "orphan": translate("MarksPanel", "Not found in the text"),
    }
    return names[kind]


def lost_text() -> str:
    """Return what is said of a mark that has lost its place."""
    return QCoreApplication.translate("MarksPanel", "Not found in the present text")


def _spoken(mark: Mark, quote: str, note: str) -> str:
    """Return what is heard of a mark."""
    translate = QCoreApplication.translate
    name = {
        "highlight": translate("MarksPanel", "Highlight"),
        "note": translate("MarksPanel", "Note"),
        "bookmark": translate("MarksPanel", "Bookmark"),
    }[mark.kind]
    if mark.colour is not None:
        name = f"{name}, {kind_name(f'highlight:{mark.colour}')}"
    lost = lost_text() if mark.is_orphan else ""
    return ". ".join(part for part in (name, quote, note, lost) if part)
