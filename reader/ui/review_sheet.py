"""The window in which cards are reviewed, one after another, with the keyboard alone if wanted."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QProgressBar,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.archive.model import ByLanguage, in_language
from reader.resources import Theme
from reader.study.values import Asked, Card, Counts, Grade
from reader.ui.card_text import line_of
from reader.ui.language import spoken_language
from reader.ui.review_area import SCROLLING_KEYS, ReviewArea
from reader.ui.review_card import TEXT_PX, ReviewCard
from reader.ui.review_foot import ReviewFoot
from reader.ui.review_parts import CountRow, DoneToday, ReviewNotice, ToolRow

_SIZE_PX = (860, 640)
_LEAST_PX = (420, 360)
_PATIENCE_MS = 150  # for the next card; to switch the buttons off and on is to draw them twice
_NAME_LENGTH = 60  # letters of a card that a notice names

_NEXT = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReviewSheet(QDialog):
    """Shows one card at a time and reports how well it was remembered; it keeps nothing.

    After an answer it waits for `show_asked`, and takes no other answer until then.

    Signals:
        answered: A `Grade` as a number, for the card that is shown.
        undo_wanted: Take the last answer back.
        place_wanted: Path and pair of the place that the card comes from.
        edit_wanted: The id of the card to be changed.
        suspend_wanted: The id of the card that shall not be asked any more.
        resume_wanted: The id of a card that was set aside and shall be asked again.
        closed: The window is no longer shown.
    """

    answered = Signal(int)
    undo_wanted = Signal()
    place_wanted = Signal(str, str)
    edit_wanted = Signal(str)
    suspend_wanted = Signal(str)
    resume_wanted = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review")
        self.setModal(False)
        self.resize(*_SIZE_PX)
        self.setMinimumSize(*_LEAST_PX)
        self._asked: Asked | None = None
        self._titles: Mapping[str, ByLanguage] = {}
        self._is_waiting = False
        self._can_undo = False
        self._after_notice = self.resume_wanted  # what its button wants
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._done, self._step = 0, 0  # answers of this session, and what the next card adds
        self._card = ReviewCard(self)
        self._counts, self._notice = CountRow(self), ReviewNotice(self)
        self._foot, self._tools = ReviewFoot(self), ToolRow(self)
        self._today = DoneToday(self)
        self._session = QProgressBar(self)
        self._session.setObjectName("session")
        self._session.setTextVisible(False)
        self._area = ReviewArea(self._card, self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._area)
        self._pages.addWidget(self._today)
        bottom = QFrame(self)
        bottom.setObjectName("foot")
        rows = QVBoxLayout(bottom)
        rows.setContentsMargins(20, 14, 20, 8)
        rows.setSpacing(8)
        rows.addWidget(self._foot)
        rows.addWidget(self._tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._session, self._counts, self._notice, self._pages, bottom):
            column.addWidget(part, 1 if part is self._pages else 0)
        self._act_of_key: dict[int, Callable[[], None]] = {
            Qt.Key.Key_U: self._undo,
            Qt.Key.Key_O: self._open_place,
            Qt.Key.Key_E: self._edit,
            Qt.Key.Key_S: self._suspend,
        }
        self._connect()
        self._retranslate()

    def _connect(self) -> None:
        for signal, slot in (
            (self._foot.answer_wanted, self._show_answer),
            (self._foot.graded, self._answer),
            (self._tools.chosen, self._use_tool),
            (self._counts.place_wanted, self._open_place),
            (self._notice.acted, self._act_on_notice),
            (self._today.closed, self.close),
            (self.finished, self._on_closed),
            (self._patience.timeout, self._show_wait),
        ):
            signal.connect(slot)

    def show_asked(self, asked: Asked | None) -> None:
        """Show a card as a question; None when nothing is left for today."""
        self._asked = asked
        self._is_waiting = False
        self._patience.stop()
        self._done, self._step = max(0, self._done + self._step), 0
        self._counts.show_asked(asked, self._title())
        for part in (self._counts, self._foot):
            part.setVisible(asked is not None)
        self._tools.show_card(is_there=asked is not None)
        self._pages.setCurrentWidget(self._today if asked is None else self._area)
        if asked is None:
            self._today.take_focus()
        else:
            self._card.show_asked(asked)
            self._area.verticalScrollBar().setValue(0)
            self._foot.show_question(self._card.spoken())
        self._tools.show_keys(is_open=False)
        self._show_tools()

    def show_titles(self, titles: Mapping[str, ByLanguage]) -> None:
        """Name articles, by path."""
        self._titles = titles
        self._counts.show_title(self._title())

    def show_undo(self, can_undo: bool) -> None:
        """Tell whether there is an answer to take back."""
        self._can_undo = can_undo
        if not self._is_waiting:
            self._show_tools()

    def show_left(self, counts: Counts, answered: int) -> None:
        """Tell what is left for today, the card that is shown included, and what was answered."""
        left = counts.total
        self._session.setUpdatesEnabled(False)  # it would draw itself at once, twice
        self._session.setRange(0, max(1, self._done + left))
        self._session.setValue(self._done if left else self._session.maximum())
        self._session.setUpdatesEnabled(True)
        self._counts.show_counts(counts)
        self._today.show_answered(answered)

    def show_leech(self, card: Card) -> None:
        """Tell that the last answer set a card aside, as it was forgotten so often."""
        text = self.tr("“{0}” was forgotten many times and is set aside. Writing it anew may help.")
        self._after_notice = self.edit_wanted
        self._notice.show_sentence(text.format(_name(card)), self.tr("Edit the card"), card.id)

    def show_theme(self, theme: Theme, text_px: int = TEXT_PX) -> None:
        """Use the colours of a theme, and text of a size in px."""
        self._card.show_look(theme, text_px)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Do what the key of the review is for; Escape closes."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in SCROLLING_KEYS:
            self._area.scroll_by(key)
        elif event.isAutoRepeat():
            return  # a key that is held down answers once
        elif key == Qt.Key.Key_Z and modifiers == Qt.KeyboardModifier.ControlModifier:
            self._undo()
        elif modifiers or not self._press(key):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the title when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _press(self, key: int) -> bool:
        """Do what a key alone is for; return whether it is for anything."""
        focused = self.focusWidget()
        if key in _NEXT and isinstance(focused, QToolButton):
            focused.click()
        elif key in _NEXT and self._asked is not None:
            self._foot.press_next()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_4:
            self._foot.press(Grade(key - Qt.Key.Key_0))
        elif key in self._act_of_key:
            self._act_of_key[key]()
        else:
            return False
        return True

    def _show_answer(self) -> None:
        if self._asked is None or self._is_waiting:
            return
        self._card.show_answer()
        self._foot.show_grades(self._asked.waits, self._card.spoken())
        self._tools.show_keys(is_open=True)
        self._area.scroll_to_answer()

    def _answer(self, grade: int) -> None:
        if not self._begin_wait(step=1):
            return
        self._notice.hide()
        self.answered.emit(grade)

    def _undo(self) -> None:
        if self._can_undo and self._begin_wait(step=-1):
            self._notice.hide()
            self.undo_wanted.emit()

    def _suspend(self) -> None:
        if self._asked is None or not self._begin_wait(step=0):
            return
        card = self._asked.card
        self._after_notice = self.resume_wanted
        text = self.tr("“{0}” is set aside and will not be asked.")
        self._notice.show_sentence(text.format(_name(card)), self.tr("Bring it back"), card.id)
        self.suspend_wanted.emit(card.id)

    def _edit(self) -> None:
        if self._asked is not None and not self._is_waiting:
            self.edit_wanted.emit(self._asked.card.id)

    def _open_place(self) -> None:
        if self._asked is not None:
            self.place_wanted.emit(self._asked.card.path, self._asked.card.pair)
            self.close()  # it stands before the window that shows the place

    def _use_tool(self, name: str) -> None:
        {"undo": self._undo, "edit": self._edit, "suspend": self._suspend}[name]()

    def _act_on_notice(self, card: str) -> None:
        self._notice.hide()
        self._after_notice.emit(card)

    def _begin_wait(self, *, step: int) -> bool:
        """Take nothing more until the next card; return False when that is so already.

        Args:
            step: What the wish adds to the answers of this session.
        """
        if self._is_waiting:
            return False
        self._is_waiting = True
        self._step = step
        self._patience.start()
        return True

    def _show_wait(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # or Qt gives it to another button
        self._foot.wait()
        self._show_tools()

    def _title(self) -> str:
        if self._asked is None:
            return ""
        return in_language(self._titles.get(self._asked.card.path, {}), spoken_language())

    def _show_tools(self) -> None:
        is_free = not self._is_waiting
        self._tools.show_can("undo", can=self._can_undo and is_free)
        for name in ("edit", "suspend"):
            self._tools.show_can(name, can=self._asked is not None and is_free)

    def _on_closed(self) -> None:
        self._done, self._step = 0, 0
        self._notice.hide()
        self.closed.emit()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Review"))
        self._counts.show_title(self._title())
        self._session.setAccessibleName(self.tr("How much of today is done"))


def _name(card: Card) -> str:
    """Return what a notice calls a card."""
    text = next((text for text in card.front.values() if text), "")
    name = line_of(text, is_cloze=card.kind == "cloze")
    return name if len(name) <= _NAME_LENGTH else f"{name[: _NAME_LENGTH - 1].rstrip()}…"
