"""The articles of the small archive, and a page in a test's hands, asked and touched."""

import json
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEngineScript
from PySide6.QtWidgets import QWidget

from reader.settings import Settings
from reader.ui.article_view import ArticleView
from reader.ui.tab_area import TabArea

CASES = Path(__file__).resolve().parents[1] / "cases"
LONG, SHORT, ENGLISH = "alpha/speculative-decoding", "alpha/paged-attention", "beta/english-only"
PLAIN = Settings(theme="light", language="en")  # the same on every machine

_APP_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value


class Page:
    """The page in front of some tabs, or the page of one view."""

    def __init__(self, qtbot, where: TabArea | ArticleView) -> None:
        self._qtbot = qtbot
        self._where = where

    @property
    def view(self) -> ArticleView:
        return self._where if isinstance(self._where, ArticleView) else self._where.view

    @property
    def ground(self) -> QWidget:
        """What takes the page's mouse and keys."""
        return self.view.focusProxy()

    def js(self, code: str):
        """Return the value of a JavaScript expression."""
        with self._qtbot.waitCallback() as answered:
            self.view.page().runJavaScript(f"JSON.stringify({code})", _APP_WORLD, answered)
        return json.loads(answered.args[0] or "null")

    def until(self, code: str) -> None:
        """Wait until a JavaScript expression is true."""

        def check() -> None:
            assert self.js(code), code

        self._qtbot.waitUntil(check)

    def computed(self, selector: str, name: str) -> str:
        """Return a computed style of the first element."""
        return self.js(f"getComputedStyle(document.querySelector({selector!r}))[{name!r}]")

    def is_shown(self, selector: str) -> bool:
        return self.js(f"document.querySelector({selector!r}).checkVisibility()")

    def spot(self, selector: str) -> QPoint:
        """Return the middle of an element's first line, once it is in sight and stays there."""
        boxes: list[list[float]] = []

        def rests() -> None:
            boxes.append(
                self.js(
                    f"""(() => {{
                      const found = document.querySelector({selector!r});
                      found.scrollIntoView({{ block: "center" }});
                      const box = found.getClientRects()[0];
                      return [box.x + box.width / 2, box.y + Math.min(box.height, innerHeight) / 2];
                    }})()"""
                )
            )
            assert boxes[-3:] == [boxes[-1]] * 3

        self._qtbot.waitUntil(rests)
        zoom = self.view.zoomFactor()
        return QPoint(round(boxes[-1][0] * zoom), round(boxes[-1][1] * zoom))

    def click(self, selector: str, button=Qt.MouseButton.LeftButton, keys=None) -> None:
        QTest.mouseClick(
            self.ground, button, keys or Qt.KeyboardModifier.NoModifier, self.spot(selector)
        )

    def point_at(self, selector: str) -> None:
        """Move the pointer onto an element, from elsewhere: a move to where it is sends nothing."""
        spot = self.spot(selector)
        QTest.mouseMove(self.ground, spot + QPoint(3, 40))
        QTest.mouseMove(self.ground, spot)

    def is_at(self, place: str) -> None:
        """Wait until the pair `p-…@number`, or an element, is where a jump puts it."""
        name = place.partition("@")[0]
        self.until(
            f"(() => {{ const top = document.getElementById({name!r}).closest('.row')"
            ".getBoundingClientRect().top; return top > 0 && top < 60; })()"
        )

    def scroll_to(self, selector: str) -> None:
        """Bring an element to the line where the reader reads."""
        self.js(f"document.querySelector({selector!r}).scrollIntoView({{ block: 'start' }})")
