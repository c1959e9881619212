"""The page of an article in a test's hands, as the window's study sees it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from pages import Page
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from reader.ui.article_view import ArticleView
from reader.ui.bridge import Look
from reader.ui.camera import settled_picture

BOTH = Look("light", "both", 17, 0.5)
COLOURS = ("orange", "green", "blue", "purple")
LABELS = {
    "read": "Mark as read",
    "unread": "Mark as unread",
    "isRead": "You have read this article.",
    "bar": "What is selected",
    "note": "Note",
    "bookmark": "Bookmark",
    "card": "Make a card",
    "copy_both": "Copy both",
    "make_card": "Make a card",
    "card_made": "The card is made",
    "covered": "covered",
    **{f"highlight_{colour}": colour for colour in COLOURS},
}


def mark(quote: str, pair: str, language: str = "en", **values: object) -> dict[str, object]:
    """Return a mark as the window tells it."""
    plain = {"id": quote, "kind": "highlight", "colour": "green", "note": "", "is_orphan": False}
    place = {"pair": pair, "language": language, "quote": quote, "prefix": "", "suffix": ""}
    return {**plain, **place, **values}


class StudyPage(Page):
    """The page of one view, which tells its study to `told`."""

    def __init__(self, qtbot, view: ArticleView) -> None:
        super().__init__(qtbot, view)
        self.told: list[tuple[str, dict]] = []
        view.study.told.connect(lambda name, values: self.told.append((name, values)))

    def tells(self, name: str) -> list[dict]:
        """Return the values of everything that was told under a name until now."""
        self.js("1")  # what was told before comes before the answer
        return [values for told, values in self.told if told == name]

    def waits_for(self, name: str, count: int = 1) -> dict:
        """Return what is told under a name, once so much has been told."""

        def check() -> None:
            assert len(self.tells(name)) >= count, self.told

        self._qtbot.waitUntil(check)
        return self.tells(name)[-1]

    def show(self, *marks: dict[str, object]) -> None:
        """Tell the page its marks."""
        path = self.js("document.documentElement.dataset.path")
        told = {"path": path, "state": "reading", "marks": marks, "labels": LABELS}
        self.view.study.articleMarks.emit(json.dumps(told))
        self.until("document.getElementById('end') !== null")

    def place(self, *places: dict[str, object]) -> None:
        """Tell the page where marks are that it did not find."""
        self.view.study.placesWanted.emit(json.dumps(places))

    def act(self, name: str) -> None:
        """Do something, as the menu wishes it."""
        self.view.study.actionWanted.emit(name)

    def look(self, **changes: object) -> None:
        """Show the page in another look."""
        look = replace(self.view.look, **changes)
        self.view.show_look(look)
        self.until(f"document.documentElement.dataset.theme === {look.theme!r}")

    def press(self, key: Qt.Key, keys=Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key, and wait until the page has heard it: keys and scripts go different ways."""
        self.js("(window.heard ??= (addEventListener('keyup', () => window.heard++), 0), 1)")
        before = self.js("window.heard")
        QTest.keyClick(self.ground, key, keys)
        self.until(f"window.heard > {before + (keys != Qt.KeyboardModifier.NoModifier)}")

    def is_current(self, row: str, group: int | None = None) -> None:
        """Wait until a pair, or a sentence of it, is the current one."""
        at = "Pairs.current()"
        self.until(f"{at}?.row.id === {row!r} && {at}.group === {json.dumps(group)}")

    def rests(self) -> None:
        """Wait until nothing has scrolled for longer than any scrolling takes."""
        self.js(
            """(() => {
              let [frames, place] = [0, scrollY];
              window.resting = false;
              const look = () => {
                frames = place === scrollY ? frames + 1 : 0;
                place = scrollY;
                window.resting = frames > 20;
                if (!window.resting) requestAnimationFrame(look);
              };
              look();
              return 1;
            })()"""
        )
        self.until("window.resting")

    def picture(self) -> QImage:
        """Return what is on the screen, once it rests."""
        self.rests()
        return settled_picture(lambda: self.view.grab().toImage())

    def painted(self, highlight: str) -> list[str]:
        """Return the words that a highlight is on."""
        return self.js(
            f"""Array.from(CSS.highlights.get({highlight!r}) || [], (still) => {{
              const range = document.createRange();
              range.setStart(still.startContainer, still.startOffset);
              range.setEnd(still.endContainer, still.endOffset);
              return String(range);
            }})"""
        )

    def select(self, words: str, row: str, language: str = "en") -> None:
        """Select words of a cell, as a script does: no pointer is let go."""
        range_ = _range(words, row, language)
        self.js(f"(getSelection().empty(), getSelection().addRange({range_}), 1)")

    def spot_of(self, words: str, row: str, language: str = "en") -> QPoint:
        """Return the middle of the first line of words, once they are in sight and rest there."""
        boxes: list[list[float]] = []

        def rests() -> None:
            self.js(f"(document.getElementById({row!r}).scrollIntoView({{ block: 'center' }}), 1)")
            boxes.append(
                self.js(
                    f"(() => {{ const box = {_range(words, row, language)}.getClientRects()[0];"
                    " return [box.x + box.width / 2, box.y + box.height / 2]; })()"
                )
            )
            assert boxes[-3:] == [boxes[-1]] * 3

        self._qtbot.waitUntil(rests)
        return QPoint(round(boxes[-1][0]), round(boxes[-1][1]))

    def rests_on(self, words: str, row: str, language: str = "en") -> None:
        """Move the pointer onto words, and wait until the page has seen that."""
        spot = self.spot_of(words, row, language)
        QTest.mouseMove(self.ground, spot + QPoint(0, 60))
        QTest.mouseMove(self.ground, spot)
        self.until(f"document.querySelector('#{row} > .{language}:hover') !== null")

    def click_words(self, words: str, row: str, language: str = "en") -> None:
        spot = self.spot_of(words, row, language)
        QTest.mouseClick(
            self.ground, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot
        )

    def drag_over(self, words: str, row: str, language: str = "en") -> None:
        """Select words of one line with the pointer, and let go."""
        middle = self.spot_of(words, row, language)
        width = self.js(f"{_range(words, row, language)}.getBoundingClientRect().width")
        half = QPoint(round(width / 2), 0)
        press = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QTest.mousePress(self.ground, *press, middle - half)
        QTest.mouseMove(self.ground, middle)
        QTest.mouseMove(self.ground, middle + half)
        self.until(f"String(getSelection()) === {words!r}")
        QTest.mouseRelease(self.ground, *press, middle + half)


def _range(words: str, row: str, language: str) -> str:
    return f"""(() => {{
      const cells = Cells.ofRow(document.getElementById({row!r}));
      const {{ element }} = cells.find((cell) => cell.language === {language!r});
      const start = Cells.read(element).text.indexOf({words!r});
      return Cells.rangeOf(element, start, start + {len(words)});
    }})()"""


@contextmanager
def opened(qtbot, profile, library, path: str, look: Look = BOTH) -> Iterator[StudyPage]:
    """Open an article in a view of its own."""
    profile.handler.show_library(library)
    view = ArticleView(profile, look)
    view.resize(1100, 700)
    page = StudyPage(qtbot, view)
    view.show()
    try:
        with qtbot.waitSignal(view.painted):
            view.show_article(path)
        view.setFocus()
        page.waits_for("article_shown")
        yield page
    finally:
        view.close()
        view.deleteLater()
