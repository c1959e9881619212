"""Takes a picture of the page in front when its window closes, for the next start to show."""

import json
import logging
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QFileDevice, QObject, QSaveFile, QTimer
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWebEngineCore import QWebEngineScript

from reader.library.store import Library
from reader.settings import Session, Tab, data_folder
from reader.ui.article_view import ArticleView
from reader.ui.bridge import Bridge
from reader.ui.left_page import LeftPage, picture_file, study_stamp
from reader.ui.look_state import look_of
from reader.ui.main_window import MainWindow
from reader.ui.page_room import page_in
from reader.ui.tab_area import TabArea
from reader.ui.worker import Worker

TEXT = "left"  # the key of the PNG's text that is the LeftPage
_COMPRESSION = 25  # of 100; more takes a third more time and spares a twelfth
_REST_MS = 150  # after a scroll; joins those of one movement
_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
# Where the row of a pair begins, below the upper edge; without a pair, where the page does.
_OFFSET = """(() => {{
  if (typeof Jumps === "undefined") return null; // the page is being loaded
  const row = Jumps.rowOf({pair});
  return row ? row.getBoundingClientRect().top : 0 - scrollY;
}})()"""
_OWN = QFileDevice.Permission.ReadOwner | QFileDevice.Permission.WriteOwner
_log = logging.getLogger(__name__)


class PictureKeeper(QObject):
    """Knows exactly where the page in front stands, and takes its picture when the window closes.

    There is none of what would not look so at the next start: the page of all articles, which has
    a new day then, covered text that was uncovered, a selection, what a search has marked.
    """

    def __init__(self, window: MainWindow, tabs: TabArea) -> None:
        super().__init__(window)
        self._window = window
        self._tabs = tabs
        self._library: Library | None = None
        self._taken: tuple[QImage, LeftPage] | None = None
        self._seen_at: tuple[object, ...] = ()
        self._rests_at: tuple[object, ...] = ()  # where it was seen twice
        self._offset = 0.0
        self._is_covered = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._ask_offset)
        tabs.view_made.connect(self._connect_view)
        tabs.marks_counted.connect(lambda _active, total: self._note_cover(total > 0))
        tabs.session_changed.connect(self._rest.start)
        tabs.painted.connect(self._rest.start)
        window.preferences.changed.connect(self._rest.start)
        window.installEventFilter(self)

    def show_library(self, library: Library) -> None:
        """Know whose pages are shown from now on."""
        self._library = library

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        """Take the picture while the page is still there."""
        if event.type() == QEvent.Type.Close:
            self._taken = self._take()
        return False

    def save_on(self, worker: Worker, library: Path) -> None:
        """Write what was taken of a library's page; for when the study is closed."""
        file, taken = picture_file(library), self._taken
        worker.run(lambda: _write(file, taken), lambda _nothing: None, lambda _error: None)

    def _connect_view(self, view: ArticleView) -> None:
        view.page().scrollPositionChanged.connect(self._rest.start)
        for bridge in view.findChildren(Bridge):
            bridge.lightbox_shown.connect(self._note_cover)

    def _note_cover(self, is_covered: bool) -> None:
        self._is_covered = is_covered

    def _ask_offset(self) -> None:
        """Ask the page where it stands: when the window closes, it would not answer in time."""
        view, place = self._tabs.view, self._place()
        if view is None:
            return

        def on_answer(offset: object) -> None:
            if not isinstance(offset, float | int):
                return
            if (place, offset) == (self._seen_at, self._offset):
                self._rests_at = place  # the layout is done, and the screen shows it
            else:
                self._seen_at, self._offset = place, float(offset)
                self._rest.start()

        pair = json.dumps(self._tab().pair)
        view.page().runJavaScript(_OFFSET.format(pair=pair), _WORLD, on_answer)

    def _place(self) -> tuple[object, ...]:
        """Return all that an offset is true of."""
        view, settings = self._tabs.view, self._window.preferences.settings
        position = view.page().scrollPosition().toTuple() if view else ()
        size = self._tabs.size().toTuple()
        return view, self._tab(), position, size, look_of(settings), settings.zoom

    def _tab(self) -> Tab:
        return front_tab(self._tabs.session())

    def _take(self) -> tuple[QImage, LeftPage] | None:
        """Return a picture of the page in front; None where the next start would look otherwise."""
        view, library, tab = self._tabs.view, self._library, self._tab()
        settings = self._window.preferences.settings
        entry = library.entries.get(tab.path) if library else None
        if view is None or library is None or entry is None or settings.recall:
            return None
        is_odd = self._is_covered or view.hasSelection() or self._window.isMinimized()
        if is_odd or self._rests_at != self._place():
            return None
        at = view.mapTo(self._tabs, view.rect().topLeft())
        left = replace(
            page_in(self._tabs, settings, tab), page=entry.page, assets=library.catalogue.assets,
            left=at.x(), top=at.y(), offset=self._offset,
        )  # fmt: skip
        return view.grab().toImage(), left


def front_tab(session: Session) -> Tab:
    """Return the tab in front; that of all articles when there is none."""
    inside = 0 <= session.current < len(session.tabs)
    return session.tabs[session.current] if inside else Tab("")


def _write(file: Path, taken: tuple[QImage, LeftPage] | None) -> None:
    """Write a picture at one stroke; without one, remove that of an earlier page.

    What goes wrong with it is not worth a word to the user: the next start has no picture.
    """
    try:
        if taken is None:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            _save(file, *taken)
    except OSError as error:
        _log.info("The picture of the page is not kept: %s", error)


def _save(file: Path, picture: QImage, left: LeftPage) -> None:
    target = QSaveFile(str(file))
    if not target.open(QSaveFile.OpenModeFlag.WriteOnly):
        _log.info("The picture of the page is not kept: %s", target.errorString())
        return
    target.setPermissions(_OWN)
    writer = QImageWriter(target, b"png")
    writer.setCompression(_COMPRESSION)
    # The study is closed by now, and stays like this until somebody opens it again.
    writer.setText(TEXT, replace(left, study=study_stamp(data_folder())).as_text())
    # Without transparency, which a page has none of: a third less time.
    if writer.write(picture.convertToFormat(QImage.Format.Format_RGB888)):
        target.commit()
