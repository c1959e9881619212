"""Plain functions on a thread of their own; their answers come back to the UI thread."""

import logging
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from reader.errors import ReaderError

_Answer = TypeVar("_Answer")
_log = logging.getLogger(__name__)


class _Outcome(QObject):
    """Carries an answer to the UI thread.

    Signals:
        done: What the function returned.
        failed: The ReaderError it raised, or one that stands for an error of ours.
    """

    done = Signal(object)
    failed = Signal(object)


class _Task(QRunnable):
    def __init__(self, function: Callable[[], object], outcome: _Outcome) -> None:
        super().__init__()
        self._function = function
        self._outcome = outcome

    def run(self) -> None:
        try:
            answer = self._function()
        except ReaderError as error:
            self._outcome.failed.emit(error)
        except Exception as error:  # noqa: BLE001  (the one place beside the crash dialog)
            _log.exception("A task on the worker failed")
            self._outcome.failed.emit(
                ReaderError(f"An unexpected error happened: {error!r}.", "Please report it.")
            )
        else:
            self._outcome.done.emit(answer)


class Worker(QObject):
    """Runs functions one after another, away from the UI thread.

    An answer whose receiver no longer wants it is dropped by the receiver; a running function
    is never stopped.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._waiting: set[_Outcome] = set()

    def run(
        self,
        function: Callable[[], _Answer],
        done: Callable[[_Answer], None],
        failed: Callable[[ReaderError], None],
    ) -> None:
        """Run a function; exactly one of `done` and `failed` is called, on the UI thread."""
        outcome = _Outcome(self)
        self._waiting.add(outcome)

        @Slot(object)
        def on_done(answer: _Answer) -> None:
            self._forget(outcome)
            done(answer)

        @Slot(object)
        def on_failed(error: ReaderError) -> None:
            self._forget(outcome)
            failed(error)

        outcome.done.connect(on_done)
        outcome.failed.connect(on_failed)
        self._pool.start(_Task(function, outcome))

    def wait(self) -> None:
        """Return when everything given to the worker has run; for the end of the program."""
        self._pool.waitForDone()

    def _forget(self, outcome: _Outcome) -> None:
        self._waiting.discard(outcome)
        outcome.deleteLater()
