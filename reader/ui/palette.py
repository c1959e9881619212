"""The field over the page from which everything is reached: articles, passages, commands."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget

from reader.archive.model import Language
from reader.library.catalogue import Catalogue, Entry
from reader.resources import Theme
from reader.search.values import Answer, Hit
from reader.study.values import Mark
from reader.ui.facet_row import FacetRow
from reader.ui.facets import Chip, chips_of, toggled
from reader.ui.floating_card import FloatingCard
from reader.ui.palette_foot import PaletteFoot
from reader.ui.palette_list import PaletteList
from reader.ui.palette_rows import (
    Action,
    Label,
    Names,
    Recent,
    Row,
    Stock,
    is_command,
    rows_of,
    spoken,
)

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchPalette(FloatingCard):
    """Takes a line and shows what it may mean; it neither searches nor opens.

    What is typed is looked for among the titles here, and in the passages by whoever listens,
    who answers through `show_answer`. A line that begins with > asks for a command.

    Signals:
        query_changed: What is to be searched for, after each keystroke; empty when nothing is.
        mark_chosen: One of the user's own marks, and whether it is wanted in a new tab.
        hit_chosen: A Hit, and whether it is wanted in a new tab.
        article_chosen: An article's path, and whether it is wanted in a new tab.
        command_chosen: A command's id.
    """

    query_changed = Signal(str)
    mark_chosen = Signal(object, bool)
    hit_chosen = Signal(object, bool)
    article_chosen = Signal(str, bool)
    command_chosen = Signal(str)

    def __init__(self, over: QWidget, window: QWidget) -> None:
        super().__init__(over, window)
        self.card.setObjectName("palette")
        self._catalogue: Catalogue | None = None
        self._names = Names()
        self._stock = Stock()
        self._answer: Answer | None = None
        self._seconds = 0.0
        self._has_moved = False  # since the last letter
        self._waiting: bool | None = None  # Enter came before the answer: whether for a new tab
        self._field = _Field(self.card)
        self._facets = FacetRow(self.card)
        self._list = PaletteList(self.card)
        self._list.setFixedHeight(0)  # see fit_height
        self._rule = QFrame(self.card)
        self._rule.setObjectName("rule")
        self._rule.setFixedHeight(1)
        self._foot = PaletteFoot(self.card)
        body = QVBoxLayout(self.card)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        for widget in (self._field, self._facets, self._rule, self._list, self._foot):
            body.addWidget(widget)
        self._field.textChanged.connect(self._on_text)
        self._field.stepped.connect(self._step)
        self._field.paged.connect(self._page)
        self._field.entered.connect(self._enter)
        self._list.clicked_on.connect(self._choose)
        self._facets.chip_clicked.connect(self._toggle)
        self.show_theme("light")
        self._retranslate()
        self._refill()

    def open_palette(self, text: str = "") -> None:
        """Show the palette with this text, else with what was asked last, ready to be replaced."""
        if text:
            self._field.setText(text)
        self._ask()
        self.open_card()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def close_palette(self) -> None:
        """Hide the palette; the keyboard goes back to where it was."""
        self.close_card()

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Know the articles of a library; what was found in another one is forgotten."""
        self._catalogue = catalogue
        self._names = Names.of(catalogue, self._names.language)
        self._stock = replace(self._stock, entries=catalogue.entries, hits=())
        self._answer = None
        self._rename()
        if self.isVisible():
            self._ask()

    def show_language(self, language: Language) -> None:
        """Put the titles of this language first."""
        self._names = replace(self._names, language=language)
        self._rename()

    def show_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._list.show_theme(theme)

    def show_commands(self, commands: Sequence[tuple[str, str, str]]) -> None:
        """Know the commands: of each its id, its text and its keys as they are shown."""
        actions = tuple(Action(*command) for command in commands)
        self._stock = replace(self._stock, actions=actions)
        self._refill(keep=self._list.chosen)

    def show_recent(self, queries: tuple[str, ...]) -> None:
        """Know the last questions, the newest first."""
        self._stock = replace(self._stock, recent=queries)
        self._refill(keep=self._list.chosen)

    def show_answer(self, answer: Answer, seconds: float, marks: tuple[Mark, ...] = ()) -> None:
        """Show what was found; an answer to anything but what is in the field now is dropped."""
        if answer.query != self._field.text():
            return
        self._answer, self._seconds = answer, seconds
        self._stock = replace(self._stock, hits=answer.hits, marks=marks)
        self._refill(keep=self._list.chosen if self._has_moved else None)
        if self._waiting is not None:
            self._enter(self._waiting)

    def fit_height(self, most: int) -> int:
        """Make the list as high as its rows, if there is the room, and return the card's height."""
        others = self.card.sizeHint().height() - self._list.minimumHeight()
        height = max(0, min(self._list.content_height(), most - others))
        self._list.setFixedHeight(height)
        return others + height

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the texts when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Enter presses the chip that has the keyboard."""
        chip = self.focusWidget()
        if event.key() in _ENTER and isinstance(chip, QToolButton):
            chip.click()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: N802  (Qt's name)
        """Lead the keyboard from the field through the chips and back."""
        ring: list[QWidget] = [self._field, *self._facets.buttons]
        now = self.focusWidget()
        place = ring.index(now) if now in ring else 0
        reason = Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason
        ring[(place + (1 if is_next else -1)) % len(ring)].setFocus(reason)
        return True

    def _retranslate(self) -> None:
        text = self.tr("Search, go to an article, or > for a command")
        self._field.setPlaceholderText(text)
        self._field.setAccessibleName(text)
        self._list.setAccessibleName(self.tr("Results"))
        self._list.viewport().update()  # its labels

    def _rename(self) -> None:
        chosen = self._list.chosen
        self._list.show_names(self._names)
        self._refill(keep=chosen)

    def _on_text(self, text: str) -> None:
        self._has_moved, self._waiting = False, None
        if not _is_question(text):
            self._answer = None
            self._stock = replace(self._stock, hits=(), marks=())
        self._refill()
        self._ask()

    def _ask(self) -> None:
        text = self._field.text()
        self.query_changed.emit(text if _is_question(text) else "")

    def _refill(self, keep: Row | None = None) -> None:
        """Show what belongs to the text; passages stay until those of the new text are known."""
        text = self._field.text()
        rows = rows_of(text, self._stock)
        self._list.show_rows(rows, keep)
        chips = chips_of(self._answer, self._names, text) if self._answer else ()
        if not chips and self._facets.isAncestorOf(self.focusWidget() or self):
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._facets.show_chips(chips)
        self._facets.setVisible(bool(chips))
        self._rule.setVisible(bool(rows))  # else the foot's own is there
        self._foot.show_state(
            self._answer, self._seconds, has_rows=bool(rows), for_commands=is_command(text)
        )
        if self.isVisible():
            self.place()

    def _step(self, by: int) -> None:
        self._list.step(by)
        self._on_moved()

    def _page(self, by: int) -> None:
        self._list.page(by)
        self._on_moved()

    def _on_moved(self) -> None:
        """Say which row is chosen: the keyboard stays in the field, where nothing else tells it."""
        self._has_moved, self._waiting = True, None
        if self._list.chosen is not None:
            event = QAccessibleAnnouncementEvent(
                self._field, spoken(self._list.chosen, self._names)
            )
            QAccessible.updateAccessibility(event)

    def _enter(self, in_tab: bool) -> None:
        """Choose the row, or wait for the answer when only an older one is shown."""
        row, text = self._list.chosen, self._field.text()
        is_old = self._answer is None or self._answer.query != text
        if _is_question(text) and is_old and not (self._has_moved or isinstance(row, Entry)):
            self._waiting = in_tab
        elif row is not None:
            self._choose(row, in_tab)

    def _choose(self, row: Row, in_tab: bool) -> None:
        match row:
            case Label():
                return
            case Recent():
                self._field.setText(row.query)
                return
        self._waiting = None
        self.close_palette()
        match row:
            case Action():
                self.command_chosen.emit(row.id)
            case Entry():
                self.article_chosen.emit(row.path, in_tab)
            case Mark():
                self.mark_chosen.emit(row, in_tab)
            case Hit():
                self.hit_chosen.emit(row, in_tab)

    def _toggle(self, chip: Chip) -> None:
        """Put the chip's filter into the text or take it out; the cursor stays in the words."""
        at = self._field.cursorPosition()
        self._field.setText(toggled(self._field.text(), chip.kind, chip.id, self._names))
        self._field.setCursorPosition(at)


class _Field(QLineEdit):
    """A line whose arrows move the choice in the list below.

    Signals:
        stepped: Go one row down (1) or up (-1).
        paged: Likewise by a page.
        entered: Enter was pressed; whether with Ctrl.
    """

    stepped = Signal(int)
    paged = Signal(int)
    entered = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("field")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Keep the keys that belong to a line, and report the others."""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up as key:
                self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp as key:
                self.paged.emit(1 if key == Qt.Key.Key_PageDown else -1)
            case key if key in _ENTER:
                self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            case _:
                super().keyPressEvent(event)


def _is_question(text: str) -> bool:
    """Return whether a text is to be searched for."""
    return bool(text.strip()) and not is_command(text)
