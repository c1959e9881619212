"""The window that asks how much a day of review brings."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from reader.study.values import Limits
from reader.ui.fitted_dialog import FittedDialog

_MOST_NEW, _MOST_DUE = 999, 9999
_LEAST_PX, _END_PX = 340, 8


class LimitsForm(FittedDialog):
    """Shows the limits of a day and reports the new ones.

    Signals:
        limits_wanted: The `Limits` that shall hold.
    """

    limits_wanted = Signal(object)

    def __init__(self, limits: Limits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("limits_form")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._new, self._due = QSpinBox(self), QSpinBox(self)
        self._new.setRange(0, _MOST_NEW)
        self._due.setRange(0, _MOST_DUE)
        self._names = (QLabel(self), QLabel(self))
        self._about = QLabel(self)
        self._about.setObjectName("quiet")
        self._about.setWordWrap(True)
        form = QFormLayout()
        form.setHorizontalSpacing(20)
        form.setVerticalSpacing(10)
        for name, box in zip(self._names, (self._new, self._due), strict=True):
            name.setBuddy(box)
            box.setAlignment(Qt.AlignmentFlag.AlignRight)
            box.lineEdit().setTextMargins(
                0, 0, _END_PX, 0
            )  # a style sheet's padding does not reach it
            form.addRow(name, box)
        buttons = QDialogButtonBox(self)
        self._save = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._save.setDefault(True)
        self._cancel = buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(self._about)
        column.addWidget(buttons)
        self.setMinimumWidth(_LEAST_PX)
        self.show_limits(limits)
        self._retranslate()

    def show_limits(self, limits: Limits) -> None:
        """Show the limits that hold."""
        self._new.setValue(limits.new)
        self._due.setValue(limits.due)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the texts when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _keep(self) -> None:
        self.limits_wanted.emit(Limits(self._new.value(), self._due.value()))
        self.accept()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("How much a day"))
        self._names[0].setText(self.tr("New cards a day"))
        self._names[1].setText(self.tr("Reviews a day"))
        self._about.setText(
            self.tr("A day begins at four in the morning. What is being learnt is always asked.")
        )
        self._save.setText(self.tr("Save"))
        self._cancel.setText(self.tr("Cancel"))
