"""The catalogue as a tree: shelves, and the articles that pass the filter on each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.archive.model import ByLanguage
from reader.library.catalogue import Catalogue, Entry

_Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the tree's delegate asks for beside the text."""

    FIRST = Qt.ItemDataRole.UserRole + 1  # the title in the interface's language
    SECOND = Qt.ItemDataRole.UserRole + 2  # the title in the other one, empty when it is the same
    COUNT = Qt.ItemDataRole.UserRole + 3  # how many articles a shelf shows; None for an article
    PATH = Qt.ItemDataRole.UserRole + 4  # an article's path; empty for a shelf


@dataclass(frozen=True, slots=True)
class Shelf:
    """A vendor or a topic with its articles."""

    id: str
    name: ByLanguage
    entries: tuple[Entry, ...]


def shelves_of(catalogue: Catalogue, by: str, words: str) -> tuple[Shelf, ...]:
    """Return the shelves that hold an article with all of these words.

    Args:
        by: `vendor` or `topic`; an article without a topic stands on a last shelf without a name.
        words: What was typed into the filter: parts of titles, of pinyin, or initials.
    """
    wanted = words.casefold().split()
    entries = [e for e in catalogue.entries if all(word in e.filter_key for word in wanted)]
    on_shelf: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in (entry.vendor,) if by == "vendor" else (entry.topics or ("",)):
            on_shelf.setdefault(name, []).append(entry)
    known = catalogue.vendors if by == "vendor" else catalogue.topics
    names: dict[str, ByLanguage] = {shelf.id: shelf.name for shelf in known}
    order = [*names, *(name for name in on_shelf if name not in names)]
    return tuple(
        Shelf(name, names.get(name, {"en": name or "Other", "zh": name or "其他"}), tuple(found))
        for name in order
        if (found := on_shelf.get(name))
    )


class ShelfModel(QAbstractItemModel):
    """Shelves and, below each, its articles; an article's internal id is its shelf's row + 1."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelves: Sequence[Shelf] = ()
        self._language = "en"

    def show_shelves(self, shelves: Sequence[Shelf]) -> None:
        """Show other shelves."""
        self.beginResetModel()
        self._shelves = shelves
        self.endResetModel()

    def show_language(self, language: str) -> None:
        """Put the titles of this language first."""
        self.beginResetModel()
        self._language = language
        self.endResetModel()

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
        shelf = self._shelves[index.row() if is_shelf else index.internalId() - 1]
        entry = None if is_shelf else shelf.entries[index.row()]
        first, second = self._titles(shelf.name if entry is None else entry.title)
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: f"{first} {second}".rstrip(),
            Qt.ItemDataRole.AccessibleTextRole: f"{first} {second}".rstrip(),
            Role.FIRST: first,
            Role.SECOND: second,
            Role.COUNT: len(shelf.entries) if entry is None else None,
            Role.PATH: entry.path if entry is not None else "",
        }
        return answers.get(role)

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
