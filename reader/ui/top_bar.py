"""The bar over the page: back and forward, the search, the languages, the look, the menu."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from reader.ui.colours import NARROW_BAR
from reader.ui.icons import icon
from reader.ui.search_button import SearchButton
from reader.ui.segments import Segments

_ICON = QSize(18, 18)
_WIDE_PX = 560  # what everything takes, with no more than an icon for the search
_RECALL_FROM_PX = 640  # below, the menu has it
_SEARCH_STRETCH = 100  # the field takes the room as far as it goes, the gaps beside it the rest


class TopBar(QFrame):
    """Shows how pages are shown and reports what is wanted otherwise.

    Signals:
        back_wanted: Go back.
        forward_wanted: Go forward.
        search_wanted: Open the search.
        mode_chosen: `both`, `en` or `zh`.
        recall_wanted: Begin recall mode, or end it.
        theme_chosen: A theme, or `system`.
        language_chosen: Of the interface: `en`, `zh` or `system`.
    """

    back_wanted = Signal()
    forward_wanted = Signal()
    search_wanted = Signal()
    mode_chosen = Signal(str)
    recall_wanted = Signal()
    theme_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, main_menu: QMenu, text_menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top")
        self._back = self._button()
        self._forward = self._button()
        self._back.clicked.connect(self.back_wanted)
        self._forward.clicked.connect(self.forward_wanted)
        self._search = SearchButton(self)
        self._search.clicked.connect(self.search_wanted)
        self._modes = Segments(("en", "both", "zh"), self)
        self._modes.show_labels({"en": "EN", "both": "EN | 中", "zh": "中"})
        self._modes.chosen.connect(self.mode_chosen)
        self._recall = self._button()
        self._recall.setObjectName("recall")
        self._recall.setCheckable(True)
        self._recall.clicked.connect(self.recall_wanted)
        self._text = self._menu_button(text_menu)
        self._text.setText("Aa")
        self._theme_menu = QMenu(self)
        self._theme = self._menu_button(self._theme_menu)
        self._language_menu = QMenu(self)
        self._language = self._menu_button(self._language_menu)
        self._menu = self._menu_button(main_menu)
        self._choices: dict[str, QAction] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(4)
        for widget in (self._back, self._forward):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self._search, _SEARCH_STRETCH)
        layout.addStretch(1)
        layout.addWidget(self._modes)
        layout.addWidget(self._recall)
        layout.addSpacing(6)
        for widget in (self._text, self._theme, self._language, self._menu):
            layout.addWidget(widget)
        self._fill(self._theme_menu, "theme", ("system", "light", "sepia", "dark", "contrast"))
        self._fill(self._language_menu, "language", ("system", "en", "zh"))
        self._retranslate()

    def show_travel(self, back: bool, forward: bool) -> None:
        """Show whether there is a way back and one forward."""
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)

    def show_search_key(self, key: str) -> None:
        """Show which key opens the search."""
        self._search.show_key(key)

    def show_mode(self, mode: str) -> None:
        """Mark the columns that are shown."""
        self._modes.show_chosen(mode)

    def show_recall(self, on: bool) -> None:
        """Show whether recall mode is on."""
        self._recall.setChecked(on)

    def show_choices(self, theme: str, language: str) -> None:
        """Mark the theme and the interface language that were chosen."""
        for kind, chosen in (("theme", theme), ("language", language)):
            for key, action in self._choices.items():
                if key.startswith(f"{kind}:"):
                    action.setChecked(key == f"{kind}:{chosen}")

    def show_icons(self) -> None:
        """Draw the icons in the colours of the theme."""
        for name, button in (
            ("back", self._back),
            ("forward", self._forward),
            ("search", self._search),
            ("theme", self._theme),
            ("language", self._language),
            ("menu", self._menu),
        ):
            button.setIcon(icon(name))

    def open_menu(self) -> None:
        """Open the main menu, for the keyboard."""
        self._menu.showMenu()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Move the buttons together where there is little room."""
        super().resizeEvent(event)
        self._recall.setVisible(self.width() >= _RECALL_FROM_PX)
        style = NARROW_BAR if self.width() < _WIDE_PX else ""
        if style != self.styleSheet():
            self.setStyleSheet(style)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the texts when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(_ICON)
        return button

    def _menu_button(self, menu: QMenu) -> QToolButton:
        button = self._button()
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _fill(self, menu: QMenu, kind: str, keys: tuple[str, ...]) -> None:
        signal = self.theme_chosen if kind == "theme" else self.language_chosen
        for key in keys:
            action = QAction(menu)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked, key=key: signal.emit(key))
            menu.addAction(action)
            self._choices[f"{kind}:{key}"] = action

    def _retranslate(self) -> None:
        for widget, text in (
            (self._back, self.tr("Back")),
            (self._forward, self.tr("Forward")),
            (self._recall, self.tr("Recall mode: one language is covered")),
            (self._text, self.tr("Text size")),
            (self._theme, self.tr("Theme")),
            (self._language, self.tr("Language of the interface")),
            (self._menu, self.tr("Menu")),
        ):
            widget.setToolTip(text)
            widget.setAccessibleName(text)
        self._recall.setText(self.tr("Recall"))
        self._search.setText(self.tr("Search or go to…"))
        self._search.setAccessibleName(self.tr("Search or go to an article"))
        self._modes.show_hints(
            {
                "en": self.tr("English only"),
                "both": self.tr("Both languages"),
                "zh": self.tr("Chinese only"),
            }
        )
        for key, text in (
            ("theme:system", self.tr("As the system")),
            ("theme:light", self.tr("Light")),
            ("theme:sepia", self.tr("Sepia")),
            ("theme:dark", self.tr("Dark")),
            ("theme:contrast", self.tr("High contrast")),
            ("language:system", self.tr("As the system")),
            ("language:en", "English"),
            ("language:zh", "中文"),
        ):
            self._choices[key].setText(text)
