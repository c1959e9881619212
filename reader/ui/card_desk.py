"""The windows in which notes and cards are written, the list of cards, the limits of a day."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.archive.model import ByLanguage
from reader.resources import Theme
from reader.study.values import Card, Limits, Mark
from reader.ui.study_store import StudyStore


class CardDesk(QObject):
    """Opens the windows of notes and cards and has kept what is written in them.

    Their modules are loaded when they are first wanted: the start does without them.

    Signals:
        place_wanted: The article and the pair of a card.
        review_wanted: To be asked what is due.
        note_written: A mark's id and its note.
        colour_chosen: A mark's id and a colour; empty for a note without a highlight.
        mark_removal_wanted: A mark's id.
        cards_changed: There are other cards now, or they have other texts.
        told: A sentence about what was done.
    """

    place_wanted = Signal(str, str)
    review_wanted = Signal()
    note_written = Signal(str, str)
    colour_chosen = Signal(str, str)
    mark_removal_wanted = Signal(str)
    cards_changed = Signal()
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
        self._list: Any = None  # a CardList
        self._note: Any = None  # the NoteForm that is open
        self._form: Any = None  # the CardForm that is open
        self._cards: dict[str, Card] = {}  # those in the list

    def show_titles(self, titles: Mapping[str, ByLanguage]) -> None:
        """Name articles by these titles, by path."""
        self._titles = titles

    def show_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        for form in (self._note, self._form):
            if form is not None:
                form.show_theme(theme)

    def close(self) -> None:
        """Close the windows; what is written is told first."""
        for form in (self._note, self._form, self._list):
            if form is not None:
                form.hide()  # a form that would ask is not asked at the end of the program

    def open_note(self, mark: Mark) -> None:
        """Show the note of a mark, ready to be written on."""
        if self._note is None:
            from reader.ui.note_form import NoteForm  # noqa: PLC0415  (see the class)

            self._note = NoteForm(self._window)
            self._note.note_changed.connect(self.note_written)
            self._note.colour_changed.connect(self.colour_chosen)
            self._note.remove_wanted.connect(self.mark_removal_wanted)
            self._note.closed.connect(self._forget_note)
            self._note.show_theme(self._theme)
        self._note.show_mark(mark)
        self._bring_up(self._note)

    def open_card(self, card: Card) -> None:
        """Show the texts of a card, new or not."""
        from reader.ui.card_form import CardForm  # noqa: PLC0415  (see the class)

        if self._form is not None:
            self._form.close()
        self._form = form = CardForm(self._window)
        form.card_wanted.connect(self.keep_card)
        form.finished.connect(lambda _result: self._forget_form(form))
        form.show_theme(self._theme)
        form.show_card(card)
        self._bring_up(form)

    def take_card(self, card: Card) -> None:
        """Keep a card that was asked for in a page; one that lacks a side is completed first."""
        if card.kind == "word" and len(card.front) < 2:
            self.open_card(card)
        else:
            self.keep_card(card)

    def keep_card(self, card: Card) -> None:
        """Keep a card, new or changed."""

        def keep(study: Any) -> str:
            known = {one.id for one in study.cards()}
            if card.id in known:
                study.change_card(replace(card, changed=self._now()))
                return "changed"
            return "new" if study.keep_card(card).id == card.id else "known"

        self._store.run(keep, self._on_kept)

    def open_list(self) -> None:
        """Show all cards."""
        if self._list is None:
            self._make_list()
        self._bring_up(self._list)
        self.refresh_list()

    def refresh_list(self) -> None:
        """Read the cards anew, if the list is open."""
        if self._list is None or not self._list.isVisible():
            return
        from reader.ui.card_rows import card_rows  # noqa: PLC0415  (see the class)

        titles, now = self._titles, self._now()
        self._store.run(
            lambda study: card_rows(study.cards(), study.schedules(), titles, now), self._on_rows
        )

    def open_limits(self) -> None:
        """Ask for the limits of a day."""

        def show(limits: Limits) -> None:
            from reader.ui.limits_form import LimitsForm  # noqa: PLC0415  (see the class)

            form = LimitsForm(limits, self._window)
            form.limits_wanted.connect(self._keep_limits)
            self._bring_up(form)

        self._store.run(lambda study: study.limits(), show)

    def _make_list(self) -> None:
        from reader.ui.card_list import CardList  # noqa: PLC0415  (see the class)

        self._list = cards = CardList(self._window)
        for signal, slot in (
            (cards.review_wanted, self.review_wanted),
            (cards.place_wanted, self.place_wanted),
            (cards.edit_wanted, lambda name: self.open_card(self._cards[name])),
            (cards.suspend_wanted, self._suspend),
            (cards.remove_wanted, self._remove),
            (self.cards_changed, self.refresh_list),
        ):
            signal.connect(slot)

    def _on_rows(self, rows: Any) -> None:
        self._cards = {row.card.id: row.card for row in rows}
        self._list.show_rows(rows)

    def _suspend(self, names: tuple[str, ...], is_suspended: bool) -> None:
        cards = [self._cards[name] for name in names]

        def change(study: Any) -> None:
            for card in cards:
                study.change_card(replace(card, is_suspended=is_suspended, changed=self._now()))

        self._store.run(change, lambda _nothing: self.cards_changed.emit())

    def _remove(self, names: tuple[str, ...]) -> None:
        def remove(study: Any) -> None:
            for name in names:
                study.remove_card(name)

        self._store.run(remove, lambda _nothing: self.cards_changed.emit())

    def _keep_limits(self, limits: Limits) -> None:
        self._store.run(
            lambda study: study.keep_limits(limits), lambda _nothing: self.cards_changed.emit()
        )

    def _on_kept(self, what: str) -> None:
        sentences = {
            "new": self.tr("Card made"),
            "changed": self.tr("Card changed"),
            "known": self.tr("There is this card already"),
        }
        self.told.emit(sentences[what])
        self.cards_changed.emit()

    def _forget_note(self) -> None:
        self._note = None  # it deletes itself

    def _forget_form(self, form: object) -> None:
        if self._form is form:
            self._form = None

    def _bring_up(self, window: Any) -> None:
        window.show()
        window.raise_()
        window.activateWindow()
