"""Pictures of a view: waiting until it is drawn, and joining a tall page from what is in sight."""

import json
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWebEngineCore import QWebEngineScript

from reader.errors import ReaderError
from reader.ui.article_view import ArticleView

_GIVE_UP_MS = 60_000  # ten times the slowest machine met
_LOOK_AGAIN_MS = 60
_FRAMES = 3  # layout, the rows that come into sight, their fonts
_STRIP_PX = 8
# A strip at the foot of the view, cut off again, whose colour tells which frame a picture shows:
# on a busy machine the one before may stay on the screen for a while.
_SIGNS = ("#ff00ff", "#00ffff", "#ffff00")
_MARK = f"""
const strip = document.createElement("div");
strip.id = "frame-sign";
strip.style.cssText = "position:fixed;inset:auto 0 0 0;height:{_STRIP_PX}px;z-index:99";
document.body.append(strip);
document.body.style.paddingBottom = "{_STRIP_PX}px";
"""
_SCROLL = (
    "document.getElementById('frame-sign').style.background = '{sign}';"
    "scrollTo(0, {top}); window.__frames = 0; scrollY"
)
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
        raise _too_late(what)


def _too_late(what: str) -> ReaderError:
    return ReaderError(f"{what} was not drawn within a minute.", "Is the machine busy?")


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
    _evaluate(view, f"(() => {{ {_MARK} return 0; }})()")
    ratio = view.devicePixelRatioF()
    whole = QImage(int(view.width() * ratio), int(height * ratio), QImage.Format.Format_RGB32)
    painter = QPainter(whole)
    step = view.height() - _STRIP_PX
    for number, top in enumerate(range(0, height, step)):
        sign = QColor(_SIGNS[number % len(_SIGNS)])
        at = _evaluate(view, _SCROLL.format(sign=sign.name(), top=top))
        _wait_frames(view)
        piece = _piece_with(view, sign)
        piece.setDevicePixelRatio(1.0)
        rows = int(step * ratio)
        painter.drawImage(QPoint(0, int(at * ratio)), piece.copy(0, 0, piece.width(), rows))
    painter.end()
    return whole


def _piece_with(view: ArticleView, sign: QColor) -> QImage:
    """Return a picture of what is in sight, of the frame that bears this sign."""
    for _ in range(_GIVE_UP_MS // _LOOK_AGAIN_MS):
        piece = settled_picture(lambda: view.grab().toImage())
        if piece.pixelColor(piece.width() // 2, piece.height() - 2) == sign:
            return piece
        _pause()
    raise _too_late("The page")


def wait_fonts(view: ArticleView) -> None:
    """Return when every font that the page has asked for is there; until then its text is blank."""
    while not _evaluate(view, "document.fonts.status === 'loaded' ? 1 : 0"):
        _pause()


def has_place(view: ArticleView, anchor: str) -> bool:
    """Return whether the page has an element with this id."""
    return bool(_evaluate(view, f"document.getElementById({json.dumps(anchor)}) ? 1 : 0"))


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
