"""The program with a window: what happens at the start and at the end."""

import logging
import os
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from PySide6.QtCore import QEvent, QLibraryInfo, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from reader.errors import ReaderError
from reader.library.added import added_folder
from reader.library.place import Place, place_of
from reader.library.store import Library, open_library
from reader.resources import resource
from reader.settings import (
    Session,
    Settings,
    cache_folder,
    load_settings,
    save_settings,
    settings_file,
)
from reader.ui.building import build_and_open
from reader.ui.immortal import keep_singletons
from reader.ui.input_method import choose_input_method
from reader.ui.language import install_language
from reader.ui.last_picture import LastPicture
from reader.ui.main_window import MainWindow
from reader.ui.messages import log_messages
from reader.ui.picture_keeper import PictureKeeper
from reader.ui.sandbox import leave_out_where_it_cannot_work
from reader.ui.single import Listener, hand_over, name_of
from reader.ui.start_guard import StartGuard, without_card
from reader.ui.surface import make_ready_for_pages
from reader.ui.tab_area import TabArea
from reader.ui.web import ClosedProfile, register_scheme
from reader.ui.worker import Worker

_FONTS = ("inter.ttf", "noto-sans-sc-regular.otf")
_LINK = "reader://"
_log = logging.getLogger(__name__)


def open_window(place: Place, wish: str, *, safe: bool, told: ReaderError | None = None) -> int:
    """Open the window on an archive and run until it is closed; return the exit code.

    Args:
        place: The archive and its library.
        wish: `PATH[#anchor]` of the article to open; empty for where the reader left.
        safe: Whether to draw without the graphics card.
        told: What went wrong before, for the notice bar.
    """
    settings, fault = load_settings(settings_file())
    guard = StartGuard(cache_folder() / "starts")
    safe = safe or settings.safe_graphics
    if guard.find_fallen() and not safe:
        safe, told = True, told or without_card()
    guard.begin(safe=safe)
    try:
        app = make_application(safe=safe)
        if hand_over(name_of(place.library), wish):
            return 0
        install_language(settings.language)
        program = Program(place, settings)
        program.window.painted.connect(guard.end, Qt.ConnectionType.SingleShotConnection)
        program.begin(wish, fault or told)
        code = app.exec()
        program.end()
        return code
    finally:
        guard.end()


def make_application(*, safe: bool = False) -> QApplication:
    """Return the QApplication, with the scheme and the fonts that everything needs."""
    keep_singletons()
    prepare_environment(safe=safe)
    log_messages()
    register_scheme()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("bilingual-reader")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("bilingual-reader")
    app.setStyle("Fusion")
    for name in _FONTS:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))
    font = app.font()
    font.setFamilies(["Inter", "Noto Sans CJK SC"])
    font.setPointSizeF(10)
    app.setFont(font)
    app.setWindowIcon(QIcon(str(resource("icons", "reader.svg"))))
    return app


def prepare_environment(*, safe: bool) -> None:
    """Set what the web engine reads from the environment; must come before the QApplication."""
    if safe:
        os.environ["QT_QUICK_BACKEND"] = "software"
        os.environ["QT_OPENGL"] = "software"
        _add_flags("--disable-gpu")
    leave_out_where_it_cannot_work(os.environ)
    plugins = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    contexts = Path(plugins, "platforminputcontexts").glob("*")
    choose_input_method(os.environ, [file.name for file in contexts])
    # Nothing of the browser's own may ask for anything.
    _add_flags("--disable-background-networking", "--no-pings", "--disable-component-update")
    # A page's wish to connect ahead is no request, which the interceptor would see.
    _add_flags('--host-resolver-rules="MAP * ~NOTFOUND"')
    # So that the script can have the articles collected that others have taken the place of.
    _add_flags("--js-flags=--expose-gc")
    # It reports the absence of a system bus as an error; nothing here wants one.
    _add_flags("--log-level=3")


def _add_flags(*flags: str) -> None:
    known = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    new = (flag for flag in flags if flag not in known)
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join((known, *new)).strip()


def split_wish(wish: str) -> tuple[str, str]:
    """Return path and anchor of `PATH[#anchor]`, or of the deep link `reader://PATH[#anchor]`."""
    path, _, anchor = wish.partition("#")
    if path.lower().startswith(_LINK):
        path, anchor = unquote(path[len(_LINK) :]), unquote(anchor)
    return path.strip("/"), anchor


class Program(QObject):
    """Brings the window, the library, the settings and the worker together.

    Signals:
        progressed: How many articles of how many are compiled; sent from the worker's thread.
    """

    progressed = Signal(int, int)

    def __init__(self, place: Place, settings: Settings) -> None:
        super().__init__()
        self._place = place
        self._worker = Worker(self)
        self._profile = ClosedProfile(self)
        self.window = MainWindow(self._profile, settings)
        make_ready_for_pages(self.window)
        (tabs,) = self.window.findChildren(TabArea)
        self._keeper = PictureKeeper(self.window, tabs)
        self._picture = LastPicture(self.window, tabs)
        self._listener = self._listen()
        self._sessions = settings.sessions
        self._wish = ""
        self._adder: Any = None  # an ArchiveAdder
        self._connect()
        app = QApplication.instance()
        if sys.platform == "darwin" and app is not None:  # elsewhere every event would pass by here
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        """Open the link that macOS hands over; other systems start the program with it."""
        if isinstance(event, QFileOpenEvent):
            self._on_wish(event.url().toString())
            return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        for signal, slot in (
            (self.window.settings_changed, self._save),
            (self.window.archive_wanted, self._open_archive),
            (self.window.language_wanted, self._change_language),
            (self.window.newer_archive_wanted, self._add_archive),
            (self.progressed, self.window.notice.show_progress),
        ):
            signal.connect(slot)

    def begin(self, wish: str, fault: ReaderError | None = None) -> None:
        """Show the window, then the library in it."""
        self._wish = wish
        self.window.show()
        if fault is not None:
            self.window.notice.show_fault(fault)
        # The window is drawn first; the web engine, which takes longer, starts right after.
        if wish:
            QTimer.singleShot(0, self._open)
        else:  # it is about to show what was left open: as a picture until the engine is there
            self._picture.show_then(self._place.library, self._open)

    def end(self) -> None:
        """Let go of everything in the order that Qt needs: pages before their profile."""
        self._listener.close()
        self._keeper.save_on(self._worker, self._place.library)
        self._worker.wait()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._profile.deleteLater()

    def _open(self) -> None:
        """Show the library that is there; compile what changed in an archive that is not ours."""
        try:
            library = open_library(self._place.library)
        except ReaderError as error:
            _log.info("The library is built first: %s", error)
            self._build()
            return
        self._show(library)
        if self._place != place_of(None):
            self._build()

    def _build(self) -> None:
        place = self._place
        self._worker.run(
            lambda: build_and_open(place, self.progressed.emit), self._show, self.window.show_error
        )

    def _show(self, library: Library) -> None:
        self._keeper.show_library(library)
        session = self._sessions.get(str(library.root), Session())
        path, anchor = split_wish(self._wish)
        self._wish = ""
        if path in library.entries:
            session = session.with_tab(path, anchor)
        self.window.show_library(library, session)
        if path and path not in library.entries:
            self._tell_missing(path)

    def _listen(self) -> Listener:
        listener = Listener(name_of(self._place.library), self)
        listener.wished.connect(self._on_wish)
        listener.reload_wanted.connect(self._open_again)
        return listener

    def _open_again(self) -> None:
        """Show the library as it is now, each tab where it was."""
        root = self._place.library
        self._worker.run(lambda: open_library(root), self._show, self.window.show_error)

    def _tell_missing(self, path: str) -> None:
        sentence = self.tr("There is no article {0} in this archive.").format(path)
        self.window.notice.show_notice(sentence)

    def _on_wish(self, wish: str) -> None:
        path, anchor = split_wish(wish)
        if self.window.has_article(path):
            self.window.show_article(path, anchor)
        elif path:
            self._tell_missing(path)
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()

    def _open_archive(self, folder: Path) -> None:
        self._place = place_of(folder)
        self._listener.close()
        self._listener = self._listen()
        self.window.close_library()
        self._open()

    def _add_archive(self) -> None:
        """Ask for a newer archive, which then takes the place of our own."""
        if self._adder is None:
            # What unpacks and checks an archive is loaded by those alone who add one.
            from reader.ui.add_archive import ArchiveAdder  # noqa: PLC0415

            self._adder = ArchiveAdder(self.window, self._worker)
            self._adder.progressed.connect(self.window.notice.show_progress)
            self._adder.failed.connect(self.window.show_error)
            self._adder.added.connect(self._read_added)
        self._adder.ask()

    def _read_added(self, place: Place, sentence: str) -> None:
        """Show the archive that was added, in the tabs that are open, and say so."""
        is_ours = self._place.library.is_relative_to(added_folder().resolve())
        if not is_ours and self._place != place_of(None):
            self.window.close_library()  # a foreign one, whose tabs mean nothing here
        self._place = place
        self._listener.close()
        self._listener = self._listen()

        def show(library: Library) -> None:
            self._show(library)
            self.window.notice.show_notice(sentence)

        self._worker.run(lambda: open_library(place.library), show, self.window.show_error)

    def _change_language(self, choice: str) -> None:
        install_language(choice)
        self.window.preferences.choose_language(choice)

    def _save(self, settings: Settings) -> None:
        self._sessions = settings.sessions
        file = settings_file()
        self._worker.run(
            lambda: save_settings(file, settings),
            lambda _nothing: None,
            self.window.notice.show_fault,
        )
