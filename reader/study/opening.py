"""Opening the study's database so that nothing is lost: checked, copied, mended, never guessed."""

import os
import sqlite3
from collections.abc import Set
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Literal

from reader.errors import ReaderError
from reader.study.clock import day_of
from reader.study.copies import copies_of, log_files, put_in_place, remove_with_logs
from reader.study.database import (
    ERRORS,
    Database,
    connect,
    copy_beside,
    primary_code,
    reason,
    suspicion,
    told,
    uri_of,
)
from reader.study.headers import version_on_disk
from reader.study.ids import new_id
from reader.study.locks import Lock
from reader.study.schema import APPLICATION_ID, STEPS

_PATIENCE_S = 10.0  # for another program that is just opening a large study for the first time

# What SQLite raises of a file that is no database or no longer one. Its statements here are always
# the same, so that an error in one of them is one in the file. OK: a text there is no UTF-8.
_DAMAGE = (
    sqlite3.SQLITE_OK, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_FORMAT,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Found:
    """What there is on the disk; `behind` is a good one of an earlier version."""

    state: Literal["good", "behind", "damaged", "missing", "none"]
    version: int = 0


def open_safely(folder: Path, at: datetime) -> tuple[Database, Lock, ReaderError | None]:
    """Open the study's database in a folder, and make it, mend it or bring it up to date first.

    Returns:
        The database, the lock that goes with it, and what the user should know.

    Raises:
        ReaderError: It was written by a newer version, or it or its folder cannot be used.
    """
    file = folder / "study.db"
    was_there = os.path.lexists(file)
    _refuse_newer(file)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error
    lock = Lock(folder / "study.lock")
    try:
        news = _prepare(file, lock, at)
        _share(lock, file)
        _refuse_newer(file)  # nobody was kept out for a moment
        database = Database(file)
    except BaseException:
        lock.release()
        raise
    if was_there or news:  # a new one has nothing yet, and would take the place of the day's copy
        try:
            database.copy_daily(day_of(at))
        except ReaderError as error:
            news = news or error
    return database, lock, news


def _prepare(file: Path, lock: Lock, at: datetime) -> ReaderError | None:
    """Leave a good database of this version in place; return what had to be done for that."""
    today = day_of(at)
    if not lock.take_alone(0):
        _share(lock, file)
        if _look(file, today).state == "good":
            return None
        # It must be changed, and others have it open: not under their hands.
        if not lock.take_alone(_PATIENCE_S):
            raise _in_use(file)
    _remove_unfinished(file.parent)
    found = _look(file, today)
    suspicion(file).unlink(missing_ok=True)
    if found.state == "good":
        return None
    if found.state == "behind":
        _step_up(file, found.version)
        return None
    return _put_another(file, found, at)


def _share(lock: Lock, file: Path) -> None:
    if not lock.share(_PATIENCE_S):
        raise _in_use(file)


def _look(file: Path, today: date) -> _Found:
    wal, _, journal = log_files(file)
    if not _size(file):
        if _size(wal) or _size(journal):
            return _Found("damaged")
        if next(copies_of(file, today), None) is None:
            return _Found("none")
        return _Found("damaged" if os.path.lexists(file) else "missing")
    return _check(file)


def _check(file: Path) -> _Found:
    """Return whether a file is a good database of the study; raises ReaderError."""
    if file.is_dir():
        return _Found("damaged")
    # Only to read, as closing it then leaves the -wal file as it is; but with an old journal
    # beside it SQLite wants to write.
    how = "mode=rw" if log_files(file)[2].exists() else "mode=ro"
    try:
        with closing(sqlite3.connect(uri_of(file, how), uri=True)) as db:
            return _check_open(db, suspicion(file).exists())
    except ERRORS as error:
        if primary_code(error) in _DAMAGE or isinstance(error, UnicodeDecodeError):
            return _Found("damaged")
        raise told(error, file) from error


def _check_open(db: sqlite3.Connection, is_suspect: bool) -> _Found:
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    is_ours = db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    if not is_ours or (version == len(STEPS) and not _tables(db) >= _own_tables(STEPS)):
        return _Found("damaged")
    how = "integrity_check" if is_suspect else "quick_check"
    if db.execute(f"PRAGMA {how}(1)").fetchone()[0] != "ok":
        return _Found("damaged")
    return _Found("good" if version >= len(STEPS) else "behind", version)


def _tables(db: sqlite3.Connection) -> Set[str]:
    return {row[0] for row in db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}


@cache
def _own_tables(steps: tuple[str, ...]) -> Set[str]:
    with closing(sqlite3.connect(":memory:")) as db:
        for step in steps:
            db.executescript(step)
        return _tables(db)


def _refuse_newer(file: Path) -> None:
    if version_on_disk(file) > len(STEPS):
        raise ReaderError(
            "The study data was written by a newer version of the reader.",
            "Update the reader; the file was not touched.",
            path=file,
        )


def _step_up(file: Path, version: int) -> None:
    """Bring an earlier version's database up to date; raises ReaderError."""
    with closing(connect(file)) as db:
        copy_beside(db, file, f"before-{version + 1}")
        try:
            _run_steps(db, version)
        except ERRORS as error:
            raise told(error, file) from error


def _run_steps(db: sqlite3.Connection, version: int) -> None:
    """Take each step in a transaction of its own; raises sqlite3.Error."""
    for number, step in enumerate(STEPS[version:], version + 1):
        db.executescript(
            f"BEGIN IMMEDIATE; {step}; PRAGMA application_id = {APPLICATION_ID};"
            f"PRAGMA user_version = {number}; COMMIT;"
        )


def _put_another(file: Path, found: _Found, at: datetime) -> ReaderError | None:
    """Put the newest good copy, or else a new database, in the place of one that is not good."""
    new = file.with_name(f".{new_id()}.new")
    try:
        day = _take_copy(file, new, day_of(at))
        if day is None:
            new.write_bytes(b"")
        _finish(new)
        aside = _set_aside(file, at) if found.state == "damaged" else ""
        put_in_place(new, file)
    except OSError as error:
        raise _unwritable(file.parent, error) from error
    finally:
        remove_with_logs(new)
    if found.state == "none":
        return None
    return _news(file, aside, day)


def _take_copy(file: Path, new: Path, today: date) -> date | None:
    """Copy the newest good copy to a new file and return its day; raises OSError."""
    for day, copy in copies_of(file, today):
        try:
            data = copy.read_bytes()
        except OSError:
            continue
        new.write_bytes(data)
        if version_on_disk(new) <= len(STEPS) and _check(new).state in ("good", "behind"):
            return day
    return None


def _finish(new: Path) -> None:
    """Bring a database up to date that has no name yet; raises ReaderError."""
    with closing(connect(new)) as db:
        try:
            version = int(db.execute("PRAGMA user_version").fetchone()[0])
            _run_steps(db, version)
            # A copy counts its time apart, as that of the lost file may come back by an import.
            db.execute("UPDATE about SET value = ? WHERE name = 'device'", (new_id(),))
        except ERRORS as error:
            raise told(error, new) from error


def _set_aside(file: Path, at: datetime) -> str:
    """Rename a damaged database with its logs; return its new name; raises OSError."""
    base = name = f"{file.name}.damaged-{at.astimezone():%Y%m%d-%H%M%S}"
    number = 1
    while os.path.lexists(file.with_name(name)):
        number += 1
        name = f"{base}-{number}"
    # The logs first: beside the new database they would be played into it.
    for log in log_files(file):
        if os.path.lexists(log):
            log.replace(file.with_name(name + log.name[len(file.name) :]))
    if os.path.lexists(file):
        file.replace(file.with_name(name))
    return name


def _remove_unfinished(folder: Path) -> None:
    """Remove what a program that was killed has left; only for who is alone."""
    for place in (folder, folder / "copies"):
        for leftover in place.glob(f".{'[0-9a-f]' * 32}.new*"):
            remove_with_logs(leftover)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _news(file: Path, aside: str, day: date | None) -> ReaderError:
    if not aside:
        return ReaderError(
            f"The study data was missing; its copy of {day} was opened.",
            "To start anew, remove the folder copies as well.",
            path=file,
        )
    if day is None:
        return ReaderError(
            f"The study data was damaged and is set aside as {aside}; there is no copy of it.",
            "The study starts anew.",
            path=file,
        )
    return ReaderError(
        f"The study data was damaged and is set aside as {aside}; its copy of {day} was opened.",
        "What was done after that copy is missing.",
        path=file,
    )


def _in_use(file: Path) -> ReaderError:
    return ReaderError(
        "The study data must be brought in order, and another program has it open.",
        "Close all windows of the reader, then start it again.",
        path=file,
    )


def _unwritable(folder: Path, error: OSError) -> ReaderError:
    return ReaderError(
        f"The study data cannot be written ({reason(error)}).",
        "See to it that you may write to this folder.",
        path=folder,
    )
