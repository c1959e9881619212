"""What stands around a card that is reviewed: counts, tools, a notice, and the end of the day."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.study.values import Asked, Counts
from reader.ui.card_look import strong

_TITLE_SIZE = 1.6  # of the interface's font
_LEARNING = (1, 3)  # FSRS's states: learning and relearning


class CountRow(QFrame):
    """Shows how many cards are left of each kind, and the article that the card comes from.

    Signals:
        place_wanted: To see the place in the article.
    """

    place_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top")
        self._counts = Counts()
        self._title = ""
        self._labels = {name: QLabel(self) for name in ("new", "learning", "due")}
        self._place = QToolButton(self)
        self._place.setObjectName("place")
        self._place.clicked.connect(self.place_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 8, 14, 8)
        layout.setSpacing(18)
        for name, label in self._labels.items():
            label.setObjectName(f"count_{name}")
            layout.addWidget(label)
        layout.addStretch(1)
        layout.addWidget(self._place)
        self.show_asked(None)

    def show_asked(self, asked: Asked | None, title: str = "") -> None:
        """Show the kind of a card in bold, and the title of its article."""
        self._title = title
        state = asked.schedule.state if asked else -1
        now = "new" if state == 0 else "learning" if state in _LEARNING else "due"
        for name, label in self._labels.items():
            is_current = asked is not None and name == now
            label.setFont(strong(self.font()) if is_current else self.font())
        self._place.setVisible(asked is not None)
        self._retranslate()

    def show_counts(self, counts: Counts) -> None:
        """Show what is left."""
        self._counts = counts
        self._retranslate()

    def show_title(self, title: str) -> None:
        """Show what the article of the card is called."""
        self._title = title
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the texts when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Cut the title to the room that is left."""
        super().resizeEvent(event)
        self._cut_title()

    def _cut_title(self) -> None:
        taken = sum(label.sizeHint().width() for label in self._labels.values())
        room = self.width() - taken - 120  # the margins, the gaps and the arrow
        metrics = QFontMetrics(self._place.font())
        shown = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, max(60, room))
        self._place.setText(f"{shown}  ↗" if shown else "↗")

    def _retranslate(self) -> None:
        counts = self._counts
        for name, text in (
            ("new", self.tr("%n new", "", counts.new)),
            ("learning", self.tr("%n learning", "", counts.learning)),
            ("due", self.tr("%n due", "", counts.due)),
        ):
            self._labels[name].setText(text)
        hint = self.tr("To its place in the article (O)")
        self._place.setToolTip(f"{self._title}\n{hint}".strip())
        self._place.setAccessibleName(f"{hint} {self._title}".strip())
        self._cut_title()


@dataclass(frozen=True, slots=True)
class Tool:
    """A small button: its text, and its key as it is shown."""

    id: str
    text: str
    key: str


class ToolRow(QFrame):
    """Shows the small buttons below the grades, and which keys there are.

    Signals:
        chosen: The id of a tool: `undo`, `edit` or `suspend`.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tools")
        self._is_open, self._has_card = False, True
        self._buttons: dict[str, QToolButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for name in ("undo", "edit", "suspend"):
            button = QToolButton(self)
            button.clicked.connect(lambda _checked, name=name: self.chosen.emit(name))
            layout.addWidget(button)
            self._buttons[name] = button
        layout.addStretch(1)
        self._hint = QLabel(self)
        self._hint.setObjectName("quiet")
        layout.addWidget(self._hint)
        self._retranslate()

    def show_can(self, name: str, *, can: bool) -> None:
        """Switch a tool on or off."""
        self._buttons[name].setEnabled(can)

    def show_card(self, *, is_there: bool) -> None:
        """Show only what can be done without a card when there is none."""
        self._has_card = is_there
        for name in ("edit", "suspend"):
            self._buttons[name].setVisible(is_there)
        self._fit_hint()

    def show_keys(self, *, is_open: bool) -> None:
        """Tell the keys for a card whose answer is shown, or is not."""
        self._is_open = is_open
        self._show_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Leave the keys out where they have no room."""
        super().resizeEvent(event)
        self._fit_hint()

    def _fit_hint(self) -> None:
        taken = sum(button.sizeHint().width() + 4 for button in self._buttons.values())
        has_room = self.width() - taken > self._hint.sizeHint().width()
        self._hint.setVisible(self._has_card and has_room)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the texts when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for tool in (
            Tool("undo", self.tr("Undo"), "U"),
            Tool("edit", self.tr("Edit"), "E"),
            Tool("suspend", self.tr("Set aside"), "S"),
        ):
            button = self._buttons[tool.id]
            button.setText(tool.text)
            button.setToolTip(f"{tool.text} ({tool.key})")
            button.setAccessibleName(tool.text)
        self._show_hint()

    def _show_hint(self) -> None:
        shut = self.tr("Space: the answer · O: its place")
        opened = self.tr("1 to 4: grade · Space: good · O: its place")
        self._hint.setText(opened if self._is_open else shut)
        self._fit_hint()


class ReviewNotice(QFrame):
    """Shows one sentence about a card, and a button for what can be done about it.

    Signals:
        acted: The id of the card whose button was pressed.
    """

    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._card = ""
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._act = QToolButton(self)
        self._act.clicked.connect(lambda: self.acted.emit(self._card))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 6, 14, 6)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._act)
        self.hide()

    def show_sentence(self, sentence: str, act: str, card: str) -> None:
        """Show a sentence about a card, and what the button is called."""
        self._card = card
        self._text.setText(sentence)
        self._act.setText(act)
        self.show()


class DoneToday(QWidget):
    """Tells that nothing is left for today.

    Signals:
        closed: The window is no longer needed.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answered = 0
        self._title, self._today = QLabel(self), QLabel(self)
        self._title.setFont(strong(self.font(), _TITLE_SIZE))
        self._close = QPushButton(self)
        self._close.setDefault(True)
        self._close.clicked.connect(self.closed)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(2)
        for label in (self._title, self._today):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addSpacing(16)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(3)
        self._retranslate()

    def show_answered(self, answered: int) -> None:
        """Show how many cards were answered today."""
        self._answered = answered
        self._show_answered()

    def take_focus(self) -> None:
        """Put the keyboard on the button that closes; one who listens hears the rest there."""
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the texts when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Done for today"))
        self._close.setText(self.tr("Close"))
        self._show_answered()

    def _show_answered(self) -> None:
        done = self._answered
        self._today.setText(self.tr("%n card(s) answered", "", done) if done else "")
        self._today.setVisible(done > 0)
        texts = (self._title.text(), self._today.text())
        self._close.setAccessibleDescription(". ".join(text for text in texts if text))
