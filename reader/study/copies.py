"""Copies of the study's database: each whole or not there, one a day, the last seven."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from pathlib import Path

from reader.study.clock import day_of
from reader.study.ids import new_id

_KEPT = 7


def copy_database(db: sqlite3.Connection, target: Path) -> None:
    """Copy an open database as it is now to a file, in place of what is there.

    Raises:
        OSError: The file cannot be written.
        sqlite3.Error: The database cannot be read, or the disk is full.
    """
    new = target.with_name(f".{new_id()}.new")  # two programs may copy at once
    try:
        with closing(sqlite3.connect(new, isolation_level=None)) as copy:
            copy.execute("PRAGMA synchronous = OFF")  # it is synchronised once, below
            db.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file that needs no other
        put_in_place(new, target)
    except BaseException:
        remove_with_logs(new)
        raise


def put_in_place(new: Path, target: Path) -> None:
    """Give a finished file its name, so that a power failure leaves the old one or this one."""
    with new.open("rb+") as stream:
        os.fsync(stream.fileno())
    new.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder outlast a power failure, where the system can do that."""
    with suppress(OSError):  # Windows opens no folders
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def log_files(file: Path) -> tuple[Path, ...]:
    """Return the files that SQLite may keep beside a database."""
    return tuple(file.with_name(file.name + end) for end in ("-wal", "-shm", "-journal"))


def remove_with_logs(file: Path) -> None:
    """Remove a database that was not finished, if it is there."""
    for leftover in (file, *log_files(file)):
        with suppress(OSError):
            leftover.unlink()


def copy_is_due(file: Path, today: date) -> bool:
    """Return whether a database has no copy of today, and changed since its last copy."""
    copies = [copy for _, copy in _daily(file)]
    if _copy_of(file, today) in copies:
        return False
    changed = max(_written(file), _written(log_files(file)[0]))
    return changed > max(map(_written, copies), default=0.0)


def make_daily_copy(db: sqlite3.Connection, file: Path, today: date) -> None:
    """Copy an open database for today and remove all but the last seven such copies.

    Raises:
        OSError: The copy cannot be written.
        sqlite3.Error: The database cannot be read, or the disk is full.
    """
    copy = _copy_of(file, today)
    copy.parent.mkdir(exist_ok=True)
    copy_database(db, copy)
    for old in [old for _, old in _newest_first(_daily(file), today)][_KEPT:]:
        with suppress(OSError):
            old.unlink()


def copies_of(file: Path, today: date) -> Iterator[tuple[date, Path]]:
    """Yield all copies of a database with their days, the newest first."""
    before = [
        (day_of(datetime.fromtimestamp(_written(copy), UTC)), copy)
        for copy in file.parent.glob(f"{file.name}.before-*")
    ]
    yield from _newest_first([*_daily(file), *before], today)


def _newest_first(copies: Iterable[tuple[date, Path]], today: date) -> list[tuple[date, Path]]:
    # A clock that was wrong once has dated some after today: they are taken for the oldest.
    return sorted(copies, key=lambda c: (c[0] <= today, c[0], _written(c[1])), reverse=True)


def _daily(file: Path) -> Iterator[tuple[date, Path]]:
    for copy in (file.parent / "copies").glob("study-*.db"):
        with suppress(ValueError):  # another file, or the 31st of February
            day = date.fromisoformat(copy.stem[len("study-") :])
            if copy == _copy_of(file, day):
                yield day, copy


def _copy_of(file: Path, day: date) -> Path:
    return file.parent / "copies" / f"study-{day.isoformat()}.db"


def _written(file: Path) -> float:
    """Return when a file was last written; one that is empty or not there never was."""
    try:
        found = file.stat()
    except OSError:
        return 0.0
    return found.st_mtime if found.st_size else 0.0
