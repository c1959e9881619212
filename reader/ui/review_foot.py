"""The buttons below a card that is reviewed: to show the answer, and the four grades."""

from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from reader.study.values import Grade
from reader.ui.card_look import strong
from reader.ui.waits import wait_text

_PRESSING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_GAP_PX = 10
_SHOW_PX = 240
_PADDING_PX = (14, 8)


class ReviewFoot(QWidget):
    """Shows what can be done with the card now, and reports what is wanted.

    Signals:
        answer_wanted: To see the answer.
        graded: A `Grade` as a number.
    """

    answer_wanted = Signal()
    graded = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._show = _Button(self)
        self._show.setObjectName("show_answer")
        self._show.setFont(strong(self.font()))
        self._show.setMinimumWidth(_SHOW_PX)
        self._show.clicked.connect(self.answer_wanted)
        question = QWidget(self)
        middle = QHBoxLayout(question)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self._show, 0, Qt.AlignmentFlag.AlignCenter)
        row = QWidget(self)
        row.setObjectName("grades")
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(_GAP_PX)
        self._grades: dict[Grade, _GradeButton] = {}
        for grade in Grade:
            button = _GradeButton(grade, row)
            button.clicked.connect(lambda _checked, grade=grade: self.graded.emit(int(grade)))
            across.addWidget(button, 1)
            self._grades[grade] = button
        self._question, self._row = question, row
        self._pages = QStackedLayout(self)
        self._pages.addWidget(question)
        self._pages.addWidget(row)
        self._retranslate()

    def show_question(self, spoken: str) -> None:
        """Offer the answer; what is asked is told to one who listens."""
        self._pages.setCurrentWidget(self._question)
        self._take(self._show, spoken)

    def show_grades(self, waits: Mapping[Grade, timedelta], spoken: str) -> None:
        """Offer the grades, each with the time until the card is asked again."""
        for grade, button in self._grades.items():
            button.show_wait(wait_text(waits[grade]) if grade in waits else "")
        self._pages.setCurrentWidget(self._row)
        self._take(self._grades[Grade.GOOD], spoken)

    def wait(self) -> None:
        """Look as if no wish were taken, until there is a card again."""
        self.setEnabled(False)

    def press(self, grade: Grade) -> None:
        """Do as if the button of a grade were pressed, if it is there to be pressed."""
        if self._pages.currentWidget() is self._row:
            self._grades[grade].click()

    def press_next(self) -> None:
        """Do what Space does: show the answer, or grade the card as good."""
        if self._pages.currentWidget() is self._question:
            self._show.click()
        else:
            self.press(Grade.GOOD)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the texts when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _take(self, button: QPushButton, spoken: str) -> None:
        self.setEnabled(True)
        button.setAccessibleDescription(spoken)
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _retranslate(self) -> None:
        self._show.setText(self.tr("Show the answer"))
        for grade, name in (
            (Grade.AGAIN, self.tr("Again")),
            (Grade.HARD, self.tr("Hard")),
            (Grade.GOOD, self.tr("Good")),
            (Grade.EASY, self.tr("Easy")),
        ):
            self._grades[grade].show_name(name)


class _Button(QPushButton):
    """A button that acts when a key goes down, once: a key that is held presses it no more."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Space and Enter press the button."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # they scroll the card
        elif event.key() not in _PRESSING:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Space has done its work when it went down."""
        if event.key() not in _PRESSING:
            super().keyReleaseEvent(event)


class _GradeButton(_Button):
    """A grade's name with its key, and below it the time until the card is asked again."""

    def __init__(self, grade: Grade, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"grade_{grade.name.lower()}")
        self._key = QLabel(str(int(grade)), self)
        self._key.setObjectName("key")
        self._name = QLabel(self)
        self._name.setObjectName("grade")
        self._name.setFont(strong(self.font()))
        self._wait = QLabel(self)
        self._wait.setObjectName("quiet")
        for label in (self._key, self._name, self._wait):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._name)
        words.addWidget(self._wait)
        self._lines = QHBoxLayout(self)
        across, down = _PADDING_PX
        self._lines.setContentsMargins(across, down, across, down)
        self._lines.setSpacing(10)
        self._lines.addLayout(words, 1)
        self._lines.addWidget(self._key, 0, Qt.AlignmentFlag.AlignTop)

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Return the room that both lines need."""
        return self._lines.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Return the same: a grade that is cut off says nothing."""
        return self.sizeHint()

    def show_name(self, name: str) -> None:
        """Show what the grade is called."""
        self._name.setText(name)
        self._tell()

    def show_wait(self, wait: str) -> None:
        """Show after which time the card is asked again."""
        self._wait.setText(wait)
        self._tell()

    def _tell(self) -> None:
        words = (self._name.text(), self._wait.text())
        self.setAccessibleName(", ".join(word for word in words if word))
        self.setToolTip(f"{self._name.text()} ({self._key.text()})")
