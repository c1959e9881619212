"""Who has the study open: everybody shares a lock, and who must be alone with it takes it whole."""

import os
import sys
import time
from pathlib import Path

from reader.errors import ReaderError

_PAUSE_S = 0.02  # between two tries; a first opening takes about 20 ms

if sys.platform == "win32":
    import msvcrt
    import random

    # Windows' C library knows no shared lock: who shares it takes one byte of many, who is alone
    # takes all. With 64 programs open the chance to hit a free byte is still 94 %, and it is tried
    # again.
    _BYTES = 1024

    def _lock(number: int, *, alone: bool) -> None:
        os.lseek(number, 0 if alone else random.randrange(_BYTES), os.SEEK_SET)  # noqa: S311
        msvcrt.locking(number, msvcrt.LK_NBLCK, _BYTES if alone else 1)

else:
    import fcntl

    def _lock(number: int, *, alone: bool) -> None:
        # flock and not lockf: it belongs to this file alone, so that two threads of one program
        # are told apart and closing another handle does not give it up.
        fcntl.flock(number, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)


class Lock:
    """A lock file; a program that is killed gives it up.

    Each method raises ReaderError when the file cannot be made.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._number: int | None = None

    def share(self, patience_s: float) -> bool:
        """Take it together with others; False when one is alone with it for so long."""
        return self._take(patience_s, alone=False)

    def take_alone(self, patience_s: float) -> bool:
        """Take it whole; False when others have it for so long. What was held is given up."""
        return self._take(patience_s, alone=True)

    def release(self) -> None:
        """Give it up, if it is held."""
        if self._number is not None:
            os.close(self._number)
            self._number = None

    def _take(self, patience_s: float, *, alone: bool) -> bool:
        until = time.monotonic() + patience_s
        while not self._try(alone=alone):
            if time.monotonic() >= until:
                return False
            time.sleep(_PAUSE_S)
        return True

    def _try(self, *, alone: bool) -> bool:
        self.release()
        number: int | None = None
        try:
            number = os.open(self.file, os.O_RDWR | os.O_CREAT, 0o644)
            _lock(number, alone=alone)
        except OSError as error:
            if number is not None:
                os.close(number)
                if isinstance(error, (BlockingIOError, PermissionError)):  # as others have it
                    return False
            raise ReaderError(
                f"The study data cannot be written ({error.strerror}).",
                "See to it that you may write to this folder.",
                path=self.file.parent,
            ) from error
        self._number = number
        return True
