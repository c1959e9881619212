"""The user's study on a worker of its own: opened when it is first wanted, asked by functions."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from reader.errors import ReaderError
from reader.settings import data_folder
from reader.study.clock import now
from reader.ui.worker import Worker

_REST_MS = 1000  # since the last question; who reviews thinks about the next card for longer
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class StudySource:
    """Where a study is kept, and the clock that it goes by, which tells aware times."""

    folder: Path = field(default_factory=data_folder)
    clock: Callable[[], datetime] = now


class StudyStore(QObject):
    """Has functions of the study done one after another, away from the UI thread.

    A function is given the Study (`reader.study.store`); what it returns comes back.

    Signals:
        failed: A ReaderError: what a function raised, or what was told of the file at its opening.
    """

    failed = Signal(object)

    def __init__(self, source: StudySource, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = Worker(self)
        self._opened = _Opened(source, self.failed.emit)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._tidy)
        self._told: set[str] = set()  # what was wrong, as far as the user knows

    def run(
        self,
        ask: Callable[[Any], _T],
        done: Callable[[_T], object] = lambda _nothing: None,
        *,
        in_passing: bool = False,
    ) -> None:
        """Have a function done; `done` is called with its answer, on the UI thread.

        Args:
            in_passing: The user did not ask for it; what goes wrong every time is told once.
        """
        opened = self._opened

        def on_failed(error: ReaderError) -> None:
            self._tell(error, in_passing=in_passing)

        def on_done(answer: _T) -> None:
            done(answer)

        self._rest.start()
        self._worker.run(lambda: ask(opened.study()), on_done, on_failed)

    def _tidy(self) -> None:
        def on_failed(error: ReaderError) -> None:
            self._tell(error, in_passing=True)

        self._worker.run(self._opened.rest, lambda _nothing: None, on_failed)

    def _tell(self, error: ReaderError, *, in_passing: bool) -> None:
        if not (in_passing and str(error) in self._told):
            self._told.add(str(error))
            self.failed.emit(error)

    def close(self) -> None:
        """Close the file once everything before is done, and wait for that."""
        self._rest.stop()
        self._worker.run(self._opened.close, lambda _nothing: None, self.failed.emit)
        self._worker.wait()


class _Opened:
    """The study, for the worker alone."""

    def __init__(self, source: StudySource, tell: Callable[[object], None]) -> None:
        self._source = source
        self._tell = tell
        self._study: Any = None

    def study(self) -> Any:
        """Return the study; raises ReaderError when its file cannot be used."""
        if self._study is None:
            # SQLite and what stands on it load while the window is drawn, not before.
            from reader.study.store import open_study  # noqa: PLC0415

            self._study, fault = open_study(self._source.folder, clock=self._source.clock)
            if fault is not None:
                self._tell(fault)
        return self._study

    def rest(self) -> None:
        """Tidy up, if the file is open."""
        if self._study is not None:
            self._study.rest()

    def close(self) -> None:
        """Close the file."""
        if self._study is not None:
            self._study.close()
            self._study = None
