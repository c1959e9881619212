"""A picture of an article, or of the whole window with it, without showing anything."""

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWebEngineCore import QWebEngineScript
from PySide6.QtWidgets import QApplication, QWidget

from reader.errors import ReaderError
from reader.library.place import Place
from reader.library.store import Library
from reader.resources import Theme
from reader.settings import Session, Settings, Tab
from reader.ui.app import make_application, split_wish
from reader.ui.article_view import ArticleView
from reader.ui.bridge import Look
from reader.ui.building import build_and_open
from reader.ui.language import install_language
from reader.ui.main_window import MainWindow
from reader.ui.web import ClosedProfile

_GIVE_UP_MS = 60_000  # ten times the slowest machine met
_SETTLE_MS = 400  # fonts and rows that come into sight late
_WINDOW_HEIGHT_PX = 900
_TALLEST_PX = 30_000  # Chromium draws nothing beyond its largest texture


@dataclass(frozen=True, slots=True)
class Shot:
    """What to photograph.

    Attributes:
        path: `PATH[#anchor]` of an article; empty for the list of all articles.
        out: Where the PNG goes.
        mode: `both`, `en` or `zh`.
        width: Of the page or the window, in CSS px.
        language: Of the interface.
        scale: Device px per CSS px.
        whole_window: The program's window as it opens, not the page in its full height.
    """

    path: str
    out: Path
    theme: Theme
    mode: str
    width: int
    language: str
    scale: float
    whole_window: bool


def take_screenshot(place: Place, shot: Shot) -> None:
    """Write a picture of an article, compiled first where it has changed.

    Raises:
        ReaderError: There is no such article, it is not drawn in time, or the picture cannot
            be written.
    """
    library = build_and_open(place, lambda _done, _total: None)
    path, _anchor = split_wish(shot.path)
    if path and path not in library.entries:
        raise ReaderError(f"There is no article {path} in this archive.", "Try: reader list.")
    os.environ["QT_SCALE_FACTOR"] = str(shot.scale)
    if sys.platform == "linux":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    make_application(safe=True)
    install_language(shot.language)
    picture = _window_picture(library, shot) if shot.whole_window else _page_picture(library, shot)
    try:
        shot.out.parent.mkdir(parents=True, exist_ok=True)
        saved = picture.save(str(shot.out), "PNG")
    except OSError as error:
        raise ReaderError(
            f"The folder cannot be made ({error.strerror}).", path=shot.out
        ) from error
    if not saved:
        raise ReaderError("The picture cannot be written.", path=shot.out)


def _window_picture(library: Library, shot: Shot) -> QPixmap:
    settings = replace(Settings(), theme=shot.theme, mode=shot.mode, language=shot.language)
    profile = ClosedProfile()
    window = MainWindow(profile, settings)
    window.resize(shot.width, _WINDOW_HEIGHT_PX)
    window.show()
    path, anchor = split_wish(shot.path)
    with _Patience() as patience:
        window.painted.connect(patience.end)
        window.show_library(library, Session((Tab(path, anchor),)))
        patience.wait("The window")
    picture = window.grab()
    _let_go(window, profile)
    return picture


def _page_picture(library: Library, shot: Shot) -> QPixmap:
    profile = ClosedProfile()
    profile.handler.show_library(library)
    look = Look(shot.theme, shot.mode, Settings().text_size, Settings().share)
    view = ArticleView(profile, look)
    view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    view.resize(shot.width, _WINDOW_HEIGHT_PX)
    view.show()
    path, anchor = split_wish(shot.path)
    with _Patience() as patience:
        view.painted.connect(patience.end)
        view.show_article(path, anchor)
        patience.wait("The page")
    if not anchor:
        _grow(view, shot.width)
    picture = view.grab()
    _let_go(view, profile)
    return picture


def _let_go(widget: QWidget, profile: ClosedProfile) -> None:
    """Remove a widget with its pages before the profile that they use."""
    widget.close()
    widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    profile.deleteLater()


def _grow(view: ArticleView, width: int) -> None:
    """Make the view as tall as its page, twice, since rows far down have only estimated heights."""
    world = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
    reveal = "document.documentElement.classList.add('whole')"
    view.page().runJavaScript(reveal, world)
    for _ in range(2):
        with _Patience() as patience:
            heights: list[float] = []

            def keep(height: float, heights: list[float] = heights, end=patience.end) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
                heights.append(height)
                end()

            view.page().runJavaScript("document.body.getBoundingClientRect().height", world, keep)
            patience.wait("The page's height")
        view.resize(QSize(width, min(int(heights[0]), _TALLEST_PX)))
        with _Patience() as patience:
            QTimer.singleShot(_SETTLE_MS, patience.end)
            patience.wait("The page")


class _Patience:
    """Waits for a signal, but not for ever."""

    def __init__(self) -> None:
        self._loop = QEventLoop()
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self._loop.exit(1))

    def __enter__(self) -> "_Patience":
        self._timer.start(_GIVE_UP_MS)
        return self

    def __exit__(self, *_error: object) -> None:
        self._timer.stop()

    def end(self) -> None:
        """Note that what was waited for has come."""
        QTimer.singleShot(_SETTLE_MS, lambda: self._loop.exit(0))

    def wait(self, what: str) -> None:
        """Run the event loop until `end` was called; raise a ReaderError after a minute."""
        if self._loop.exec():
            raise ReaderError(f"{what} was not drawn within a minute.", "Is the machine busy?")
