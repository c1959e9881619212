"""What the page's script and the window say to each other about marks, sentences and recall."""

import json
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot


class StudyBridge(QObject):
    """The object `study` that the page's script talks to; its slots are called by the script.

    Signals:
        articleMarks: For the script: the marks of the article that stands and its state, as JSON.
        homeWanted: For the script: what the page of all articles shows of the study, as JSON.
        actionWanted: For the script: do something with what is selected or current; a name.
        placesWanted: For the script: where marks are that it did not find itself, as JSON.
        told: What happened in the page: a name and its values.
    """

    articleMarks = Signal(str)  # noqa: N815  (JavaScript's style, since the script sees it)
    homeWanted = Signal(str)  # noqa: N815
    actionWanted = Signal(str)  # noqa: N815
    placesWanted = Signal(str)  # noqa: N815
    told = Signal(str, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_heard = False  # a page tells when it begins; one that is loaded is deaf till then

    @Slot(str, str)
    def tell(self, name: str, values: str) -> None:
        """Hear what happened; the values are JSON."""
        if name == "article_shown":  # what comes late of the page before says other things
            self._is_heard = True
        told: Mapping[str, Any] = json.loads(values)
        self.told.emit(name, told)

    def begin_load(self) -> None:
        """Know that another page is loaded, which hears nothing yet."""
        self._is_heard = False

    def show_article(self, text: str) -> None:
        """Show the marks of the article that stands and its state, given as JSON."""
        if self._is_heard:
            self.articleMarks.emit(text)

    def show_home(self, text: str) -> None:
        """Show what the page of all articles shows of the study, given as JSON."""
        if self._is_heard:
            self.homeWanted.emit(text)

    def show_places(self, text: str) -> None:
        """Show where marks are that the page did not find, given as JSON."""
        if self._is_heard:
            self.placesWanted.emit(text)

    def act(self, name: str) -> None:
        """Do something with what is selected or current."""
        if self._is_heard:
            self.actionWanted.emit(name)
