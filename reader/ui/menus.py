"""The commands as actions and menus."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from reader.ui.command import Command
from reader.ui.commands import menus

_IN_TEXT_MENU = (
    "text_larger",
    "text_smaller",
    "zoom_in",
    "zoom_out",
    "zoom_reset",
    "wider_en",
    "wider_zh",
)
_NATIVE = QKeySequence.SequenceFormat.NativeText


def _shown(key: str) -> str:
    return QKeySequence(key).toString(_NATIVE)


class Menus(QObject):
    """Makes an action of every command, and the menus that hold them."""

    def __init__(self, window: QWidget, handlers: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(window)
        self.actions: dict[str, QAction] = {}
        self.main = QMenu(window)
        self.text = QMenu(window)
        self._submenus: list[QMenu] = []
        for menu in menus():
            submenu = self.main.addMenu("")
            self._submenus.append(submenu)
            for command in menu.entries:
                if command is None:
                    submenu.addSeparator()
                else:
                    submenu.addAction(self._action(window, command, handlers[command.id]))
        for name in _IN_TEXT_MENU:
            self.text.addAction(self.actions[name])
        self.retranslate()

    def retranslate(self) -> None:
        """Name everything in the interface's language."""
        for submenu, menu in zip(self._submenus, menus(), strict=True):
            submenu.setTitle(menu.title)
            for command in menu.commands:
                # What follows a tab is shown where keys are; the page hears them itself.
                keys = "\t" + _shown(command.page_keys[0]) if command.page_keys else ""
                self.actions[command.id].setText(command.text + keys)

    def run(self, name: str) -> None:
        """Do what a command does."""
        self.actions[name].trigger()

    def key_of(self, name: str) -> str:
        """Return a command's first key as it is shown."""
        return self.actions[name].shortcut().toString(_NATIVE)

    def _action(self, window: QWidget, command: Command, handler: Callable[[], object]) -> QAction:
        action = QAction(window)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setCheckable(command.checkable)
        action.triggered.connect(lambda _checked: handler())
        window.addAction(action)  # its keys work while the menu is closed
        self.actions[command.id] = action
        return action
