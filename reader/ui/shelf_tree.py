"""The tree of articles: what mouse and keyboard do in it, and its menu."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu, QTreeView, QWidget

from reader.ui.shelf_delegate import ShelfDelegate
from reader.ui.shelf_model import Role

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ShelfTree(QTreeView):
    """A tree whose shelves open by a click and whose articles are entered.

    Signals:
        entered: The path of an article.
        entered_in_tab: The path of an article, for a new tab.
        read_wanted: The path of an article, and whether it is to count as read.
    """

    entered = Signal(str)
    entered_in_tab = Signal(str)
    read_wanted = Signal(str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(ShelfDelegate(self))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        """A click opens a shelf or enters an article."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        if event.button() == Qt.MouseButton.MiddleButton and index.data(Role.PATH):
            self.entered_in_tab.emit(index.data(Role.PATH))
        elif event.button() == Qt.MouseButton.LeftButton:
            self._enter(index, event.modifiers())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Enter opens a shelf or enters an article, Space marks one as read; arrows move."""
        index = self.currentIndex()
        if event.key() in _ENTER:
            self._enter(index, event.modifiers())
        elif event.key() == Qt.Key.Key_Space and index.data(Role.STATE):
            self.read_wanted.emit(index.data(Role.PATH), index.data(Role.STATE) != "read")
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  (Qt's name)
        """Offer what can be done with the article under the pointer, or under the cursor."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.data(Role.PATH):
            return
        menu = self.menu_for(index)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        spot = self.visualRect(index).center() if by_key else event.pos()
        menu.popup(self.viewport().mapToGlobal(spot))

    def menu_for(self, index: QModelIndex) -> QMenu:
        """Return the menu of an article; whoever asked for it gives it back."""
        path, state = index.data(Role.PATH), index.data(Role.STATE)
        menu = QMenu(self)
        menu.addAction(self.tr("Open")).triggered.connect(lambda: self.entered.emit(path))
        in_tab = menu.addAction(self.tr("Open in a new tab"))
        in_tab.triggered.connect(lambda: self.entered_in_tab.emit(path))
        _show_key(in_tab, "Ctrl+Return")
        if state is not None:
            is_read = state == "read"
            text = self.tr("Mark as unread") if is_read else self.tr("Mark as read")
            menu.addSeparator()
            mark = menu.addAction(text)
            mark.triggered.connect(lambda: self.read_wanted.emit(path, not is_read))
            _show_key(mark, "Space")
        return menu

    def _enter(self, index: QModelIndex, keys: Qt.KeyboardModifier) -> None:
        path = index.data(Role.PATH)
        if path and keys & Qt.KeyboardModifier.ControlModifier:
            self.entered_in_tab.emit(path)
        elif path:
            self.entered.emit(path)
        else:
            self.setExpanded(index, not self.isExpanded(index))


def _show_key(action: QAction, key: str) -> None:
    """Tell in a menu which key does the same; the tree itself hears it."""
    action.setShortcut(QKeySequence(key))
    action.setShortcutVisibleInContextMenu(True)
