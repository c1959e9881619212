"""The list of the user's marks: what mouse and keyboard do in it, and its menu."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeView, QWidget

from reader.study.values import Mark
from reader.ui.marks_delegate import MarksDelegate
from reader.ui.marks_model import Role
from reader.ui.marks_rows import Row

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOTCH = 120  # what Qt counts for one notch of a wheel


class MarksList(QTreeView):
    """Rows of different heights, of which only those in sight are ever measured.

    A QListView would ask for the height of all of them, which takes half a second for ten thousand.

    Signals:
        entered: A Row that was clicked or entered, and whether for a new tab.
        removal_wanted: The id of a mark; likewise the next two.
        edit_wanted: Its note is to be written or changed.
        card_wanted: A card is to be made of it.
        export_wanted: Everything is to be exported.
    """

    entered = Signal(object, bool)
    removal_wanted = Signal(str)
    edit_wanted = Signal(str)
    card_wanted = Signal(str)
    export_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.delegate = MarksDelegate(self)
        self.setItemDelegate(self.delegate)
        self._turned = 0

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Break the quotes at the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  (Qt's name)
        """Go one row a notch: three of them, as Qt would, are most of a screen."""
        self._turned += event.angleDelta().y()
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - notches)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        """A click enters a mark or an article."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if index.isValid() and event.button() == Qt.MouseButton.MiddleButton:
            self._enter(index, in_tab=True)
        elif index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._enter(index, in_tab=is_ctrl)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Enter goes to the place, Delete removes the mark, F2 edits its note; arrows move."""
        index = self.currentIndex()
        row: Row | None = index.data(Role.ROW)
        if event.key() in _ENTER and row is not None:
            is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._enter(index, in_tab=is_ctrl)
        elif event.key() == Qt.Key.Key_Delete and isinstance(row, Mark):
            self.removal_wanted.emit(row.id)
        elif event.key() == Qt.Key.Key_F2 and isinstance(row, Mark):
            self.edit_wanted.emit(row.id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  (Qt's name)
        """Offer what can be done with the row under the pointer, or under the cursor."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        menu = self.menu_for(index)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        spot = self.visualRect(index).center() if by_key and index.isValid() else event.pos()
        menu.popup(self.viewport().mapToGlobal(spot))

    def menu_for(self, index: QModelIndex) -> QMenu:
        """Return the menu of a row, or of no row; whoever asked for it gives it back."""
        menu = QMenu(self)
        row: Row | None = index.data(Role.ROW)
        if row is not None:
            self._add(menu, self.tr("Open"), "").triggered.connect(
                lambda: self.entered.emit(row, False)
            )
            self._add(menu, self.tr("Open in a new tab"), "Ctrl+Return").triggered.connect(
                lambda: self.entered.emit(row, True)
            )
            menu.addSeparator()
        if isinstance(row, Mark):
            self._add_of_mark(menu, row)
        self._add(menu, self.tr("Export…"), "").triggered.connect(self.export_wanted)
        return menu

    def _add_of_mark(self, menu: QMenu, mark: Mark) -> None:
        edit = self.tr("Edit the note…") if mark.note else self.tr("Write a note…")
        self._add(menu, edit, "F2").triggered.connect(lambda: self.edit_wanted.emit(mark.id))
        if mark.quote:  # a bookmark has no words that could be hidden
            self._add(menu, self.tr("Make a card"), "").triggered.connect(
                lambda: self.card_wanted.emit(mark.id)
            )
        menu.addSeparator()
        self._add(menu, self.tr("Remove"), "Delete").triggered.connect(
            lambda: self.removal_wanted.emit(mark.id)
        )
        menu.addSeparator()

    def _enter(self, index: QModelIndex, *, in_tab: bool) -> None:
        self.entered.emit(index.data(Role.ROW), in_tab)

    @staticmethod
    def _add(menu: QMenu, text: str, key: str) -> QAction:
        """Add an action; the key, which the list itself hears, is told beside it."""
        action = menu.addAction(text)
        action.setShortcut(QKeySequence(key))
        action.setShortcutVisibleInContextMenu(True)
        return action
