"""How far each article was read."""

import sqlite3
from datetime import datetime
from typing import Any

from reader.study.clock import as_text
from reader.study.rows import clean, time_or_none
from reader.study.values import Progress

_SELECT = """
SELECT path, pair, share, (SELECT total(seconds) FROM spent WHERE spent.path = progress.path),
    opened, read, by_hand
FROM progress
"""


def all_progress(db: sqlite3.Connection) -> dict[str, Progress]:
    """Return how far each article was read, by path."""
    return {row[0]: _progress(row) for row in db.execute(_SELECT)}


def keep_place(
    db: sqlite3.Connection, path: str, pair: str, share: float, now: datetime
) -> Progress:
    """Keep where an article was left, and that it was open now."""
    share = min(1.0, max(0.0, share))
    db.execute(
        """
        INSERT INTO progress (path, pair, share, opened) VALUES (?, ?, ?, ?)
        ON CONFLICT (path) DO UPDATE SET
            pair = excluded.pair, share = max(share, excluded.share), opened = excluded.opened
        """,
        (clean(path), clean(pair), share, as_text(now)),
    )
    return _of(db, path)


def mark_read(
    db: sqlite3.Connection, path: str, is_read: bool, by_hand: bool, now: datetime
) -> Progress:
    """Mark an article as read or not; when it was first read stays."""
    at = as_text(now)
    add(db, path)
    db.execute(
        """
        UPDATE progress SET read = iif(?, coalesce(read, ?), NULL), by_hand = ?, decided = ?
        WHERE path = ? AND (? OR NOT by_hand)
        """,
        (is_read, at, by_hand, at, clean(path), by_hand),
    )
    return _of(db, path)


def add(db: sqlite3.Connection, path: str) -> None:
    """Make sure that an article has its row."""
    db.execute("INSERT OR IGNORE INTO progress (path) VALUES (?)", (clean(path),))


def _of(db: sqlite3.Connection, path: str) -> Progress:
    return _progress(db.execute(f"{_SELECT} WHERE path = ?", (clean(path),)).fetchone())


def _progress(row: tuple[Any, ...]) -> Progress:
    path, pair, share, seconds, opened, read, by_hand = row
    return Progress(
        path=path,
        pair=pair,
        share=share,
        seconds=seconds,
        opened=time_or_none(opened),
        read=time_or_none(read),
        by_hand=bool(by_hand),
    )
