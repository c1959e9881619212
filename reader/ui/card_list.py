"""The window with all cards: to find one, and to change, set aside or delete it."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.archive.model import ByLanguage
from reader.study.values import CARD_KINDS, Card, Schedule
from reader.ui.card_model import kind_text, state_text
from reader.ui.card_rows import CARD_STATES, CardRow, card_rows, fitting
from reader.ui.card_table import CardTable

_SIZE_PX = (980, 620)
_MARGIN_PX = 16
_ARROW_PX = 16  # from the right edge of a box


class CardList(QDialog):
    """Shows all cards and reports what is to be done with those that are chosen.

    Signals:
        review_wanted: To be asked what is due.
        place_wanted: Path and pair of the place that a card comes from.
        edit_wanted: The id of the card to be changed.
        suspend_wanted: A tuple of ids, and whether these cards are set aside or asked again.
        remove_wanted: A tuple of ids of cards to be deleted; the user was asked.
    """

    review_wanted = Signal()
    place_wanted = Signal(str, str)
    edit_wanted = Signal(str)
    suspend_wanted = Signal(object, bool)
    remove_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card_list")
        self.resize(*_SIZE_PX)
        self._rows: Sequence[CardRow] = ()
        self._filter = QLineEdit(self)
        self._filter.setClearButtonEnabled(True)
        self._kind, self._state = _Choice(self), _Choice(self)
        self._count, self._empty = QLabel(self), QLabel(self)
        self._count.setObjectName("quiet")
        self._empty.setObjectName("quiet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._table = CardTable(self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._table)
        self._pages.addWidget(self._empty)
        self._buttons = {name: QPushButton(self) for name in _ACTIONS}
        self._acts = dict(
            zip(
                _ACTIONS,
                (
                    self.review_wanted.emit,
                    self._place,
                    self._edit,
                    self._suspend,
                    self._ask_removal,
                ),
                strict=True,
            )
        )
        self._lay_out()
        self._connect()
        self._retranslate()

    def show_cards(
        self,
        cards: Iterable[Card],
        schedules: Iterable[Schedule],
        titles: Mapping[str, ByLanguage],
    ) -> None:
        """Show these cards; for very many, `card_rows` on a worker and `show_rows` are better."""
        self.show_rows(card_rows(cards, schedules, titles))

    def show_rows(self, rows: Sequence[CardRow]) -> None:
        """Show the cards of these rows; what was chosen stays chosen, if it is still there."""
        chosen = {row.card.id for row in self._table.chosen()}
        self._rows = rows
        self._refilter(chosen)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the texts when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """In the table Enter changes a card, O opens its place, S sets it aside, Delete deletes."""
        act = _KEYS.get(event.key())
        if act is None or not self._table.hasFocus() or event.modifiers():
            super().keyPressEvent(event)
        else:
            self._buttons[act].click()

    def _lay_out(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._filter, 1)
        for box in (self._kind, self._state):
            top.addWidget(box)
        for button in self._buttons.values():
            button.setAutoDefault(False)
            bottom.addWidget(button)
        bottom.addStretch(1)
        bottom.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._pages, 1)
        column.addLayout(bottom)

    def _connect(self) -> None:
        self._filter.textChanged.connect(lambda _text: self._refilter())
        for box in (self._kind, self._state):
            box.currentIndexChanged.connect(lambda _index: self._refilter())
        self._table.doubleClicked.connect(lambda _index: self._edit())
        self._table.customContextMenuRequested.connect(self._open_menu)
        self._table.chosen_changed.connect(self._show_actions)
        for name, button in self._buttons.items():
            button.clicked.connect(self._acts[name])

    def _refilter(self, chosen: set[str] | None = None) -> None:
        if chosen is None:
            chosen = {row.card.id for row in self._table.chosen()}
        kept = fitting(
            self._rows, self._filter.text(), self._kind.currentData(), self._state.currentData()
        )
        self._table.show_rows(kept)
        self._table.choose(chosen)
        self._pages.setCurrentWidget(self._table if kept else self._empty)
        self._tell_count()
        self._show_actions()

    def _show_actions(self) -> None:
        chosen = self._table.chosen()
        self._buttons["place"].setEnabled(len(chosen) == 1)
        self._buttons["edit"].setEnabled(len(chosen) == 1)
        self._buttons["suspend"].setEnabled(bool(chosen))
        self._buttons["remove"].setEnabled(bool(chosen))
        is_back = bool(chosen) and all(row.card.is_suspended for row in chosen)
        name = self.tr("Bring back") if is_back else self.tr("Set aside")
        self._buttons["suspend"].setText(name)

    def _place(self) -> None:
        for row in self._table.chosen()[:1]:
            self.place_wanted.emit(row.card.path, row.card.pair)

    def _edit(self) -> None:
        for row in self._table.chosen()[:1]:
            self.edit_wanted.emit(row.card.id)

    def _suspend(self) -> None:
        chosen = self._table.chosen()
        if chosen:
            is_wanted = not all(row.card.is_suspended for row in chosen)
            self.suspend_wanted.emit(tuple(row.card.id for row in chosen), is_wanted)

    def _ask_removal(self) -> None:
        ids = tuple(row.card.id for row in self._table.chosen())
        if not ids:
            return
        question = QMessageBox(self)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setWindowTitle(self.tr("Delete?"))
        question.setText(self.tr("Delete %n card(s)?", "", len(ids)))
        question.setInformativeText(self.tr("What you learnt of them is deleted, too."))
        go = question.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = question.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(cancel)
        question.setEscapeButton(cancel)
        go.clicked.connect(lambda: self.remove_wanted.emit(ids))
        question.open()

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ("place", "edit", "suspend", "remove"):
            button = self._buttons[name]
            action = menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        menu.popup(self._table.viewport().mapToGlobal(place))

    def _tell_count(self) -> None:
        shown, total = len(self._table.rows), len(self._rows)
        if shown == total:
            self._count.setText(self.tr("%n card(s)", "", total))
        else:
            self._count.setText(self.tr("{0} of {1} cards").format(shown, total))
        none = self.tr("No cards yet. Choose words in an article and make a card of them.")
        self._empty.setText(self.tr("No card is like that.") if total else none)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Cards"))
        self._filter.setPlaceholderText(self.tr("Filter cards"))
        self._filter.setAccessibleName(self.tr("Filter cards"))
        self._table.setAccessibleName(self.tr("Cards"))
        kinds = [(kind_text(kind), kind) for kind in CARD_KINDS]
        states = [(state_text(state), state) for state in CARD_STATES]
        for box, name, choices in (
            (self._kind, self.tr("All kinds"), kinds),
            (self._state, self.tr("All states"), states),
        ):
            _fill(box, [(name, ""), *choices])
            box.setAccessibleName(name)
        for name, text in (
            ("review", self.tr("Review now")),
            ("place", self.tr("Open its place")),
            ("edit", self.tr("Edit…")),
            ("remove", self.tr("Delete…")),
        ):
            self._buttons[name].setText(text)
        self._refilter()


_ACTIONS = ("review", "place", "edit", "suspend", "remove")
_KEYS: dict[int, str] = {
    Qt.Key.Key_Return: "edit",
    Qt.Key.Key_Enter: "edit",
    Qt.Key.Key_O: "place",
    Qt.Key.Key_E: "edit",
    Qt.Key.Key_S: "suspend",
    Qt.Key.Key_Delete: "remove",
    Qt.Key.Key_Backspace: "remove",
}


class _Choice(QComboBox):
    """A box of choices with an arrow of its own; a style sheet leaves it none."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        """Draw the box, then the arrow in the colour of quiet texts."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.4))
        middle = QPointF(self.width() - _ARROW_PX, self.height() / 2 + 0.5)
        ends = (QPointF(-4, -2), QPointF(0, 2), QPointF(4, -2))
        painter.drawPolyline([middle + end for end in ends])


def _fill(box: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
    """Give a box these choices, and leave chosen what was."""
    blocker = QSignalBlocker(box)
    chosen = max(0, box.currentIndex())
    box.clear()
    for text, data in choices:
        box.addItem(text, data)
    box.setCurrentIndex(chosen)
    blocker.unblock()
