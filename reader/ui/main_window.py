"""The window: its parts, and in one list how they are connected."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from reader.archive.model import in_language
from reader.errors import ReaderError
from reader.library.store import Library
from reader.settings import Session, Settings
from reader.ui.colours import style_sheet, widget_palette
from reader.ui.dialogs import AboutSheet, ErrorDialog, LeaveDialog, ProblemSheet, ShortcutSheet
from reader.ui.find import Finder
from reader.ui.find_bar import FindBar
from reader.ui.language import interface_language
from reader.ui.look_state import (
    look_of,
    with_english_wider,
    with_share,
    with_text_larger,
    zoomed,
)
from reader.ui.menus import Menus
from reader.ui.notice_bar import NoticeBar
from reader.ui.outline_panel import OutlinePanel
from reader.ui.paper import bring_to_paper, save_as_pdf
from reader.ui.shelf_panel import ShelfPanel
from reader.ui.tab_area import TabArea
from reader.ui.top_bar import TopBar
from reader.ui.web import ClosedProfile

_SIZE_PX = (1440, 900)
_PANELS_PX = [276, 924, 240]
_SAVING_PAUSE_MS = 1500  # joins the places of one scroll; a crash loses no more than this


class MainWindow(QMainWindow):
    """Shows a library and reports what must be kept or done outside of the window.

    Signals:
        settings_changed: The Settings as they are now.
        archive_wanted: The folder of another archive to open.
        language_wanted: The interface's language: `en`, `zh` or `system`.
        painted: The article in front is on the screen.
        closed: The window was closed.
    """

    settings_changed = Signal(object)
    archive_wanted = Signal(object)
    language_wanted = Signal(str)
    painted = Signal()
    closed = Signal()

    def __init__(self, profile: ClosedProfile, settings: Settings) -> None:
        super().__init__()
        self._profile = profile
        self._settings = settings
        self._library: Library | None = None
        self._shelves = ShelfPanel(self)
        self._outline = OutlinePanel(self)
        self._find_bar = FindBar(self)
        self._notice = NoticeBar(self)
        self._tabs = TabArea(profile, look_of(settings), self._title_of, self)
        self._finder = Finder(self)
        self._menus = Menus(self, self._handlers())
        self._top = TopBar(self._menus.main, self._menus.text, self)
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(_SAVING_PAUSE_MS)
        self._lay_out()
        self._connect()
        self._restore_window()
        self._show_settings()
        self._retranslate()

    def _lay_out(self) -> None:
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self._notice)
        column.addWidget(self._find_bar)
        column.addWidget(self._tabs, 1)
        self._panels = QSplitter(Qt.Orientation.Horizontal, self)
        for widget in (self._shelves, centre, self._outline):
            self._panels.addWidget(widget)
        self._panels.setStretchFactor(1, 1)
        self._panels.setChildrenCollapsible(False)
        self._panels.setHandleWidth(1)
        self._panels.setSizes(_PANELS_PX)
        self._shelves.setMinimumWidth(180)
        self._outline.setMinimumWidth(150)
        centre.setMinimumWidth(360)
        self.setCentralWidget(self._panels)

    def _connect(self) -> None:
        """Connect the parts; there is no other place where one part meets another."""
        for signal, slot in (
            (self._shelves.article_chosen, self._tabs.go),
            (self._shelves.article_wanted_in_tab, self._tabs.open_tab),
            (self._shelves.shelves_chosen, self._choose_shelves),
            (self._outline.heading_chosen, self._tabs.show_place),
            (self._top.back_wanted, self._tabs.back),
            (self._top.forward_wanted, self._tabs.forward),
            (self._top.mode_chosen, self._choose_mode),
            (self._top.theme_chosen, self._choose_theme),
            (self._top.language_chosen, self.language_wanted),
            (self._tabs.article_changed, self._on_article),
            (self._tabs.outline_found, self._outline.show_outline),
            (self._tabs.heading_changed, self._outline.show_heading),
            (self._tabs.travel_changed, self._top.show_travel),
            (self._tabs.address_chosen, self._ask_to_leave),
            (self._tabs.share_chosen, self._choose_share),
            (self._tabs.session_changed, self._saving.start),
            (self._tabs.painted, self.painted),
            (self._tabs.crashed, self._on_crash),
            (self._find_bar.words_changed, self._find),
            (self._find_bar.next_wanted, self._find_next),
            (self._find_bar.previous_wanted, self._find_previous),
            (self._find_bar.closed, self._focus_page),
            (self._finder.found, self._find_bar.show_count),
            (self._notice.details_wanted, self._show_problems),
            (self._saving.timeout, self._tell_settings),
            (QGuiApplication.styleHints().colorSchemeChanged, self._show_settings),
        ):
            signal.connect(slot)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "new_tab": lambda: self._tabs.open_tab(""),
            "close_tab": self._tabs.close_tab,
            "reopen_tab": self._tabs.reopen_tab,
            "open_archive": self._ask_for_archive,
            "problems": self._show_problems,
            "save_pdf": self._save_pdf,
            "print": self._print,
            "quit": self.close,
            "back": self._tabs.back,
            "forward": self._tabs.forward,
            "contents": lambda: self._tabs.go(""),
            "filter": self._focus_filter,
            "find": self._open_find,
            "find_next": self._find_next,
            "find_previous": self._find_previous,
            "next_tab": lambda: self._tabs.step(1),
            "previous_tab": lambda: self._tabs.step(-1),
            "focus_page": self._focus_page,
            "focus_outline": self._outline.focus_list,
            "menu": self._open_menu,
            "mode_both": lambda: self._choose_mode("both"),
            "mode_en": lambda: self._choose_mode("en"),
            "mode_zh": lambda: self._choose_mode("zh"),
            "zoom_in": lambda: self._change(zoomed(self._settings, 1)),
            "zoom_out": lambda: self._change(zoomed(self._settings, -1)),
            "zoom_reset": lambda: self._change(zoomed(self._settings, 0)),
            "text_larger": lambda: self._change(with_text_larger(self._settings, 1)),
            "text_smaller": lambda: self._change(with_text_larger(self._settings, -1)),
            "wider_en": lambda: self._change(with_english_wider(self._settings, 1)),
            "wider_zh": lambda: self._change(with_english_wider(self._settings, -1)),
            "shelves": lambda: self._toggle(self._shelves, "shelves"),
            "outline": lambda: self._toggle(self._outline, "outline"),
            "full_screen": self._toggle_full_screen,
            "safe_graphics": self._toggle_safe_graphics,
            "shortcuts": lambda: ShortcutSheet(self).show(),
            "about": self._show_about,
        }

    # ---- what the program shows ------------------------------------------------------------

    def show_library(self, library: Library, session: Session) -> None:
        """Show a library, with the tabs that were open in it."""
        first = self._library is None
        self._library = library
        self._profile.handler.show_library(library)
        self._shelves.show_catalogue(library.catalogue)
        if first:
            self._tabs.restore(session)
        else:
            self._tabs.reload()
        problems = library.catalogue.problems
        if problems:
            text = self.tr("%n fault(s) were found in this archive.", "", len(problems))
            self._notice.show_notice(text, details=True)
        else:
            self._notice.hide()
        self._retranslate()

    def has_article(self, path: str) -> bool:
        """Return whether the library that is shown has this article."""
        return self._library is not None and path in self._library.entries

    def close_library(self) -> None:
        """Close what is open, to make room for another archive."""
        self._tell_settings()
        self._library = None
        self._tabs.clear()

    def show_article(self, path: str, spot: str) -> None:
        """Open an article that was asked for from outside, in a tab of its own."""
        self._tabs.open_tab(path, spot)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the building of the library is."""
        if total:
            self._notice.show_progress(self.tr("Preparing the articles…"), done, total)

    def show_error(self, error: ReaderError) -> None:
        """Show what went wrong."""
        ErrorDialog(error, self).show()

    def show_notice(self, sentence: str) -> None:
        """Show a sentence over the page."""
        self._notice.show_notice(sentence)

    def show_language(self, language: str) -> None:
        """Note the choice of the interface's language; the translators are already in place."""
        self._settings = replace(self._settings, language=language)
        self._show_settings()
        self._saving.start()

    @property
    def settings(self) -> Settings:
        """The settings as they are now, with the place of the window and what is open."""
        sessions = {**self._settings.sessions}
        if self._library is not None:
            sessions[str(self._library.root)] = self._tabs.session()
        return replace(
            self._settings,
            geometry=bytes(self.saveGeometry().toBase64().data()).decode(),
            panels=bytes(self._panels.saveState().toBase64().data()).decode(),
            sessions=sessions,
        )

    # ---- settings ---------------------------------------------------------------------------

    def _change(self, settings: Settings) -> None:
        self._settings = settings
        self._show_settings()
        self._saving.start()

    def _show_settings(self) -> None:
        look = look_of(self._settings)
        QApplication.setPalette(widget_palette(look.theme))
        self.setStyleSheet(style_sheet(look.theme))
        self._tabs.show_look(look)
        self._tabs.show_zoom(self._settings.zoom)
        self._top.show_icons()
        self._top.show_mode(self._settings.mode)
        self._top.show_choices(self._settings.theme, self._settings.language)
        self._shelves.show_shelves(self._settings.shelves)
        language = interface_language(self._settings.language)
        self._shelves.show_language(language)
        self._outline.show_language(language)
        for name, on in (
            ("mode_both", self._settings.mode == "both"),
            ("mode_en", self._settings.mode == "en"),
            ("mode_zh", self._settings.mode == "zh"),
            ("safe_graphics", self._settings.safe_graphics),
        ):
            self._menus.actions[name].setChecked(on)

    def _tell_settings(self) -> None:
        self.settings_changed.emit(self.settings)

    def _choose_mode(self, mode: str) -> None:
        self._change(replace(self._settings, mode=mode))

    def _choose_theme(self, theme: str) -> None:
        self._change(replace(self._settings, theme=theme))

    def _choose_shelves(self, by: str) -> None:
        self._change(replace(self._settings, shelves=by))

    def _choose_share(self, share: float) -> None:
        self._change(with_share(self._settings, share))

    def _toggle_safe_graphics(self) -> None:
        self._change(replace(self._settings, safe_graphics=not self._settings.safe_graphics))

    # ---- the window itself ------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the texts when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  (Qt's name)
        """Keep what is open before the window goes."""
        self._saving.stop()
        self._tell_settings()
        super().closeEvent(event)
        self.closed.emit()

    def _restore_window(self) -> None:
        self.resize(*_SIZE_PX)
        if self._settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(self._settings.geometry.encode()))
        if self._settings.panels:
            self._panels.restoreState(QByteArray.fromBase64(self._settings.panels.encode()))
        for name, panel in (("shelves", self._shelves), ("outline", self._outline)):
            self._menus.actions[name].setChecked(not panel.isHidden())

    def _toggle(self, panel: QWidget, name: str) -> None:
        panel.setVisible(panel.isHidden())
        self._menus.actions[name].setChecked(not panel.isHidden())
        self._saving.start()

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self._menus.actions["full_screen"].setChecked(self.isFullScreen())

    def _title_of(self, path: str) -> str:
        entry = self._library.entries.get(path) if self._library else None
        language = interface_language(self._settings.language)
        return in_language(entry.title, language) if entry else path

    def _on_article(self, path: str) -> None:
        self._shelves.show_article(path)
        self._find_again()
        self._retranslate()

    def _retranslate(self) -> None:
        self._menus.retranslate()
        archive = self.tr("Reader")
        if self._library is not None:
            language = interface_language(self._settings.language)
            archive = in_language(self._library.catalogue.name, language)
        path = self._tabs.path
        self.setWindowTitle(f"{self._title_of(path)} — {archive}" if path else archive)

    def _on_crash(self, reason: str) -> None:
        self._notice.show_notice(
            self.tr("The page's process ended ({0}). It is loaded again.").format(reason)
        )
        self._tabs.reload()

    # ---- finding, paper, dialogs ------------------------------------------------------------

    def _open_menu(self) -> None:
        self._top.open_menu()  # the bar is made after the commands

    def _focus_filter(self) -> None:
        if self._shelves.isHidden():
            self._toggle(self._shelves, "shelves")
        self._shelves.focus_filter()

    def _focus_page(self) -> None:
        if self._tabs.view is not None:
            self._tabs.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_find(self) -> None:
        view = self._tabs.view
        self._find_bar.open_bar(view.selectedText() if view is not None else "")

    def _find(self, words: str) -> None:
        self._finder.find(self._tabs.view, words)

    def _find_next(self) -> None:
        self._finder.find(self._tabs.view, self._find_bar.words)

    def _find_previous(self) -> None:
        self._finder.find(self._tabs.view, self._find_bar.words, back=True)

    def _find_again(self) -> None:
        if self._find_bar.words:
            self._find(self._find_bar.words)

    def _save_pdf(self) -> None:
        if self._tabs.path:
            save_as_pdf(
                self, self._profile, look_of(self._settings), self._tabs.path,
                self.show_notice, self.show_error,
            )  # fmt: skip

    def _print(self) -> None:
        if self._tabs.path:
            bring_to_paper(self, self._profile, look_of(self._settings), self._tabs.path)

    def _ask_to_leave(self, address: str) -> None:
        LeaveDialog(address, self).show()

    def _ask_for_archive(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder of an archive"))
        if folder:
            self.archive_wanted.emit(Path(folder))

    def _show_problems(self) -> None:
        problems = self._library.catalogue.problems if self._library else ()
        ProblemSheet(problems, self).show()

    def _show_about(self) -> None:
        AboutSheet(self._library.catalogue if self._library else None, self).show()
