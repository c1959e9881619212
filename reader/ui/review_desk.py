"""Reviewing: which card is asked next, and what becomes of an answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from reader.archive.model import ByLanguage
from reader.resources import Theme
from reader.study.clock import day_of
from reader.study.values import Asked, Card, Counts, Grade
from reader.ui.study_store import StudyStore

_DRAWN_MS = 20


@dataclass(frozen=True, slots=True)
class _Turn:
    """What comes after an answer.

    Attributes:
        leech: The card that the last answer set aside.
        undone: Whether an answer was taken back.
    """

    asked: Asked | None
    leech: Card | None = None
    undone: bool = False


class ReviewDesk(QObject):
    """Opens the sheet of review and has its answers kept.

    Its modules are loaded when they are first wanted: the start does without them.

    Signals:
        place_wanted: The article and the pair of a card.
        edit_wanted: A Card to be changed.
        counts_changed: What is to be reviewed today has changed.
        told: A sentence for the user.
    """

    place_wanted = Signal(str, str)
    edit_wanted = Signal(object)
    counts_changed = Signal()
    told = Signal(str)

    def __init__(self, store: StudyStore, window: QWidget, clock: Callable[[], datetime]) -> None:
        """Make the desk.

        Args:
            clock: Tells the time, aware.
        """
        super().__init__(window)
        self._store = store
        self._window = window
        self._now = clock
        self._titles: Mapping[str, ByLanguage] = {}
        self._theme: Theme = "light"
        self._sheet: Any = None  # a ReviewSheet
        self._asked: Asked | None = None
        self._answers = 0  # that can be taken back
        self._drawn = QTimer(self)  # Python does one thing at a time: to count waits for the card
        self._drawn.setSingleShot(True)
        self._drawn.timeout.connect(self._count)

    def open_sheet(self) -> None:
        """Review what is due today."""
        self._store.run(lambda study: study.has_cards(), self._open_if)

    def _open_if(self, has_cards: bool) -> None:
        if not has_cards:
            self.told.emit(
                self.tr("There are no cards yet. Make one of a term or of words you select.")
            )
            return
        if self._sheet is None:
            self._make_sheet()
        self._sheet.show()
        self._sheet.raise_()
        self._sheet.activateWindow()
        self.ask()

    def ask(self) -> None:
        """Ask the card that comes next, if the sheet is open."""
        if self._sheet is not None and self._sheet.isVisible():
            self._count()  # first, so that the numbers are there with the card
            self._run(_next)

    def show_again(self) -> None:
        """Show the same card again, as an answer could not be kept."""
        if self._sheet is not None and self._sheet.isVisible():
            self._sheet.show_asked(self._asked)

    def show_titles(self, titles: Mapping[str, ByLanguage]) -> None:
        """Name articles by these titles, by path."""
        self._titles = titles
        if self._sheet is not None:
            self._sheet.show_titles(titles)

    def show_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        if self._sheet is not None:
            self._sheet.show_theme(theme)

    def close(self) -> None:
        """Close the sheet."""
        if self._sheet is not None:
            self._sheet.close()

    def _make_sheet(self) -> None:
        from reader.ui.review_sheet import ReviewSheet  # noqa: PLC0415  (see the class)

        self._sheet = sheet = ReviewSheet(self._window)
        sheet.show_theme(self._theme)
        sheet.show_titles(self._titles)
        for signal, slot in (
            (sheet.answered, self._answer),
            (sheet.undo_wanted, self._undo),
            (sheet.place_wanted, self.place_wanted),
            (sheet.edit_wanted, self._edit),
            (sheet.suspend_wanted, lambda _name: self._suspend(is_suspended=True)),
            (sheet.resume_wanted, self._resume),
            (sheet.closed, self.counts_changed),
        ):
            signal.connect(slot)

    def _run(self, turn: Callable[[Any], _Turn]) -> None:
        """Have something done and the next card shown."""
        self._store.run(turn, self._on_turn)

    def _count(self) -> None:
        """Show what is left for today."""
        if self._sheet.isVisible():
            self._store.run(self._left, lambda left: self._sheet.show_left(*left))

    def _left(self, study: Any) -> tuple[Counts, int]:
        """Return what is left for today, and how much was answered; for the worker."""
        today = day_of(self._now())
        done = study.days(today, today)
        return study.counts(), done[0].reviews if done else 0

    def _on_turn(self, turn: _Turn) -> None:
        self._asked = turn.asked
        self._answers -= turn.undone
        self._sheet.show_undo(self._answers > 0)
        self._sheet.show_asked(turn.asked)
        if turn.leech is not None:
            self._sheet.show_leech(turn.leech)
        self._drawn.start(0 if turn.asked is None else _DRAWN_MS)

    def _answer(self, grade: int) -> None:
        if self._asked is None:
            return
        card, direction = self._asked.card, self._asked.direction
        self._answers += 1

        def answer(study: Any) -> _Turn:
            leech = study.answer(card.id, direction, Grade(grade))
            return _Turn(study.next_asked(), leech=leech)

        self._run(answer)

    def _undo(self) -> None:
        def undo(study: Any) -> _Turn:
            undone = study.undo()
            return _Turn(study.next_asked(), undone=undone)

        self._run(undo)

    def _edit(self, _name: str) -> None:
        if self._asked is not None:
            self.edit_wanted.emit(self._asked.card)

    def _suspend(self, *, is_suspended: bool) -> None:
        if self._asked is not None:
            self._change(replace(self._asked.card, is_suspended=is_suspended))

    def _resume(self, name: str) -> None:
        def resume(study: Any) -> _Turn:
            card = study.card(name)
            if card is not None:
                study.change_card(replace(card, is_suspended=False, changed=self._now()))
            return _next(study)

        self._run(resume)

    def _change(self, card: Card) -> None:
        def change(study: Any) -> _Turn:
            study.change_card(replace(card, changed=self._now()))
            return _next(study)

        self._run(change)


def _next(study: Any) -> _Turn:
    """Return what comes next; for the worker."""
    return _Turn(study.next_asked())
