"""The page as it was left, shown as a picture until the page itself is there."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent
from PySide6.QtWebEngineCore import QWebEngineScript
from PySide6.QtWidgets import QWidget

from reader.settings import Session, data_folder
from reader.ui.left_page import LeftPage, from_text, has_page, picture_file, study_stamp
from reader.ui.main_window import MainWindow
from reader.ui.page_room import page_in
from reader.ui.picture_keeper import TEXT, front_tab
from reader.ui.tab_area import TabArea

_DRAWN_MS = 200  # a window that is not on the screen by then may be hidden: the page is wanted
_STUDY_MS = 500  # after the page; the user's marks come within a fifth of this
_STAYS_MS = 10_000  # whatever becomes of the page
_FRAME_MS = 16
_FRAMES = 6  # four until a jump has arrived, two until that is seen
_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
_INPUT = (QEvent.Type.KeyPress, QEvent.Type.Wheel, QEvent.Type.MouseButtonPress)
# Begins to bring the row back to where it was, and returns how many frames ago that was.
_RETURN = """(() => {{
  if (window.__returning === undefined) {{
    window.__returning = 0;
    const row = Jumps.rowOf({pair});
    const top = () => row ? row.getBoundingClientRect().top : 0 - scrollY;
    Jumps.run(() => scrollBy(0, top() - {offset}));
    const count = () => {{
      window.__returning += 1;
      if (window.__returning < {frames}) requestAnimationFrame(count);
    }};
    requestAnimationFrame(count);
  }}
  return window.__returning;
}})()"""


class LastPicture(QObject):
    """Shows the picture of the page that was left in front, if the page would look so now.

    Signals:
        given_way: The page itself is seen.
    """

    given_way = Signal()

    def __init__(self, window: MainWindow, tabs: TabArea) -> None:
        super().__init__(window)
        self._window = window
        self._tabs = tabs
        self._cover: _Cover | None = None
        self._left: LeftPage | None = None
        self._going_on = QTimer(self)
        self._going_on.setSingleShot(True)

    def show_then(self, library: Path, go_on: Callable[[], None]) -> None:
        """Show what was left open in a library, if it would look so now; then go on.

        Args:
            go_on: Called once: when the picture is on the screen, or cannot be.
        """
        self._going_on.timeout.connect(go_on)
        found = self._find(library)
        if found is None:
            self._going_on.start(0)
            return
        self._left, picture = found
        self._cover = _Cover(self._tabs, self._left, picture)
        self._cover.drawn.connect(self._on_drawn)
        self._cover.used.connect(self._give_way)
        once = Qt.ConnectionType.SingleShotConnection
        self._window.painted.connect(self._on_painted, once)
        self._tabs.crashed.connect(self._give_way)
        QTimer.singleShot(_STAYS_MS, self._cover, self._give_way)
        self._going_on.start(_DRAWN_MS)

    def _find(self, library: Path) -> tuple[LeftPage, QImage] | None:
        """Return the picture of what is about to be shown; None when there is none that fits."""
        settings = self._window.preferences.settings
        tab = front_tab(settings.sessions.get(str(library), Session()))
        reader = QImageReader(str(picture_file(library)), b"png")
        left = from_text(reader.text(TEXT))
        if left is None or settings.recall:
            return None
        now = replace(page_in(self._tabs, settings, tab), study=study_stamp(data_folder()))
        if self._window.isMaximized() or self._window.isFullScreen():
            # Its size comes a moment later; the picture is hidden until then.
            now = replace(now, width=left.width, height=left.height)
        if not left.is_like(replace(now, page=left.page, assets=left.assets)):
            return None
        if not has_page(library, left):
            return None
        picture = reader.read()
        return None if picture.isNull() else (left, picture)

    def _on_drawn(self) -> None:
        if self._going_on.isActive():
            self._going_on.start(0)

    def _on_painted(self) -> None:
        """The page is there, at its pair: bring it where it was, with the user's marks in it."""
        view = self._tabs.view
        if self._cover is None or view is None:
            return
        self._cover.watch(view.focusProxy())
        waiting = QTimer(self._cover)
        waiting.setSingleShot(True)
        waiting.timeout.connect(self._bring_back)
        waiting.start(_STUDY_MS)
        view.study.articleMarks.connect(lambda _text: waiting.isActive() and waiting.start(0))

    def _bring_back(self) -> None:
        view, left, cover = self._tabs.view, self._left, self._cover
        if view is None or left is None or cover is None:
            return

        def on_answer(frames: object) -> None:
            if not isinstance(frames, float | int) or frames >= _FRAMES:
                self._give_way()
            elif self._cover is not None:
                QTimer.singleShot(_FRAME_MS, cover, self._bring_back)

        script = _RETURN.format(pair=json.dumps(left.pair), offset=left.offset, frames=_FRAMES)
        view.page().runJavaScript(script, _WORLD, on_answer)

    def _give_way(self) -> None:
        if self._cover is not None:
            self._cover.hide()
            self._cover.deleteLater()
            self._cover = None
            self.given_way.emit()


class _Cover(QWidget):
    """A picture over the page, where it fits; the pointer goes through it.

    Signals:
        drawn: It is on the screen.
        used: Somebody uses the page below.
    """

    drawn = Signal()
    used = Signal()

    def __init__(self, room: TabArea, left: LeftPage, picture: QImage) -> None:
        super().__init__(room)
        self._room = room
        self._size = (left.width, left.height)
        self._picture = picture
        self._picture.setDevicePixelRatio(left.ratio)
        self._drawn = QTimer(self)
        self._drawn.setSingleShot(True)
        self._drawn.timeout.connect(self.drawn)
        self._handle = room.window().windowHandle()
        if self._handle is not None:
            self._handle.installEventFilter(self)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(
            left.left, left.top,
            round(picture.width() / left.ratio), round(picture.height() / left.ratio),
        )  # fmt: skip
        room.installEventFilter(self)
        self._show_where_it_fits()

    def watch(self, ground: QWidget | None) -> None:
        """Tell when what takes the page's mouse and keys is used."""
        if ground is not None:
            ground.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        """Stay over the page, hide while it has another size, and see whether it is used."""
        if event.type() == QEvent.Type.Expose:
            self._drawn.start(0)  # what was drawn before that has not reached the screen
        elif event.type() == QEvent.Type.Resize:
            self._show_where_it_fits()
        elif event.type() in _INPUT:
            self.used.emit()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        """Draw the picture."""
        painter = QPainter(self)
        painter.drawImage(QPoint(0, 0), self._picture)
        painter.end()
        if self._handle is None or self._handle.isExposed():
            self._drawn.start(0)

    def _show_where_it_fits(self) -> None:
        self.setVisible(self._room.size().toTuple() == self._size)
        self.raise_()
