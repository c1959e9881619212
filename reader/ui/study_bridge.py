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

    @Slot(str, str)
    def tell(self, name: str, values: str) -> None:
        """Hear what happened; the values are JSON."""
        told: Mapping[str, Any] = json.loads(values)
        self.told.emit(name, told)
