"""The user's highlights, notes and bookmarks: a list that words and kinds narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QIcon, QPainter, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.library.catalogue import Catalogue
from reader.resources import Theme, palette
from reader.study.values import Mark
from reader.ui.marks_list import MarksList
from reader.ui.marks_model import MarksModel, key_of, kind_name
from reader.ui.marks_rows import ALL, KINDS, Heading, MarkRows, Row

_DOT_PX = 12


class MarksPanel(QWidget):
    """Lists marks below their articles and reports what is wanted with them.

    Signals:
        mark_chosen: The path, the pair and the id of a mark to go to, and whether in a new tab.
        article_chosen: The path of an article whose title was entered, and the same.
        mark_removal_wanted: The id of a mark; likewise the next two.
        mark_edit_wanted: Its note is to be written or changed.
        mark_card_wanted: A card with its words hidden is wanted.
        export_wanted: Everything is to be exported.
    """

    mark_chosen = Signal(str, str, str, bool)
    article_chosen = Signal(str, bool)
    mark_removal_wanted = Signal(str)
    mark_edit_wanted = Signal(str)
    mark_card_wanted = Signal(str)
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: Sequence[Mark] = ()
        self._rows = MarkRows()
        self._kind, self._words, self._language = ALL, "", "en"
        self._model = MarksModel(self)
        self._menu = QMenu(self)
        self._actions = self._make_actions()
        self._bar = QWidget(self)
        self._button = QToolButton(self._bar)
        self._button.setMenu(self._menu)
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._count = QLabel(self._bar)
        self._count.setObjectName("quiet")
        self._is_old = False  # whether marks came that the rows do not have yet
        self._list = MarksList(self)
        self._list.setModel(self._model)
        self._nothing = QLabel(self)
        self._nothing.setObjectName("quiet")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._nothing.setContentsMargins(15, 12, 15, 12)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._nothing)
        self._lay_out()
        self._connect()
        self._retranslate()
        self.show_theme("light")

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """List these marks; the chosen one and what is in sight stay where they still are."""
        self._marks = marks
        self._is_old = True
        if self.isVisible():
            self._renew()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  (Qt's name)
        """List what came while nobody looked; 10,000 marks are not read for a hidden list."""
        super().showEvent(event)
        self._renew()

    def _renew(self) -> None:
        if self._is_old:
            self._is_old = False
            self._rows = self._rows.with_marks(self._marks)
            self._refill()

    def show_titles(self, catalogue: Catalogue) -> None:
        """Call the articles by their titles."""
        titles = {entry.path: entry.title for entry in catalogue.entries}
        self._rows = MarkRows(self._marks, titles)
        self._refill()

    def show_language(self, language: str) -> None:
        """Show titles and bookmarks in this language, where they are in both."""
        self._language = language
        self._list.delegate.show_language(language)
        self._refill()

    def show_words(self, words: str) -> None:
        """List only marks with all of these words."""
        if words != self._words:
            self._words = words
            self._list.delegate.show_words(words.split())
            self._refill()

    def show_theme(self, theme: Theme) -> None:
        """Use the colours of a theme that Qt's palette does not have."""
        self._list.delegate.show_theme(theme)
        for kind, action in self._actions.items():
            _, _, colour = kind.partition(":")
            if colour:
                action.setIcon(_dot(QColor(palette()[theme][colour])))
        self._show_kind()
        self._list.viewport().update()

    def focus_list(self) -> None:
        """Put the keyboard's focus on the marks."""
        self._list.setFocus(Qt.FocusReason.TabFocusReason)
        if not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._model.index(0))

    def enter_first(self) -> None:
        """Go to the first mark that is listed."""
        first = next((row for row in self._model.rows if isinstance(row, Mark)), None)
        if first is not None:
            self._enter(first, False)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the texts when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _make_actions(self) -> dict[str, QAction]:
        """Return an action for each kind, in the menu, of which one is in force."""
        group = QActionGroup(self)
        actions = {}
        for kind in KINDS:
            action = self._menu.addAction("")
            action.setCheckable(True)
            action.setChecked(kind == self._kind)
            action.triggered.connect(lambda _checked, kind=kind: self._choose_kind(kind))
            group.addAction(action)
            actions[kind] = action
            if kind == ALL:
                self._menu.addSeparator()
        self._menu.addSeparator()
        return actions

    def _lay_out(self) -> None:
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 15, 4)
        bar.addWidget(self._button)
        bar.addStretch(1)
        bar.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._export = self._menu.addAction("")
        self._export.triggered.connect(self.export_wanted)
        self._list.entered.connect(self._enter)
        self._list.removal_wanted.connect(self.mark_removal_wanted)
        self._list.edit_wanted.connect(self.mark_edit_wanted)
        self._list.card_wanted.connect(self.mark_card_wanted)
        self._list.export_wanted.connect(self.export_wanted)

    def _retranslate(self) -> None:
        for kind, action in self._actions.items():
            action.setText(kind_name(kind))
        self._export.setText(self.tr("Export…"))
        self._list.setAccessibleName(self.tr("My notes and highlights"))
        self._button.setToolTip(self.tr("Which of them are listed"))
        self._show_kind()
        self._show_nothing()

    def _choose_kind(self, kind: str) -> None:
        self._kind = kind
        self._show_kind()
        self._refill()

    def _show_kind(self) -> None:
        name = self.tr("All") if self._kind == ALL else kind_name(self._kind)
        self._button.setText(f"{name} ▾")
        self._button.setAccessibleName(name)
        icon, style = self._actions[self._kind].icon(), Qt.ToolButtonStyle
        self._button.setIcon(icon)
        self._button.setToolButtonStyle(
            style.ToolButtonTextOnly if icon.isNull() else style.ToolButtonTextBesideIcon
        )

    def _refill(self) -> None:
        """List what passes, with the same row chosen and the same one on top if they are there."""
        bar = self._list.verticalScrollBar()
        chosen = self._key_at(self._list.currentIndex())
        top = self._key_at(self._model.index(bar.value())) if bar.value() else ""
        rows = self._rows.narrowed(self._kind, self._words, self._language)
        self._model.show_rows(rows, self._language)
        self._list.setCurrentIndex(self._model.find(chosen) if chosen else QModelIndex())
        on_top = self._model.find(top) if top else QModelIndex()
        if on_top.isValid():
            self._list.scrollTo(on_top, MarksList.ScrollHint.PositionAtTop)
        count = sum(row.count for row in rows if isinstance(row, Heading))
        self._count.setText(str(count))
        self._bar.setVisible(bool(self._marks))
        self._show_nothing()

    def _show_nothing(self) -> None:
        """Say in a sentence why the list is empty, where it is."""
        if self._marks:
            text = self.tr("Nothing here has these words or is of this kind.")
        else:
            text = self.tr(
                "Select a few words of an article, in either language, and highlight them or write"
                " a note: they are collected here."
            )
        self._nothing.setText(text)
        has_rows = bool(self._model.rows)
        self._stack.setCurrentWidget(self._list if has_rows else self._nothing)

    def _key_at(self, index: QModelIndex) -> str:
        return key_of(self._model.rows[index.row()]) if index.isValid() else ""

    def _enter(self, row: Row, in_tab: bool) -> None:
        if isinstance(row, Mark):
            self.mark_chosen.emit(row.path, row.pair, row.id, in_tab)
        else:
            self.article_chosen.emit(row.path, in_tab)


def _dot(colour: QColor) -> QIcon:
    picture = QPixmap(2 * _DOT_PX, 2 * _DOT_PX)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(4, 4, 2 * _DOT_PX - 8, 2 * _DOT_PX - 8)
    painter.end()
    return QIcon(picture)
