"""The connection to the study's database: whole transactions, errors a user understands."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import quote

from reader.errors import ReaderError
from reader.study.copies import copy_database, copy_is_due, make_daily_copy

_PATIENCE_S = 5.0  # for an import of some thousand cards; while a larger one goes on, others say so
_LARGEST_LOG = 16 << 20  # bytes that the -wal file keeps for reuse after an import
_LONGEST_LOG = 4000  # pages; where nobody calls `rest`, a write then takes 20 ms longer

# synchronous=FULL: a mark costs 0.5 ms (95 %; NORMAL: 0.1 ms) on the SSD of a 2-core machine,
# and is still there when the power fails right after.
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    f"PRAGMA journal_size_limit = {_LARGEST_LOG}",
    f"PRAGMA wal_autocheckpoint = {_LONGEST_LOG}",
    "PRAGMA cache_size = -16000",  # KiB: the indexes of 100,000 cards
)

# What SQLite raises; the second where it quotes a damaged file in its message.
ERRORS = (sqlite3.Error, UnicodeDecodeError)
_HELD = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_SHUT = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Database:
    """An open database, for one thread at a time.

    Raises:
        ReaderError: It cannot be opened.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._connection = connect(file)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give one state of the database; raises ReaderError for what SQLite raises."""
        with self._transaction("BEGIN") as db:
            yield db

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Write what is done within, all or nothing; raises ReaderError for what SQLite raises."""
        with self._transaction("BEGIN IMMEDIATE") as db:
            yield db

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        db = self._connection
        try:
            db.execute(begin)
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # the first error is the one that counts
                    if db.in_transaction:
                        db.execute("ROLLBACK")
                raise
        except ERRORS as error:
            raise told(error, self.file) from error

    def version(self) -> int:
        """Return a number that changes when another connection wrote."""
        try:
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        except ERRORS as error:
            raise told(error, self.file) from error

    def rest(self) -> None:
        """Move what was written from the log to the file, as far as nobody reads it just now."""
        try:
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        except ERRORS as error:
            raise told(error, self.file) from error

    def copy_beside(self, name: str) -> None:
        """Make a copy `study.db.<name>` in the same folder, in place of an earlier one.

        Raises:
            ReaderError: It cannot be made.
        """
        copy_beside(self._connection, self.file, name)

    def copy_daily(self, today: date) -> None:
        """Make the day's copy, if it is due.

        Raises:
            ReaderError: It cannot be made.
        """
        try:
            if copy_is_due(self.file, today):
                make_daily_copy(self._connection, self.file, today)
        except (OSError, *ERRORS) as error:
            raise ReaderError(
                f"Today's copy of the study data could not be made ({reason(error)}).",
                "Make room on the disk; the study itself is all there.",
                path=self.file,
            ) from error

    def close(self) -> None:
        """Close it; raises ReaderError when SQLite cannot."""
        try:
            self._connection.close()
        except ERRORS as error:
            raise told(error, self.file) from error


def connect(file: Path) -> sqlite3.Connection:
    """Return a connection as this package uses them; raises ReaderError."""
    db: sqlite3.Connection | None = None
    try:
        db = sqlite3.connect(
            uri_of(file, "mode=rw"),  # it never makes a file
            uri=True,
            timeout=_PATIENCE_S,
            isolation_level=None,
            check_same_thread=False,
        )
        for pragma in _PRAGMAS:
            db.execute(pragma)
    except ERRORS as error:
        if db is not None:
            db.close()
        raise told(error, file) from error
    # One bad byte on the disk costs one sign of one note, not all of them.
    db.text_factory = partial(str, encoding="utf-8", errors="replace")
    return db


def copy_beside(db: sqlite3.Connection, file: Path, name: str) -> None:
    """Make a copy `study.db.<name>` of an open database; raises ReaderError."""
    try:
        copy_database(db, file.with_name(f"{file.name}.{name}"))
    except (OSError, *ERRORS) as error:
        raise ReaderError(
            f"No copy of the study data could be made ({reason(error)}), so nothing was changed.",
            "Make room on the disk, then try again.",
            path=file,
        ) from error


def uri_of(file: Path, how: str) -> str:
    """Return a file's address for SQLite, with options such as `mode=ro`."""
    path = file.absolute().as_posix()
    return f"file://{'' if path.startswith('/') else '/'}{quote(os.fsencode(path))}?{how}"


def told(error: Exception, file: Path) -> ReaderError:
    """Return what a user is told of an error of SQLite's."""
    code = primary_code(error)
    if code in _HELD:
        return ReaderError(
            "Another program is writing to the study data and does not stop.",
            "Close it, then try again.",
            path=file,
        )
    if code == sqlite3.SQLITE_FULL:
        return ReaderError(
            "The disk is full, so nothing was added to the study data.",
            "Make room, then try again; what was kept before is still there.",
            path=file,
        )
    if code in _SHUT:
        return ReaderError(
            f"The study data cannot be opened ({error}).",
            "See to it that you may write to this file and its folder.",
            path=file,
        )
    if code in _BROKEN or isinstance(error, UnicodeDecodeError):
        with suppress(OSError):
            suspicion(file).touch()
        return ReaderError(
            f"The study data is damaged ({error}).",
            "Start the reader again: it sets the file aside and opens the newest copy.",
            path=file,
        )
    return ReaderError(
        f"The study data cannot be used ({error}).", "Start the reader again.", path=file
    )


def suspicion(file: Path) -> Path:
    """Return the file that is there when a database was found damaged while it was used.

    The quick check at the start does not find all that may be wrong; with this, all is looked for.
    """
    return file.with_name(file.name + ".suspect")


def primary_code(error: Exception) -> int:
    """Return SQLite's primary result code; 0 for an error of the module's own."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def reason(error: Exception) -> str:
    """Return in a few words why a file could not be read or written."""
    return (isinstance(error, OSError) and error.strerror) or str(error)
