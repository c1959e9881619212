"""What changes in the window when a setting does: the look, the language, the panels."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

from reader.settings import Settings
from reader.ui.colours import style_sheet, theme_named, widget_palette
from reader.ui.language import interface_language
from reader.ui.look_state import look_of
from reader.ui.menus import Menus
from reader.ui.outline_panel import OutlinePanel
from reader.ui.preferences import Preferences
from reader.ui.search_desk import SearchDesk
from reader.ui.shelf_panel import ShelfPanel
from reader.ui.study_side import StudySide
from reader.ui.tab_area import TabArea
from reader.ui.top_bar import TopBar

_OUTLINE_FROM_PX = 1280  # a narrower window leaves its room to the two columns


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the window that show a setting."""

    window: QMainWindow
    shelves: ShelfPanel
    outline: OutlinePanel
    tabs: TabArea
    top: TopBar
    search: SearchDesk
    study: StudySide
    menus: Menus


class Appearance(QObject):
    """Shows the settings in the parts of the window.

    Signals:
        language_shown: The titles are in another language now.
    """

    language_shown = Signal()

    def __init__(self, parts: Parts, preferences: Preferences) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._preferences = preferences
        self._shown: Settings | None = None
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_theme)

    def show(self) -> None:
        """Show what differs from the settings that are shown already."""
        old, new = self._shown, self._preferences.settings
        self._shown = new
        look = look_of(new)
        if old is None or look_of(old) != look:
            self._show_look(repaint=old is None or look_of(old).theme != look.theme)
        if old is None or old.zoom != new.zoom:
            self._parts.tabs.show_zoom(new.zoom)
        if old is None or old.shelves != new.shelves:
            self._parts.shelves.show_shelves(new.shelves)
        if old is None or old.language != new.language:
            self._show_language()
        self.show_panels()
        self._show_choices()

    def show_panels(self) -> None:
        """Show the panels that are wanted and have room."""
        settings, parts = self._preferences.settings, self._parts
        parts.shelves.setVisible(settings.shelf_panel)
        has_room = parts.window.width() >= _OUTLINE_FROM_PX
        parts.outline.setVisible(settings.outline_panel and has_room)

    def _show_language(self) -> None:
        language = interface_language(self._preferences.settings.language)
        for part in (self._parts.shelves, self._parts.outline):
            part.show_language(language)
        self._parts.search.show_language(language)
        self._parts.study.show_language(language)
        self.language_shown.emit()

    def _show_choices(self) -> None:
        settings, parts = self._preferences.settings, self._parts
        parts.search.show_recent(settings.questions)
        parts.top.show_mode(settings.mode)
        parts.top.show_recall(settings.recall)
        parts.top.show_choices(settings.theme, settings.language)
        for name, on in self._preferences.checked().items():
            parts.menus.actions[name].setChecked(on)

    def _show_look(self, *, repaint: bool) -> None:
        parts, look = self._parts, look_of(self._preferences.settings)
        if repaint:
            theme = theme_named(look.theme)
            QApplication.setPalette(widget_palette(theme))
            parts.window.setStyleSheet(style_sheet(theme))
            parts.top.show_icons()
            parts.search.show_theme(theme)
            parts.shelves.show_theme(theme)
            parts.study.show_theme(theme)
        parts.tabs.show_look(look)

    def _on_system_theme(self) -> None:
        if self._preferences.settings.theme == "system":
            self._show_look(repaint=True)
