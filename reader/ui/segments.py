"""A row of buttons of which one is chosen."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget


class Segments(QFrame):
    """Shows some choices side by side and reports which one is wanted.

    Signals:
        chosen: The key of the choice that was clicked.
    """

    chosen = Signal(str)

    def __init__(self, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3, 3, 3, 3)
        layout.setSpacing(2)
        group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for key in keys:
            button = QToolButton(self)
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _checked, key=key: self.chosen.emit(key))
            group.addButton(button)
            layout.addWidget(button)
            self._buttons[key] = button

    def show_labels(self, labels: Mapping[str, str]) -> None:
        """Set the text of each choice."""
        for key, label in labels.items():
            self._buttons[key].setText(label)
            self._buttons[key].setAccessibleName(label)

    def show_hints(self, hints: Mapping[str, str]) -> None:
        """Set what is told of each choice when it is pointed at."""
        for key, hint in hints.items():
            self._buttons[key].setToolTip(hint)
            self._buttons[key].setAccessibleName(hint)

    def show_chosen(self, key: str) -> None:
        """Mark the choice that is in force."""
        self._buttons[key].setChecked(True)
