"""The panel on the right: the headings of the article, the one being read marked."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reader.ui.bridge import Heading

_INDENT = "    "


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
        self._list = QListWidget(self)
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 20, 8, 8)
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
            item = QListWidgetItem(_INDENT * max(0, heading.level - 2) + text)
            item.setToolTip(" · ".join(name for name in names if name))
            item.setData(Qt.ItemDataRole.UserRole, heading.anchor)
            self._list.addItem(item)
        self.show_heading(self._anchor)

    def _choose(self, item: QListWidgetItem) -> None:
        self.heading_chosen.emit(item.data(Qt.ItemDataRole.UserRole))
