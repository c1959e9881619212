"""Whether an earlier start died before it showed anything; this one then spares the graphics card.

A start leaves a marker until its first page is on the screen, and holds a lock for as long as it
lives. The system gives up the lock of a program that ended in whatever way: a marker without one is
that of a start that died, whatever became of its process number and however often the machine was
started since, and a second window that is just starting still has its lock. Each marker counts
once, as it is removed when it is found, and only if it could be removed. A start that did without
the graphics card and died all the same counts for nothing: it did not die of the card.
"""

import contextlib
import logging
import os
import time
from pathlib import Path

from reader.errors import ReaderError
from reader.study.locks import Lock

_MARKER, _LOCK = ".start", ".lock"
_CARD, _SAFE = "card", "safe"  # what a marker says: how its start draws
_log = logging.getLogger(__name__)


class StartGuard:
    """Marks a start until it has shown something, and finds the marks of those that never did.

    Where its folder cannot be written it finds nothing and marks nothing. Its few small files cost
    about a millisecond, and must be there before anything else is.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._marker: Path | None = None
        self._lock: Lock | None = None

    def find_fallen(self) -> bool:
        """Return whether a start that drew with the graphics card died before its first paint."""
        try:
            markers = tuple(self._folder.glob(f"*{_MARKER}"))
            return True in {_is_fallen(marker) for marker in markers}  # all of them are looked at
        except (OSError, ReaderError) as error:
            _log.info("Earlier starts are not looked at: %s", error)
            return False

    def begin(self, *, safe: bool) -> None:
        """Mark this start.

        Args:
            safe: Whether it draws without the graphics card.
        """
        marker = self._folder / f"{os.getpid()}-{time.time_ns()}{_MARKER}"
        lock = Lock(marker.with_suffix(_LOCK))
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if lock.take_alone(0):  # before there is a marker that says so
                self._lock, self._marker = lock, marker
                marker.write_text(_SAFE if safe else _CARD, encoding="ascii")
        except (OSError, ReaderError) as error:
            _log.info("This start is not marked: %s", error)

    def end(self) -> None:
        """Take the mark away: something was shown, or the program ends as it should."""
        if self._marker is None or self._lock is None:
            return
        with contextlib.suppress(OSError):
            self._marker.unlink(missing_ok=True)  # while the lock still says that we live
        _give_up(self._lock)
        self._marker = self._lock = None


def _is_fallen(marker: Path) -> bool:
    """Take a marker away whose start lives no more; return whether it counts."""
    lock = Lock(marker.with_suffix(_LOCK))
    if not lock.take_alone(0):
        return False
    try:
        said = marker.read_text(encoding="ascii", errors="replace")
        marker.unlink()
    except OSError:  # taken away meanwhile, or not to be taken away and so not to be believed
        return False
    finally:
        _give_up(lock)
    return said == _CARD


def _give_up(lock: Lock) -> None:
    lock.release()  # first: Windows removes no file that is open
    with contextlib.suppress(OSError):
        lock.file.unlink(missing_ok=True)


def without_card() -> ReaderError:
    """Return what to tell of a start that does without the graphics card of itself."""
    return ReaderError(
        "The last start ended before it showed anything; this one does without the graphics card.",
        "“Safe graphics” in the menu View keeps it so.",
    )
