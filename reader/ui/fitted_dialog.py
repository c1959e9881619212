"""A dialog that is never too low for its texts, whatever their lines at its width."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog

_MOST_OF_SCREEN = 0.9


class FittedDialog(QDialog):
    """Is at least as high as what it shows needs at its width; Qt's own minimum knows no width."""

    def event(self, event: QEvent) -> bool:
        """Fit the height when something in the window wants another one."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Fit the height to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            most = int(self.screen().availableGeometry().height() * _MOST_OF_SCREEN)
            self.setMinimumHeight(min(layout.totalHeightForWidth(self.width()), most))
