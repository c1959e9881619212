"""The panel on the left: all articles by vendor or by topic, and a filter."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from reader.library.catalogue import Catalogue
from reader.ui.segments import Segments
from reader.ui.shelf_model import Role, ShelfModel, shelves_of

_ROW_PX, _SHELF_PX = 28, 34
_INSET_PX, _TITLE_PX = 15, 30


class ShelfPanel(QFrame):
    """Shows the catalogue and reports which article is wanted.

    Signals:
        article_chosen: The path of an article that was clicked or entered.
        article_wanted_in_tab: The path of one that was clicked with the middle button.
        shelves_chosen: `vendor` or `topic`.
    """

    article_chosen = Signal(str)
    article_wanted_in_tab = Signal(str)
    shelves_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shelves")
        self._catalogue: Catalogue | None = None
        self._by = "vendor"
        self._path = ""
        self._model = ShelfModel(self)
        self._segments = Segments(("vendor", "topic"), self)
        self._filter = QLineEdit(self)
        self._filter.setClearButtonEnabled(True)
        self._tree = _Tree(self)
        self._tree.setModel(self._model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(10)
        for widget in (self._segments, self._filter):
            row = QVBoxLayout()
            row.setContentsMargins(14, 0, 14, 0)
            row.addWidget(widget)
            layout.addLayout(row)
        layout.addWidget(self._tree, 1)
        self._segments.chosen.connect(self._choose_shelves)
        self._filter.textChanged.connect(self._refill)
        self._filter.returnPressed.connect(self._enter_first)
        self._tree.entered.connect(self.article_chosen)
        self._tree.entered_in_tab.connect(self.article_wanted_in_tab)
        self._retranslate()

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Show the articles of a library."""
        self._catalogue = catalogue
        self._refill()

    def show_shelves(self, by: str) -> None:
        """Order the articles by `vendor` or by `topic`."""
        self._by = by
        self._segments.show_chosen(by)
        self._refill()

    def show_language(self, language: str) -> None:
        """Put the titles of this language first."""
        self._model.show_language(language)
        self._restore()

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

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Escape empties the filter; the down key leads from it into the tree."""
        if event.key() == Qt.Key.Key_Escape and self._filter.text():
            self._filter.clear()
        elif event.key() == Qt.Key.Key_Down and self._filter.hasFocus():
            self._tree.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _retranslate(self) -> None:
        self._segments.show_labels({"vendor": self.tr("Vendors"), "topic": self.tr("Topics")})
        self._filter.setPlaceholderText(self.tr("Filter titles, or pinyin"))
        self._filter.setAccessibleName(self.tr("Filter titles"))
        self._tree.setAccessibleName(self.tr("Articles"))

    def _choose_shelves(self, by: str) -> None:
        self.show_shelves(by)
        self.shelves_chosen.emit(by)

    def _refill(self) -> None:
        if self._catalogue is None:
            return
        self._model.show_shelves(shelves_of(self._catalogue, self._by, self._filter.text()))
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
        """Open the only article, or the first of those that pass the filter."""
        if self._filter.text().strip() and self._model.rowCount():
            first = self._model.index(0, 0, self._model.index(0, 0))
            self.article_chosen.emit(first.data(Role.PATH))


class _Tree(QTreeView):
    """A tree whose shelves open by a click and whose articles are entered.

    Signals:
        entered: The path of an article.
        entered_in_tab: The path of an article, by the middle button.
    """

    entered = Signal(str)
    entered_in_tab = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_RowDelegate(self))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        """A click opens a shelf or enters an article."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        if event.button() == Qt.MouseButton.MiddleButton and index.data(Role.PATH):
            self.entered_in_tab.emit(index.data(Role.PATH))
        elif event.button() == Qt.MouseButton.LeftButton:
            self._enter(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Enter opens a shelf or enters an article; arrows move."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _enter(self, index: QModelIndex) -> None:
        path = index.data(Role.PATH)
        if path:
            self.entered.emit(path)
        else:
            self.setExpanded(index, not self.isExpanded(index))


class _RowDelegate(QStyledItemDelegate):
    """Draws a shelf with its count, or an article with its title in both languages."""

    def sizeHint(  # noqa: N802  (Qt's name)
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a shelf or an article."""
        is_shelf = index.data(Role.COUNT) is not None
        base = _SHELF_PX if is_shelf else _ROW_PX
        text = QFontMetrics(option.font).height() + 12
        return QSize(0, max(base, text))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        painter.save()
        self._paint_ground(painter, option)
        count = index.data(Role.COUNT)
        rect: QRect = option.rect
        line = rect.adjusted(_INSET_PX if count is not None else _TITLE_PX, 0, -_INSET_PX, 0)
        if count is not None:
            self._paint_text(painter, option, line, str(count), right=True, quiet=True)
            line.setRight(line.right() - 40)
        used = self._paint_text(
            painter, option, line, index.data(Role.FIRST), bold=count is not None
        )
        line.setLeft(line.left() + used + 8)
        if line.width() > 24:  # less shows only an ellipsis
            self._paint_text(painter, option, line, index.data(Role.SECOND), quiet=True)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state: QStyle.StateFlag = option.state
        colours: QPalette = option.palette
        rect: QRect = option.rect
        accent = colours.color(QPalette.ColorRole.Link)
        ground = colours.color(QPalette.ColorRole.AlternateBase)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(
                rect, ground.darker(107) if ground.lightness() > 128 else ground.lighter(150)
            )
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(
                rect, ground.darker(103) if ground.lightness() > 128 else ground.lighter(125)
            )
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(accent)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _paint_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        text: str,
        *,
        bold: bool = False,
        quiet: bool = False,
        right: bool = False,
    ) -> int:
        """Draw a text and return how wide it came out."""
        font = option.font
        font.setBold(bold)
        if quiet:
            font.setPointSizeF(font.pointSizeF() * 0.92)
        painter.setFont(font)
        colours: QPalette = option.palette
        role = QPalette.ColorRole.PlaceholderText if quiet else QPalette.ColorRole.WindowText
        painter.setPen(colours.color(role))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        if quiet:
            font.setPointSizeF(font.pointSizeF() / 0.92)
        return metrics.horizontalAdvance(shown)
