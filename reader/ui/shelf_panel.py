"""The panel on the left: all articles by vendor or by topic, or the user's marks, and a filter."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from reader.library.catalogue import Catalogue
from reader.resources import Theme
from reader.study.values import Mark, Progress
from reader.ui.colours import NARROW_BAR
from reader.ui.segments import Segments
from reader.ui.shelf_model import Role, ShelfModel
from reader.ui.shelf_tree import ShelfTree
from reader.ui.shelves import shelves_of

if TYPE_CHECKING:
    from reader.ui.marks_panel import MarksPanel

NOTES = "notes"  # beside `vendor` and `topic`, which are two orders of the tree
# What the three segments take in English: with the room that the style sheet gives them, and
# with little. Where there is less, their letters are smaller, too.
_WIDE_PX, _NARROW_PX = 300, 232
_SMALL_BAR = "#segments QToolButton { padding: 5px 0; font-size: 9pt; }"


class ShelfPanel(QFrame):
    """Shows the catalogue and the user's marks, and reports which of them is wanted.

    The list of marks is made when it is first looked at: the start does without its 30 ms.

    Signals:
        article_chosen: The path of an article that was clicked or entered.
        article_wanted_in_tab: The path of one that is wanted in a new tab.
        read_wanted: The path of an article, and whether it is to count as read.
        shelves_chosen: `vendor`, `topic` or `notes`.
        mark_chosen: The path, the pair and the id of a mark to go to, and whether in a new tab.
        mark_removal_wanted: The id of a mark; likewise the next two.
        mark_edit_wanted: Its note is to be written or changed.
        mark_card_wanted: A card with its words hidden is wanted.
        export_wanted: Everything that was marked is to be exported.
    """

    article_chosen = Signal(str)
    article_wanted_in_tab = Signal(str)
    read_wanted = Signal(str, bool)
    shelves_chosen = Signal(str)
    mark_chosen = Signal(str, str, str, bool)
    mark_removal_wanted = Signal(str)
    mark_edit_wanted = Signal(str)
    mark_card_wanted = Signal(str)
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shelves")
        self._catalogue: Catalogue | None = None
        self._by = "vendor"
        self._shown = ("", "")  # the order and the words that the tree shows
        self._path = ""
        self._model = ShelfModel(self)
        self._segments = Segments(("vendor", "topic", NOTES), self)
        self._filter = QLineEdit(self)
        self._filter.setClearButtonEnabled(True)
        self._stack = QStackedWidget(self)
        self._tree = ShelfTree(self._stack)
        self._tree.setModel(self._model)
        self._stack.addWidget(self._tree)
        self._notes: MarksPanel | None = None
        self._marks: Sequence[Mark] = ()
        self._language = "en"
        self._theme: Theme = "light"
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(10)
        for widget in (self._segments, self._filter):
            row = QVBoxLayout()
            row.setContentsMargins(14, 0, 14, 0)
            row.addWidget(widget)
            layout.addLayout(row)
        layout.addWidget(self._stack, 1)
        self._connect()
        self._retranslate()

    def _connect(self) -> None:
        for signal, slot in (
            (self._segments.chosen, self._choose_shelves),
            (self._filter.textChanged, self._narrow),
            (self._filter.returnPressed, self._enter_first),
            (self._tree.entered, self.article_chosen),
            (self._tree.entered_in_tab, self.article_wanted_in_tab),
            (self._tree.read_wanted, self.read_wanted),
        ):
            signal.connect(slot)

    def _make_notes(self) -> "MarksPanel":
        from reader.ui.marks_panel import MarksPanel  # noqa: PLC0415  (see the class)

        notes = MarksPanel(self._stack)
        for signal, slot in (
            (notes.article_chosen, self._choose_article),
            (notes.mark_chosen, self.mark_chosen),
            (notes.mark_removal_wanted, self.mark_removal_wanted),
            (notes.mark_edit_wanted, self.mark_edit_wanted),
            (notes.mark_card_wanted, self.mark_card_wanted),
            (notes.export_wanted, self.export_wanted),
        ):
            signal.connect(slot)
        notes.show_theme(self._theme)
        notes.show_language(self._language)
        if self._catalogue is not None:
            notes.show_titles(self._catalogue)
        notes.show_marks(self._marks)
        self._stack.addWidget(notes)
        return notes

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Show the articles of a library."""
        self._catalogue = catalogue
        if self._notes is not None:
            self._notes.show_titles(catalogue)
        self._refill()

    def show_progress(self, progress: Mapping[str, Progress]) -> None:
        """Show how far the articles were read, by their path; what is not named is unread."""
        self._model.show_states({path: one.state for path, one in progress.items()})

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show the user's marks."""
        self._marks = marks
        if self._notes is not None:
            self._notes.show_marks(marks)

    def show_shelves(self, by: str) -> None:
        """Order the articles by `vendor` or by `topic`; with `notes`, show the marks instead."""
        self._by = by
        self._segments.show_chosen(by)
        page: QWidget = self._tree
        if by == NOTES:
            self._notes = page = self._notes or self._make_notes()
        self._stack.setCurrentWidget(page)
        self._show_filter()
        self._narrow()

    def show_language(self, language: str) -> None:
        """Put the titles of this language first."""
        self._language = language
        self._model.show_language(language)
        if self._notes is not None:
            self._notes.show_language(language)
        self._restore()

    def show_theme(self, theme: Theme) -> None:
        """Use the colours of a theme that Qt's palette does not have."""
        self._theme = theme
        if self._notes is not None:
            self._notes.show_theme(theme)

    def show_article(self, path: str) -> None:
        """Mark the article that is being read, and bring it into sight."""
        self._path = path
        self._mark()

    def focus_filter(self) -> None:
        """Put the cursor into the filter."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the texts when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Move the segments together, and shorten them, where there is little room."""
        super().resizeEvent(event)
        narrow = _SMALL_BAR if self.width() < _NARROW_PX else NARROW_BAR
        style = narrow if self.width() < _WIDE_PX else ""
        if style != self._segments.styleSheet():
            self._segments.setStyleSheet(style)
            self._label_segments()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Escape empties the filter; the down key leads from it into what it narrows."""
        if event.key() == Qt.Key.Key_Escape and self._filter.text():
            self._filter.clear()
        elif event.key() == Qt.Key.Key_Down and self._filter.hasFocus():
            if self._notes is not None and self._by == NOTES:
                self._notes.focus_list()
            else:
                self._tree.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _retranslate(self) -> None:
        self._label_segments()
        self._show_filter()
        self._tree.setAccessibleName(self.tr("Articles"))

    def _label_segments(self) -> None:
        is_small = self._segments.styleSheet() == _SMALL_BAR
        notes = self.tr("Notes") if is_small else self.tr("My notes")
        labels = {"vendor": self.tr("Vendors"), "topic": self.tr("Topics"), NOTES: notes}
        self._segments.show_labels(labels)
        self._segments.show_hints({NOTES: self.tr("My highlights, notes and bookmarks")})

    def _show_filter(self) -> None:
        if self._by == NOTES:
            self._filter.setPlaceholderText(self.tr("Filter my notes"))
            self._filter.setAccessibleName(self.tr("Filter my notes"))
        else:
            self._filter.setPlaceholderText(self.tr("Filter titles, or pinyin"))
            self._filter.setAccessibleName(self.tr("Filter titles"))

    def _choose_article(self, path: str, in_tab: bool) -> None:
        (self.article_wanted_in_tab if in_tab else self.article_chosen).emit(path)

    def _choose_shelves(self, by: str) -> None:
        self.show_shelves(by)
        self.shelves_chosen.emit(by)

    def _narrow(self) -> None:
        """Show which marks pass the filter, or which articles unless the tree shows them."""
        if self._notes is not None and self._by == NOTES:
            self._notes.show_words(self._filter.text())
        elif self._shown != (self._by, self._filter.text()):
            self._refill()

    def _refill(self) -> None:
        if self._catalogue is None:
            return
        by = "vendor" if self._by == NOTES else self._by
        self._shown = (by, self._filter.text())
        self._model.show_shelves(shelves_of(self._catalogue, *self._shown))
        self._restore()

    def _restore(self) -> None:
        """Open what should be open: everything while filtering, else the shelf being read."""
        if self._filter.text().strip() or self._model.rowCount() == 1:
            self._tree.expandAll()
        self._mark()

    def _mark(self) -> None:
        index = self._model.find(self._path)
        if index.isValid():
            self._tree.expand(index.parent())
            self._tree.setCurrentIndex(index)
            self._tree.scrollTo(index)
        else:
            self._tree.setCurrentIndex(QModelIndex())

    def _enter_first(self) -> None:
        """Open the only article, or the first of those that pass the filter; likewise a mark."""
        if not self._filter.text().strip():
            return
        if self._notes is not None and self._by == NOTES:
            self._notes.enter_first()
        elif self._model.rowCount():
            first = self._model.index(0, 0, self._model.index(0, 0))
            self.article_chosen.emit(first.data(Role.PATH))
