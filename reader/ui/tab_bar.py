"""The bar of tabs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget


class TabBar(QTabBar):
    """A bar of tabs that the middle button closes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMovable(True)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setDocumentMode(True)

    def add_close_button(self, index: int) -> None:
        """Give a tab a button that closes it; the style's own follows no theme."""
        button = QToolButton(self)
        button.setObjectName("close")
        button.setText("✕")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+W is the keyboard's way
        side = QTabBar.ButtonPosition.RightSide
        button.clicked.connect(
            lambda: self.tabCloseRequested.emit(
                next(i for i in range(self.count()) if self.tabButton(i, side) is button)
            )
        )
        self.setTabButton(index, side, button)

    def name_close_button(self, index: int, text: str) -> None:
        """Tell what a tab's button does."""
        button = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
        button.setToolTip(text)
        button.setAccessibleName(text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        """Close the tab under the middle button."""
        index = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and index >= 0:
            self.tabCloseRequested.emit(index)
        else:
            super().mouseReleaseEvent(event)
