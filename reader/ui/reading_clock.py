"""How long an article is read: while its window is in front and somebody is there."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

_TICK_MS = 10_000
# A screenful of both languages takes two or three minutes, in which nothing need move.
_AWAY_AFTER_S = 180.0


class ReadingClock(QObject):
    """Counts the seconds that are spent with the article in front.

    Signals:
        passed: The path of an article and the seconds that were spent with it since last told.
    """

    passed = Signal(str, float)

    def __init__(
        self, is_active: Callable[[], bool], now: Callable[[], float], parent: QObject
    ) -> None:
        """Make the clock.

        Args:
            is_active: Whether the window is in front.
            now: Seconds of a clock that never goes back, such as `time.monotonic`.
        """
        super().__init__(parent)
        self._is_active = is_active
        self._now = now
        self._path = ""
        self._since = self._sign = now()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)

    def show_article(self, path: str) -> None:
        """Count for this article from now on; for none when it is empty."""
        if path == self._path:
            return
        self.tick()
        self._path = path
        self._since = self._sign = self._now()
        if path:
            self._timer.start()
        else:
            self._timer.stop()

    def note_sign(self) -> None:
        """Know that somebody is there."""
        if self._now() - self._sign > _AWAY_AFTER_S:
            self._since = self._now()  # what passed without a sign was not spent with the article
        self._sign = self._now()

    def tick(self) -> None:
        """Tell what has passed since the last time."""
        now = self._now()
        seconds = min(now, self._sign + _AWAY_AFTER_S) - self._since
        self._since = now
        if self._path and seconds > 0 and self._is_active():
            self.passed.emit(self._path, seconds)


def make_clock(is_active: Callable[[], bool], parent: QObject) -> ReadingClock:
    """Return a clock that runs with the system's."""
    return ReadingClock(is_active, time.monotonic, parent)
