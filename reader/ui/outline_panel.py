"""The panel on the right: the headings of the article, the one being read marked."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.ui.bridge import Heading

_ANCHOR = Qt.ItemDataRole.UserRole
_LEVEL = Qt.ItemDataRole.UserRole + 1
_WRAPPED = Qt.TextFlag.TextWordWrap.value
_BAR_PX, _MARGIN_PX, _INDENT_PX, _PADDING_PX = 3, 11, 14, 5


class OutlinePanel(QFrame):
    """Shows the headings of an article and reports which one is wanted.

    Signals:
        heading_chosen: The anchor of a heading.
    """

    heading_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self._headings: Sequence[Heading] = ()
        self._language = "en"
        self._anchor = ""
        self._title = QLabel(self)
        self._title.setObjectName("quiet")
        self._title.setIndent(_BAR_PX + _MARGIN_PX)
        self._list = _List(self)
        self._list.setItemDelegate(_HeadingDelegate(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 18, 0, 8)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._list, 1)
        self._list.itemClicked.connect(self._choose)
        self._list.itemActivated.connect(self._choose)
        self._retranslate()

    def show_outline(self, headings: Sequence[Heading]) -> None:
        """Show the headings of another article."""
        self._headings = headings
        self._refill()

    def show_language(self, language: str) -> None:
        """Show the headings in this language, where they are in both."""
        self._language = language
        self._refill()

    def show_heading(self, anchor: str) -> None:
        """Mark the heading that is being read."""
        self._anchor = anchor
        for row, heading in enumerate(self._headings):
            if heading.anchor == anchor:
                self._list.setCurrentRow(row)
                return
        self._list.setCurrentRow(-1)

    def focus_list(self) -> None:
        """Put the keyboard's focus on the headings."""
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the texts when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Enter goes to the heading under the cursor."""
        item = self._list.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._choose(item)
        else:
            super().keyPressEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("On this page"))
        self._list.setAccessibleName(self.tr("Headings of the article"))

    def _refill(self) -> None:
        self._list.clear()
        for heading in self._headings:
            names = (heading.en, heading.zh) if self._language == "en" else (heading.zh, heading.en)
            text = next((name for name in names if name), "")
            item = QListWidgetItem(text)
            item.setToolTip(" · ".join(name for name in names if name))
            item.setData(_ANCHOR, heading.anchor)
            item.setData(_LEVEL, heading.level)
            self._list.addItem(item)
        self.show_heading(self._anchor)

    def _choose(self, item: QListWidgetItem) -> None:
        self.heading_chosen.emit(item.data(_ANCHOR))


class _List(QListWidget):
    """A list that lays its rows out anew when it grows wider or narrower."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Wrap the headings at the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _HeadingDelegate(QStyledItemDelegate):
    """Draws a heading, set in by its level, with a bar beside the one being read."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(  # noqa: N802  (Qt's name)
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a heading that is wrapped at the list's width."""
        width = self._view.viewport().width()
        room = self._text_rect(QRect(0, 0, width, 10_000), index)
        text = option.fontMetrics.boundingRect(room, _WRAPPED, index.data())
        return QSize(width, text.height() + 2 * _PADDING_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one heading."""
        painter.save()
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if here:
            bar = QRect(option.rect.left(), option.rect.top(), _BAR_PX, option.rect.height())
            painter.fillRect(bar, option.palette.color(QPalette.ColorRole.Link))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(option.palette.color(QPalette.ColorRole.Link))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        strong = here or pointed
        role = QPalette.ColorRole.WindowText if strong else QPalette.ColorRole.PlaceholderText
        painter.setPen(option.palette.color(role))
        painter.setFont(option.font)
        painter.drawText(self._text_rect(option.rect, index), _WRAPPED, index.data())
        painter.restore()

    @staticmethod
    def _text_rect(row: QRect, index: QModelIndex | QPersistentModelIndex) -> QRect:
        left = _BAR_PX + _MARGIN_PX + _INDENT_PX * max(0, index.data(_LEVEL) - 2)
        return row.adjusted(left, _PADDING_PX, -_MARGIN_PX, -_PADDING_PX)
