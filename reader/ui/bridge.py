"""What the page's script and the window say to each other."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QFile, QIODevice, QObject, Signal, Slot
from PySide6.QtWebEngineCore import QWebEngineScript

from reader.resources import Theme, resource

# Each calls those before it.
_SCRIPTS = (
    "pop.js", "jumps.js", "cells.js", "sentences.js", "marks.js", "passages.js", "pairs.js",
    "places.js", "making.js", "bar.js", "notes.js", "recall.js", "home.js", "study.js", "page.js",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How pages are shown.

    Attributes:
        mode: `both`, `en` or `zh`.
        text_size: Of the English text, in CSS px.
        share: The English column's part of the two columns' width.
        covered: The language that recall mode covers; empty when it is off.
        recall_by: `pair` or `sentence`: what is uncovered at once.
    """

    theme: Theme
    mode: str
    text_size: int
    share: float
    covered: str = ""
    recall_by: str = "pair"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the page that is shown; a title is empty where a language is missing."""

    anchor: str
    level: int
    en: str
    zh: str


class Bridge(QObject):
    """The object that the page's script talks to; its slots are called by the script.

    Signals:
        stateChanged: For the script: the look and the labels as JSON.
        placeWanted: For the script: the id of the element to scroll to.
        marksWanted: For the script: words to mark and the id of the pair to begin at, as JSON.
        markStepWanted: For the script: go so many marks on.
        marksClearing: For the script: take the marks away.
        lightboxClosing: For the script: close the large figure.
        articleWanted: For the script: the page of another article, its address, and what
            `state` returns.
        collectionWanted: For the script: give back the memory of what was shown before.
        outline_found: The page's headings, as a tuple of Heading.
        place_changed: The pair at the top of the page and the heading above it.
        marks_counted: Which mark is the active one, from 1, and of how many; 0 and 0 for none.
        share_chosen: The columns' share after a drag; below 0 for the usual one.
        text_copied: The text of a code block.
        lightbox_shown: Whether a figure is shown large.
        painted: The page with this number is on the screen.
    """

    stateChanged = Signal(str)  # noqa: N815  (JavaScript's style, since the script sees it)
    placeWanted = Signal(str)  # noqa: N815
    marksWanted = Signal(str)  # noqa: N815
    markStepWanted = Signal(int)  # noqa: N815
    marksClearing = Signal()  # noqa: N815
    lightboxClosing = Signal()  # noqa: N815
    articleWanted = Signal(str, str, str)  # noqa: N815
    collectionWanted = Signal()  # noqa: N815
    outline_found = Signal(object)
    place_changed = Signal(str, str)
    marks_counted = Signal(int, int)
    share_chosen = Signal(float)
    text_copied = Signal(str)
    lightbox_shown = Signal(bool)
    painted = Signal(int)

    @Slot(str)
    def showOutline(self, headings: str) -> None:  # noqa: N802
        """Hear the headings of the page, as JSON."""
        self.outline_found.emit(tuple(Heading(**heading) for heading in json.loads(headings)))

    @Slot(str, str)
    def showPlace(self, pair: str, anchor: str) -> None:  # noqa: N802
        """Hear the pair at the top and the heading above it."""
        self.place_changed.emit(pair, anchor)

    @Slot(int, int)
    def showMarks(self, active: int, total: int) -> None:  # noqa: N802
        """Hear how many marks there are and which is the active one."""
        self.marks_counted.emit(active, total)

    @Slot(float)
    def chooseShare(self, share: float) -> None:  # noqa: N802
        """Hear where the divider was left."""
        self.share_chosen.emit(share)

    @Slot(str)
    def copyText(self, text: str) -> None:  # noqa: N802
        """Hear the text of the code block to copy."""
        self.text_copied.emit(text)

    @Slot(bool)
    def showLightbox(self, shown: bool) -> None:  # noqa: N802  (what the channel sends)
        """Hear whether a figure is shown large."""
        self.lightbox_shown.emit(shown)

    @Slot(int)
    def showPainted(self, number: int) -> None:  # noqa: N802
        """Hear that a page is on the screen."""
        self.painted.emit(number)

    def mark(self, words: Sequence[str], pair: str) -> None:
        """Have words marked in the page that stands, from the pair with this id on."""
        self.marksWanted.emit(json.dumps({"words": list(words), "pair": pair}))

    def state(self, look: Look, number: int, place: str = "", marks: Sequence[str] = ()) -> str:
        """Return what the script must know, as JSON.

        Args:
            number: Of the page, which `painted` tells again.
            marks: Words to mark, as they are written in the article.
        """
        return json.dumps(
            {
                "number": number,
                "theme": look.theme,
                "mode": look.mode,
                "textSize": look.text_size,
                "share": look.share,
                "recall": {"covered": look.covered, "by": look.recall_by},
                "place": place,
                "marks": list(marks),
                "labels": {
                    "copy": self.tr("Copy"),
                    "figure": self.tr("Figure; Escape closes it"),
                    "divider": self.tr(
                        "Drag to change the columns; double-click for the usual widths"
                    ),
                },
            }
        )


def page_script(state: str) -> QWebEngineScript:
    """Return the app's script for the next page, in a world that the page cannot see."""
    channel = QFile(":/qtwebchannel/qwebchannel.js")
    channel.open(QIODevice.OpenModeFlag.ReadOnly)
    library = bytes(channel.readAll().data()).decode()
    own = "\n".join(resource("script", name).read_text(encoding="utf-8") for name in _SCRIPTS)
    script = QWebEngineScript()
    script.setName("reader")
    script.setWorldId(QWebEngineScript.ScriptWorldId.ApplicationWorld.value)
    script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentCreation)
    script.setSourceCode(f"{library}\nwindow.__state = {state};\n{own}")
    return script
