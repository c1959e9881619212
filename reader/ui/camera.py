"""Pictures of a view: waiting until it is drawn, and joining a tall page from what is in sight."""

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWebEngineCore import QWebEngineScript

from reader.errors import ReaderError
from reader.ui.article_view import ArticleView

_GIVE_UP_MS = 60_000  # ten times the slowest machine met
_LOOK_AGAIN_MS = 60
_FRAMES = 3  # layout, the rows that come into sight, their fonts
_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
_COUNT_FRAMES = """
window.__frames = 0;
(function count() { window.__frames += 1; requestAnimationFrame(count); })();
"""


def wait_for(what: str, start: Callable[[Callable[[], None]], object]) -> None:
    """Run the event loop until `start` has called what it was given.

    Raises:
        ReaderError: That did not happen within a minute.
    """
    loop = QEventLoop()
    QTimer.singleShot(_GIVE_UP_MS, loop, lambda: loop.exit(1))
    start(lambda: loop.exit(0))
    if loop.exec():
        raise ReaderError(f"{what} was not drawn within a minute.", "Is the machine busy?")


def settled_picture(grab: Callable[[], QImage]) -> QImage:
    """Return a picture as soon as two in a row are the same."""
    last = grab()
    for _ in range(_GIVE_UP_MS // _LOOK_AGAIN_MS):
        _pause()
        picture = grab()
        if picture == last:
            return picture
        last = picture
    return last


def page_picture(view: ArticleView) -> QImage:
    """Return a picture of the whole page that a view shows, from top to bottom.

    The page is photographed piece by piece: a view as tall as the page would need a larger
    texture than Chromium can draw.
    """
    _evaluate(view, f"document.documentElement.classList.add('whole'); {_COUNT_FRAMES} 0")
    _wait_frames(view)
    height = int(_evaluate(view, "Math.ceil(document.body.getBoundingClientRect().height)"))
    ratio = view.devicePixelRatioF()
    whole = QImage(int(view.width() * ratio), int(height * ratio), QImage.Format.Format_RGB32)
    painter = QPainter(whole)
    for top in range(0, height, view.height()):
        at = _evaluate(view, f"scrollTo(0, {top}); window.__frames = 0; scrollY")
        _wait_frames(view)
        piece = settled_picture(lambda: view.grab().toImage())
        piece.setDevicePixelRatio(1.0)
        painter.drawImage(QPoint(0, int(at * ratio)), piece)
    painter.end()
    return whole


def wait_fonts(view: ArticleView) -> None:
    """Return when every font that the page has asked for is there; until then its text is blank."""
    while not _evaluate(view, "document.fonts.status === 'loaded' ? 1 : 0"):
        _pause()


def _wait_frames(view: ArticleView) -> None:
    while _evaluate(view, "window.__frames") < _FRAMES:
        _pause()
    wait_fonts(view)


def _evaluate(view: ArticleView, script: str) -> float:
    """Return what a script of ours in the page comes to, a number."""
    answers: list[float] = []

    def ask(done: Callable[[], None]) -> None:
        def on_answer(answer: float) -> None:
            answers.append(float(answer))
            done()

        view.page().runJavaScript(script, _WORLD, on_answer)

    wait_for("The page", ask)
    return answers[0]


def _pause() -> None:
    loop = QEventLoop()
    QTimer.singleShot(_LOOK_AGAIN_MS, loop, loop.quit)
    loop.exec()
