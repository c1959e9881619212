"""The article of tests/cases/marked, and the marks of its page, asked for and looked at."""

from collections import Counter

from pages import Page

WORDS, OTHER = "lab/words", "lab/other"
HERONS = ("heron", "苍鹭")
COLUMNS, STORK, END, ANSWER = "p-a69f6e64", "p-3e11ebea", "p-e6fbc79c", "p-290f937c"

# What the script has marked, as live ranges: all of them, the active one, and its number from 1.
_RANGES = """
  const live = ({ startContainer, startOffset, endContainer, endOffset }) => {
    const range = document.createRange();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    return range;
  };
  const r = Array.from(CSS.highlights.get('search') || [], live);
  const a = Array.from(CSS.highlights.get('search-active') || [], live)[0];
  const number = 1 + r.findIndex((one) => a && !one.compareBoundaryPoints(Range.START_TO_START, a));
"""


class Marks:
    """The marks of the article in front."""

    def __init__(self, qtbot, page: Page, tabs) -> None:
        self._qtbot = qtbot
        self._page = page
        self._tabs = tabs

    def counted(self, act, *args, **named) -> tuple[int, int]:
        """Return the count that comes of something done."""
        with self._qtbot.waitSignal(self._tabs.marks_counted) as told:
            act(*args, **named)
        return tuple(told.args)

    def show(self, *words, pair="") -> tuple[int, int]:
        """Mark words in the article that stands, and return the count."""
        return self.counted(self._tabs.go, WORDS, pair, words)

    def ask(self, code):
        """Return the value of a JavaScript expression."""
        return self._page.js(f"(() => {{ {_RANGES} return {code}; }})()")

    def texts(self) -> Counter[str]:
        """Return what is marked, and how often each, without what breaks its lines."""
        return Counter(" ".join(text.split()) for text in self.ask("r.map(String)"))

    def row_of_active(self) -> str:
        return self.ask("a.startContainer.parentElement.closest('.row').id")

    def active_becomes(self, number: int) -> None:
        """Wait until this mark, counted from 1, is the active one."""
        self._until(f"number === {number}")

    def is_in_sight(self) -> None:
        """Wait until the active mark is in sight."""
        box = "a.getBoundingClientRect()"
        self._until(f"{box}.top > 0 && {box}.bottom < innerHeight && {box}.right < innerWidth")

    def _until(self, code: str) -> None:
        self._page.until(f"(() => {{ {_RANGES} return {code}; }})()")
