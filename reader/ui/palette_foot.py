"""The foot of the search palette: what was found, and which keys do what."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from reader.search.values import Answer

_INSET_PX, _ABOVE_PX = 20, 8
_GAP_PX = 24


class PaletteFoot(QFrame):
    """Shows a sentence about what was found and, where there is room, the keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self._told: tuple[Answer | None, float, bool, bool] = (None, 0.0, False, False)
        self._sentence = ""
        self._status = QLabel(self)
        self._keys = QLabel(self)
        for label in (self._status, self._keys):
            label.setObjectName("quiet")
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._status.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_INSET_PX, _ABOVE_PX, _INSET_PX, _ABOVE_PX)
        layout.setSpacing(_GAP_PX)
        layout.addWidget(self._status, 1)
        layout.addWidget(self._keys)

    @property
    def sentence(self) -> str:
        """What is told of the answer."""
        return self._sentence

    def show_state(
        self, answer: Answer | None, seconds: float, *, has_rows: bool, for_commands: bool
    ) -> None:
        """Tell what was found, and how long that took.

        Args:
            answer: None when nothing was asked, or it is not known yet.
            has_rows: Whether the list shows anything.
            for_commands: Whether the list has commands in it.
        """
        self._told = (answer, seconds, has_rows, for_commands)
        self._retell()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the texts when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retell()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Leave the room of the keys to the sentence where both have not enough."""
        super().resizeEvent(event)
        self._fit()

    def _retell(self) -> None:
        answer, seconds, has_rows, for_commands = self._told
        if for_commands:
            self._keys.setText(self.tr("↑↓ choose · Enter run"))
            self._sentence = "" if has_rows else self.tr("Nothing found")
        else:
            self._keys.setText(self.tr("↑↓ choose · Enter open · Ctrl+Enter new tab"))
            self._sentence = self._said_of(answer, seconds, has_rows=has_rows) if answer else ""
        self._fit()

    def _said_of(self, answer: Answer, seconds: float, *, has_rows: bool) -> str:
        if not has_rows:
            return self.tr("Nothing found")
        if not answer.passages:
            return self.tr("No passage has these words")
        if answer.is_loose:
            return self.tr("No passage has all the words; these have most of them")
        found = self.tr("{0} in {1} · {2} ms").format(
            self.tr("%n passage(s)", "", answer.passages),
            self.tr("%n article(s)", "", answer.articles),
            max(1, round(seconds * 1000)),
        )
        if answer.corrected:
            instead = self.tr("Showing results for {0}").format(answer.corrected)
            return f"{instead} · {found}"
        return found

    def _fit(self) -> None:
        metrics = self._status.fontMetrics()
        room = self.width() - 2 * _INSET_PX
        wanted = metrics.horizontalAdvance(self._sentence)
        has_room = wanted + _GAP_PX + self._keys.sizeHint().width() <= room
        self._keys.setVisible(has_room)
        shown = metrics.elidedText(self._sentence, Qt.TextElideMode.ElideRight, room)
        self._status.setText(shown)
