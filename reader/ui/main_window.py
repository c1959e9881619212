"""The window: its parts, and in one list how they are connected."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow

from reader.archive.model import in_language
from reader.errors import ReaderError
from reader.library.catalogue import Catalogue
from reader.library.store import Library
from reader.settings import Session, Settings
from reader.ui.appearance import Appearance, Parts
from reader.ui.bridge import Look
from reader.ui.desk import Desk
from reader.ui.language import interface_language
from reader.ui.layout import lay_out, restore_place, with_place
from reader.ui.look_state import look_of
from reader.ui.matches import Matches
from reader.ui.menus import Menus
from reader.ui.notice_bar import NoticeBar
from reader.ui.outline_panel import OutlinePanel
from reader.ui.preferences import Preferences
from reader.ui.search_desk import SearchDesk
from reader.ui.shelf_panel import ShelfPanel
from reader.ui.study_side import StudySide
from reader.ui.study_store import StudySource
from reader.ui.tab_area import TabArea
from reader.ui.top_bar import TopBar
from reader.ui.web import ClosedProfile

_HELP = "help/reader"
_SAVING_PAUSE_MS = 1500  # joins the places of one scroll; a crash loses no more than this


class MainWindow(QMainWindow):
    """Shows a library and reports what must be kept or done outside of the window.

    Attributes:
        preferences: What the user has chosen.
        notice: The line over the page.
        search: What Ctrl+K opens.
        study: What the user does with the articles.

    Signals:
        settings_changed: The Settings as they are now.
        archive_wanted: The folder of another archive to open.
        newer_archive_wanted: A newer archive shall take the place of the program's own.
        language_wanted: The interface's language: `en`, `zh` or `system`.
        painted: The article in front is on the screen.
    """

    settings_changed = Signal(object)
    archive_wanted = Signal(object)
    newer_archive_wanted = Signal()
    language_wanted = Signal(str)
    painted = Signal()

    def __init__(
        self, profile: ClosedProfile, settings: Settings, source: StudySource | None = None
    ) -> None:
        super().__init__()
        self._profile = profile
        self._library: Library | None = None
        self.preferences = Preferences(settings, self)
        self._shelves = ShelfPanel(self)
        self._outline = OutlinePanel(self)
        self.notice = NoticeBar(self)
        self._tabs = TabArea(profile, look_of(settings), self._title_of, self)
        self._matches = Matches(self._tabs, self)
        self._desk = Desk(self, profile)
        self.search = SearchDesk(self, self._tabs)
        source = source or StudySource()
        self.study = StudySide(self, self._tabs, self._shelves, self.search, source)
        commands = self.preferences.commands() | self.study.commands() | self._commands()
        self._menus = Menus(self, commands)
        self._top = TopBar(self._menus.main, self._menus.text, self)
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(_SAVING_PAUSE_MS)
        column = (self._top, self.notice, self._matches, self._tabs)
        self._panels = lay_out(self, self._shelves, column, self._outline)
        parts = Parts(
            self, self._shelves, self._outline, self._tabs, self._top, self.search, self.study,
            self._menus,
        )  # fmt: skip
        self._appearance = Appearance(parts, self.preferences)
        self._connect()
        restore_place(settings, self, self._panels)
        self._appearance.show()
        self._retranslate()

    def _connect(self) -> None:
        """Connect the parts; there is no other place where one part meets another."""
        for signal, slot in (
            (self.preferences.changed, self._appearance.show),
            (self._appearance.language_shown, self._retranslate),
            (self.preferences.changed, self._saving.start),
            (self._shelves.article_chosen, self._go_on),
            (self._shelves.article_wanted_in_tab, self._tabs.open_behind),
            (self._shelves.shelves_chosen, self.preferences.choose_shelves),
            (self._outline.heading_chosen, self._tabs.show_place),
            (self._top.back_wanted, self._tabs.back),
            (self._top.forward_wanted, self._tabs.forward),
            (self._top.search_wanted, self.search.open),
            (self._top.mode_chosen, self.preferences.choose_mode),
            (self._top.recall_wanted, lambda: self._menus.run("recall")),
            (self._top.theme_chosen, self.preferences.choose_theme),
            (self._top.language_chosen, self.language_wanted),
            (self._tabs.article_changed, self._on_article),
            (self._tabs.outline_found, self._outline.show_outline),
            (self._tabs.heading_changed, self._outline.show_heading),
            (self._tabs.travel_changed, self._top.show_travel),
            (self._tabs.address_chosen, self._desk.ask_to_leave),
            (self._tabs.share_chosen, self.preferences.choose_share),
            (self._tabs.search_wanted, self.search.open),
            (self._tabs.session_changed, self._saving.start),
            (self._tabs.painted, self.painted),
            (self._tabs.crashed, self._on_crash),
            (self._matches.page_wanted, self._focus_page),
            (self.search.place_wanted, self._open_found),
            (self.study.place_wanted, self._open_found),
            (self.study.failed, self.notice.show_fault),
            (self.search.command_wanted, self._menus.run),
            (self.search.asked, self.preferences.keep_question),
            (self.search.failed, self.notice.show_fault),
            (self.notice.details_wanted, self._show_problems),
            (self._desk.archive_chosen, self.archive_wanted),
            (self._desk.told, self.notice.show_notice),
            (self._saving.timeout, self._tell_settings),
        ):
            signal.connect(slot)
        # The first page is on the screen before the study is opened.
        self.painted.connect(self.study.begin, Qt.ConnectionType.SingleShotConnection)

    def _commands(self) -> dict[str, Callable[[], object]]:
        """Return what each command does that changes no setting."""
        return {
            "new_tab": lambda: self._tabs.open_tab(""),
            "close_tab": self._tabs.close_tab,
            "reopen_tab": self._tabs.reopen_tab,
            "open_archive": self._desk.ask_for_archive,
            "add_archive": self.newer_archive_wanted.emit,
            "problems": self._show_problems,
            "save_pdf": lambda: self._desk.save_pdf(self._look, self._tabs.path),
            "print": lambda: self._desk.print_article(self._look, self._tabs.path),
            "quit": self.close,
            "back": self._tabs.back,
            "forward": self._tabs.forward,
            "contents": lambda: self._tabs.go(""),
            "search": self.search.open,
            "filter": self._focus_filter,
            "notes": self._show_notes,
            "find": self._matches.open_find,
            "find_next": lambda: self._matches.step(1),
            "find_previous": lambda: self._matches.step(-1),
            "next_tab": lambda: self._tabs.step(1),
            "previous_tab": lambda: self._tabs.step(-1),
            "focus_page": self._focus_page,
            "focus_outline": self._outline.focus_list,
            "full_screen": self._toggle_full_screen,
            "help": self._open_help,
            "shortcuts": self._desk.show_shortcuts,
            "menu": lambda: self._top.open_menu(),  # noqa: PLW0108  (the bar is made later)
            "about": lambda: self._desk.show_about(self._library),
        }

    def show_library(self, library: Library, session: Session) -> None:
        """Show a library, with the tabs that were open in it."""
        first = self._library is None
        self.notice.end_progress()
        if library == self._library:  # pages are named after their content: nothing has changed
            return
        self._library = library
        self._profile.handler.show_library(library)
        self._shelves.show_catalogue(library.catalogue)
        self.search.show_library(library)
        self.study.show_catalogue(library.catalogue)
        if first:
            self._tabs.restore(session)
        else:
            self._tabs.reload()
        self._tell_problems(len(library.catalogue.problems), first=first)
        self._retranslate()

    def _tell_problems(self, count: int, *, first: bool) -> None:
        """Tell how many faults an archive has; what was told at the start goes before that."""
        if count and (not first or self.notice.isHidden()):
            text = self.tr("%n fault(s) were found in this archive.", "", count)
            self.notice.show_notice(text, details=True)
        elif not count and not first:
            self.notice.hide()

    def close_library(self) -> None:
        """Close what is open, to make room for another archive."""
        self._tell_settings()
        self._library = None
        self.search.close()
        self._tabs.clear()

    def has_article(self, path: str) -> bool:
        """Return whether the library that is shown has this article."""
        return self._library is not None and path in self._library.entries

    def show_article(self, path: str, spot: str) -> None:
        """Open an article that was asked for from outside, in a tab of its own."""
        self._tabs.open_tab(path, spot)

    def show_error(self, error: ReaderError) -> None:
        """Show what went wrong."""
        self.notice.hide()
        self._desk.show_error(error)

    @property
    def settings(self) -> Settings:
        """The settings as they are now, with the place of the window and what is open."""
        sessions = {**self.preferences.settings.sessions}
        if self._library is not None:
            sessions[str(self._library.root)] = self._tabs.session()
        return with_place(replace(self.preferences.settings, sessions=sessions), self, self._panels)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the texts when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.study.on_activation()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Leave the room of the outline to the columns where the window is narrow."""
        super().resizeEvent(event)
        self._appearance.show_panels()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  (Qt's name)
        """Keep what is open before the window goes."""
        self._saving.stop()
        self._tell_settings()
        self.search.close()
        self.search.wait()
        self.study.close()
        super().closeEvent(event)

    @property
    def _look(self) -> Look:
        return look_of(self.preferences.settings)

    @property
    def _catalogue(self) -> Catalogue | None:
        return self._library.catalogue if self._library else None

    def _tell_settings(self) -> None:
        self.settings_changed.emit(self.settings)

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self._menus.actions["full_screen"].setChecked(self.isFullScreen())

    def _title_of(self, path: str) -> str:
        entry = self._library.entries.get(path) if self._library else None
        language = interface_language(self.preferences.settings.language)
        return in_language(entry.title, language) if entry else path

    def _retranslate(self) -> None:
        self._menus.retranslate()
        self.search.retranslate()
        self._top.show_search_key(self._menus.key_of("search"))
        archive = self.tr("Reader")
        if self._catalogue is not None:
            language = interface_language(self.preferences.settings.language)
            archive = in_language(self._catalogue.name, language)
        path = self._tabs.path
        self.setWindowTitle(f"{self._title_of(path)} — {archive}" if path else archive)

    def _on_article(self, path: str) -> None:
        self._shelves.show_article(path)
        self._matches.show_question(self.search.question_of(path))
        self._retranslate()

    def _on_crash(self, reason: str) -> None:
        text = self.tr("The page's process ended ({0}). It is loaded again.").format(reason)
        self.notice.show_notice(text)
        self._tabs.reload()

    def _open_help(self) -> None:
        """Open the archive's article on the reader; an archive without one has the shortcuts."""
        if self.has_article(_HELP):
            self._tabs.open_tab(_HELP)
        else:
            self._desk.show_shortcuts()

    def _go_on(self, path: str) -> None:
        """Open an article where its reader left it."""
        self._tabs.go(path, self.study.desk.place_of(path))

    def _open_found(
        self, path: str, spot: str, marks: Sequence[str] = (), in_tab: bool = False
    ) -> None:
        """Open what was found, with words marked in it: an article, a passage, a note."""
        self._tabs.open_wanted(path, spot or self.study.desk.place_of(path), marks, in_tab)
        self._focus_page()

    def _show_notes(self) -> None:
        self.preferences.show_shelf_panel()
        self.preferences.choose_shelves("notes")
        self._shelves.focus_filter()

    def _focus_filter(self) -> None:
        self.preferences.show_shelf_panel()
        self._shelves.focus_filter()

    def _focus_page(self) -> None:
        if self._tabs.view is not None:
            self._tabs.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_problems(self) -> None:
        self._desk.show_problems(self._catalogue)
