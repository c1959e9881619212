"""Which version of the tables a database has, read so that nothing on the disk changes."""

import sqlite3
import struct
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from reader.study.database import ERRORS, uri_of

_VERSION_AT = 60  # in the first page: https://www.sqlite.org/fileformat.html, 1.3
_WAL_HEADER = struct.Struct(">16x8s8x")  # its salt: the same document, 4.1
_FRAME_HEADER = struct.Struct(">II8s8x")  # page, pages after a commit or 0, salt


def version_on_disk(file: Path) -> int:
    """Return the database's `user_version`; 0 when there is none to be read."""
    return max(_in_file(file), _in_wal(file.with_name(file.name + "-wal")))


def _in_file(file: Path) -> int:
    # Not with open(): on POSIX, closing the file would give up the locks that another connection
    # of this program holds on it. SQLite knows of those.
    try:
        with closing(sqlite3.connect(uri_of(file, "mode=ro&immutable=1"), uri=True)) as db:
            return int(db.execute("PRAGMA user_version").fetchone()[0])
    except ERRORS:
        return 0


def _in_wal(wal: Path) -> int:
    try:
        with wal.open("rb") as stream:
            return _last_committed(stream)
    except (OSError, struct.error):
        return 0


def _last_committed(stream: BinaryIO) -> int:
    head = stream.read(_WAL_HEADER.size)
    (page_size,) = struct.unpack_from(">I", head, 8)
    (salt,) = _WAL_HEADER.unpack(head)
    committed = pending = 0
    at = len(head)
    while len(frame := stream.read(_FRAME_HEADER.size)) == _FRAME_HEADER.size:
        page, pages_after, its_salt = _FRAME_HEADER.unpack(frame)
        if its_salt != salt:  # from here on it is left over from an earlier round
            break
        if page == 1:
            stream.seek(_VERSION_AT, 1)
            (pending,) = struct.unpack(">I", stream.read(4))
        if pages_after:
            committed = pending
        at += _FRAME_HEADER.size + page_size
        stream.seek(at)
    return int(committed)
