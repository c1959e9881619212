"""A picture of an article, or of the whole window with it, without showing anything."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from reader.errors import ReaderError
from reader.library.place import Place
from reader.library.store import Library
from reader.resources import Theme
from reader.settings import Session, Settings, Tab
from reader.ui.app import make_application, split_wish
from reader.ui.article_view import ArticleView
from reader.ui.bridge import Look
from reader.ui.building import build_and_open
from reader.ui.camera import has_place, page_picture, settled_picture, wait_fonts, wait_for
from reader.ui.language import install_language
from reader.ui.main_window import MainWindow
from reader.ui.study_store import StudySource
from reader.ui.web import ClosedProfile

_WINDOW_HEIGHT_PX = 900


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
        search: A question that the window's search is open on; empty for none.
        study: The folder of the study that the window shows; None for one without anything.
    """

    path: str
    out: Path
    theme: Theme
    mode: str
    width: int
    language: str
    scale: float
    whole_window: bool
    search: str
    study: Path | None


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
    if shot.whole_window:
        with TemporaryDirectory(ignore_cleanup_errors=True) as empty:  # never the user's own
            picture = _window_picture(library, shot, shot.study or Path(empty))
    else:
        picture = _page_picture(library, shot)
    try:
        shot.out.parent.mkdir(parents=True, exist_ok=True)
        saved = QImageWriter(str(shot.out), b"png").write(picture)
    except OSError as error:
        raise ReaderError(
            f"The folder cannot be made ({error.strerror}).", path=shot.out
        ) from error
    if not saved:
        raise ReaderError("The picture cannot be written.", path=shot.out)


def _window_picture(library: Library, shot: Shot, study: Path) -> QImage:
    settings = replace(Settings(), theme=shot.theme, mode=shot.mode, language=shot.language)
    profile = ClosedProfile()
    window = MainWindow(profile, settings, StudySource(study))
    window.resize(shot.width, _WINDOW_HEIGHT_PX)
    window.show()

    def open_article(done: Callable[[], None]) -> None:
        window.painted.connect(done)
        window.show_library(library, Session((Tab(*split_wish(shot.path)),)))

    wait_for("The window", open_article)
    for view in window.findChildren(ArticleView):
        wait_fonts(view)
        _require_place(view, shot)
    wait_for("The study", window.study.when_shown)
    if shot.search:
        _open_search(window, shot.search)
    picture = settled_picture(lambda: window.grab().toImage())
    _let_go(window, profile)
    return picture


def _open_search(window: MainWindow, question: str) -> None:
    """Open the search, and wait for its answer."""

    def ask(done: Callable[[], None]) -> None:
        window.search.answered.connect(done)
        window.search.open(question)

    wait_for("The search", ask)
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit):
        field.deselect()


def _page_picture(library: Library, shot: Shot) -> QImage:
    profile = ClosedProfile()
    profile.handler.show_library(library)
    look = Look(shot.theme, shot.mode, Settings().text_size, Settings().share)
    view = ArticleView(profile, look)
    view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    view.resize(shot.width, _WINDOW_HEIGHT_PX)
    view.show()
    path, anchor = split_wish(shot.path)

    def open_article(done: Callable[[], None]) -> None:
        view.painted.connect(done)
        view.show_article(path, anchor)

    wait_for("The page", open_article)
    wait_fonts(view)
    _require_place(view, shot)
    picture = settled_picture(lambda: view.grab().toImage()) if anchor else page_picture(view)
    _let_go(view, profile)
    return picture


def _require_place(view: ArticleView, shot: Shot) -> None:
    path, anchor = split_wish(shot.path)
    if anchor and not has_place(view, anchor):
        raise ReaderError(
            f"{path} has no place called {anchor}.", "Headings are places: core-method."
        )


def _let_go(widget: QWidget, profile: ClosedProfile) -> None:
    """Remove a widget with its pages before the profile that they use."""
    widget.close()
    widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    profile.deleteLater()
