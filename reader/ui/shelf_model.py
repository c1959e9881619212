"""The catalogue as a tree: shelves, the articles on each of them, and what of them was read."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.archive.model import ByLanguage
from reader.library.catalogue import Entry
from reader.study.values import State
from reader.ui.shelves import Shelf

_Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the tree's delegate asks for beside the text."""

    FIRST = Qt.ItemDataRole.UserRole + 1  # the title in the interface's language
    SECOND = Qt.ItemDataRole.UserRole + 2  # the title in the other one, empty when it is the same
    COUNT = Qt.ItemDataRole.UserRole + 3  # how many articles a shelf shows; None for an article
    PATH = Qt.ItemDataRole.UserRole + 4  # an article's path; empty for a shelf
    STATE = Qt.ItemDataRole.UserRole + 5  # of an article; None for a shelf or while it is not known
    READ = Qt.ItemDataRole.UserRole + 6  # how many articles of a shelf were read; None likewise


class ShelfModel(QAbstractItemModel):
    """Shelves and, below each, its articles; an article's internal id is its shelf's row + 1."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelves: Sequence[Shelf] = ()
        self._language = "en"
        self._states: Mapping[str, State] | None = None
        self._read: list[int] = []  # by shelf

    def show_shelves(self, shelves: Sequence[Shelf]) -> None:
        """Show other shelves."""
        self.beginResetModel()
        self._shelves = shelves
        self._read = self._count_read()
        self.endResetModel()

    def show_language(self, language: str) -> None:
        """Put the titles of this language first."""
        self.beginResetModel()
        self._language = language
        self.endResetModel()

    def show_states(self, states: Mapping[str, State]) -> None:
        """Show how far the articles were read; what is not named is unread.

        Rows stay what they are, and with them what is selected, opened and in sight.
        """
        before, counts = self._states, self._read
        self._states = states
        self._read = self._count_read()
        for row, shelf in enumerate(self._shelves):
            above = self.index(row, 0)
            changed = [
                place
                for place, entry in enumerate(shelf.entries)
                if before is None or _state(before, entry) != _state(states, entry)
            ]
            if changed:
                first, last = (self.index(place, 0, above) for place in (changed[0], changed[-1]))
                self.dataChanged.emit(first, last)
            if before is None or counts[row] != self._read[row]:
                self.dataChanged.emit(above, above)

    def find(self, path: str) -> QModelIndex:
        """Return the first place of an article; an invalid index when no shelf shows it."""
        for row, shelf in enumerate(self._shelves):
            for place, entry in enumerate(shelf.entries):
                if entry.path == path:
                    return self.createIndex(place, 0, row + 1)
        return QModelIndex()

    def index(self, row: int, column: int, parent: _Index | None = None) -> QModelIndex:
        """Return the index of a shelf, or of an article on one."""
        above = parent if parent is not None else QModelIndex()
        if not self.hasIndex(row, column, above):
            return QModelIndex()
        return self.createIndex(row, column, above.row() + 1 if above.isValid() else 0)

    def parent(self, index: _Index | None = None) -> Any:
        """Return the shelf of an article; a shelf has none."""
        if index is None:
            return super().parent()
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: N802  (Qt's name)
        """Return how many shelves there are, or how many articles stand on one."""
        if parent is None or not parent.isValid():
            return len(self._shelves)
        return len(self._shelves[parent.row()].entries) if parent.internalId() == 0 else 0

    def columnCount(self, _parent: _Index | None = None) -> int:  # noqa: N802  (Qt's name)
        """Return 1."""
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role shows; see Role."""
        if not index.isValid():
            return None
        is_shelf = index.internalId() == 0
        place = index.row() if is_shelf else index.internalId() - 1
        shelf = self._shelves[place]
        entry = None if is_shelf else shelf.entries[index.row()]
        name = shelf.name if entry is None else entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(name, place, entry)
        return self._shown(name, role) if role <= Role.SECOND else self._known(place, entry, role)

    def _shown(self, name: ByLanguage, role: int) -> Any:
        first, second = self._titles(name)
        texts: dict[int, str] = {
            Qt.ItemDataRole.DisplayRole: f"{first} {second}".rstrip(),
            Role.FIRST: first,
            Role.SECOND: second,
        }
        return texts.get(role)

    def _known(self, place: int, entry: Entry | None, role: int) -> Any:
        """Return what is known of a shelf, or of an article on it, beside its name."""
        is_known = self._states is not None
        if entry is None:
            of_shelf: dict[int, Any] = {
                Role.COUNT: len(self._shelves[place].entries),
                Role.PATH: "",
                Role.READ: self._read[place] if is_known else None,
            }
            return of_shelf.get(role)
        of_article: dict[int, Any] = {
            Role.PATH: entry.path,
            Role.STATE: _state(self._states, entry) if self._states is not None else None,
        }
        return of_article.get(role)

    def _spoken(self, name: ByLanguage, place: int, entry: Entry | None) -> str:
        """Return what is heard of a shelf or an article."""
        text = str(self._shown(name, Qt.ItemDataRole.DisplayRole))
        if self._states is None:
            return text
        if entry is None:
            count = len(self._shelves[place].entries)
            return self.tr("{0}, {1} of {2} read").format(text, self._read[place], count)
        words: dict[State, str] = {
            "unread": self.tr("unread"),
            "reading": self.tr("being read"),
            "read": self.tr("read"),
        }
        return f"{text}, {words[_state(self._states, entry)]}"

    def _count_read(self) -> list[int]:
        states = self._states or {}
        return [
            sum(_state(states, entry) == "read" for entry in shelf.entries)
            for shelf in self._shelves
        ]

    def _titles(self, title: ByLanguage) -> tuple[str, str]:
        order = ("en", "zh") if self._language == "en" else ("zh", "en")
        names = [title[lang] for lang in order if title.get(lang)]  # type: ignore[index,call-overload]
        first = names[0] if names else ""
        second = names[1] if len(names) > 1 else ""
        if first.startswith(
            second
        ):  # 谷歌 says more beside Google; DeepSeek beside itself does not
            return first, ""
        return first, second.removeprefix(first).strip("（）() ")


def _state(states: Mapping[str, State], entry: Entry) -> State:
    return states.get(entry.path, "unread")
