"""A row of chips by which an answer is narrowed."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QWidget

from reader.ui.facets import KINDS, Chip

_INSET_PX, _ABOVE_PX, _BELOW_PX = 18, 2, 8
_GAP_PX, _KIND_GAP_PX = 5, 16


class FacetRow(QFrame):
    """Shows as many chips as there is room for, some of each kind, and reports which is clicked.

    Signals:
        chip_clicked: The Chip that was clicked.
    """

    chip_clicked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("facets")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._chips: tuple[Chip, ...] = ()
        self._buttons: dict[tuple[str, str], QToolButton] = {}

    @property
    def buttons(self) -> list[QToolButton]:
        """The chips that are shown, from left to right."""
        shown = [self._buttons[chip.kind, chip.id] for chip in self._chips]
        return [button for button in shown if not button.isHidden()]

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show other chips; one that stays keeps the keyboard."""
        self._chips = tuple(chips)
        names = {(chip.kind, chip.id) for chip in chips}
        for name in [name for name in self._buttons if name not in names]:
            gone = self._buttons.pop(name)
            gone.hide()
            gone.deleteLater()
        for chip in chips:
            button = self._buttons.get((chip.kind, chip.id)) or self._button(chip)
            text = f"{chip.name} {chip.count}"
            button.setText(text.replace("&", "&&"))  # one alone would underline what follows
            button.setAccessibleName(text)
            button.setChecked(chip.is_on)
        self._arrange()
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Return the height of one row of chips."""
        return QSize(0, self._height() + _ABOVE_PX + _BELOW_PX)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Return the same height: the row is not cut."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Show more chips or fewer."""
        super().resizeEvent(event)
        self._arrange()

    def _button(self, chip: Chip) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(f"{chip.kind}:{chip.id}")  # how to type it
        name = (chip.kind, chip.id)
        button.clicked.connect(lambda: self._click(name))
        self._buttons[name] = button
        return button

    def _click(self, name: tuple[str, str]) -> None:
        chip = next(chip for chip in self._chips if (chip.kind, chip.id) == name)
        self._buttons[name].setChecked(chip.is_on)  # what is typed says whether it is in force
        self.chip_clicked.emit(chip)

    def _arrange(self) -> None:
        """Put the chips that fit beside each other, kind by kind."""
        fitting = self._fitting()
        left, last, height = _INSET_PX, "", self._height()
        for chip in self._chips:
            button = self._buttons[chip.kind, chip.id]
            button.setVisible(chip in fitting)
            if chip in fitting:
                left += (_KIND_GAP_PX if last not in ("", chip.kind) else _GAP_PX) if last else 0
                width = button.sizeHint().width()
                button.setGeometry(left, _ABOVE_PX, width, height)
                left, last = left + width, chip.kind

    def _height(self) -> int:
        """Return the height of the highest chip: those with Chinese in them need more."""
        return max((b.sizeHint().height() for b in self._buttons.values()), default=0)

    def _fitting(self) -> set[Chip]:
        """Return what there is room for: what is in force, then of each kind the most frequent."""
        room = self.width() - 2 * _INSET_PX - (len(KINDS) - 1) * _KIND_GAP_PX
        ranks = {kind: [c for c in self._chips if c.kind == kind] for kind in KINDS}
        order = sorted(self._chips, key=lambda c: (not c.is_on, ranks[c.kind].index(c)))
        fitting: set[Chip] = set()
        for chip in order:
            width = self._buttons[chip.kind, chip.id].sizeHint().width() + _GAP_PX
            if width > room:
                break
            room -= width
            fitting.add(chip)
        return fitting
