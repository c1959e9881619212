"""What was done on each day."""

import sqlite3
from collections import defaultdict
from datetime import date, datetime

from reader.study import progress
from reader.study.clock import day_of
from reader.study.rows import clean
from reader.study.values import Day

_DEVICE = "(SELECT value FROM about WHERE name = 'device')"


def add_seconds(db: sqlite3.Connection, path: str, seconds: float, now: datetime) -> None:
    """Add to the time that was spent with an article on this day; no time is ever taken off."""
    if not seconds > 0:
        return
    progress.add(db, path)
    db.execute(
        f"""
        INSERT INTO spent VALUES (?, ?, {_DEVICE}, ?)
        ON CONFLICT (path, day, device) DO UPDATE SET seconds = seconds + excluded.seconds
        """,  # noqa: S608  (a constant)
        (clean(path), day_of(now).isoformat(), seconds),
    )


def add_uncovered(db: sqlite3.Connection, count: int, now: datetime) -> None:
    """Add to what was uncovered on this day."""
    if count <= 0:
        return
    db.execute(
        f"""
        INSERT INTO uncovered VALUES (?, {_DEVICE}, ?)
        ON CONFLICT (day, device) DO UPDATE SET count = count + excluded.count
        """,  # noqa: S608  (a constant)
        (day_of(now).isoformat(), count),
    )


def between(db: sqlite3.Connection, first: date, last: date) -> tuple[Day, ...]:
    """Return the days from the first to the last that have something."""
    ends = (first.isoformat(), last.isoformat())
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for name, query in (
        ("seconds", "SELECT day, sum(seconds) FROM spent"),
        ("uncovered", "SELECT day, sum(count) FROM uncovered"),
        ("reviews", "SELECT day, count(*) FROM reviews"),
    ):
        for day, amount in db.execute(f"{query} WHERE day BETWEEN ? AND ? GROUP BY day", ends):
            found[day][name] = amount
    return tuple(
        Day(
            date.fromisoformat(day),
            seconds=float(amounts.get("seconds", 0)),
            uncovered=int(amounts.get("uncovered", 0)),
            reviews=int(amounts.get("reviews", 0)),
        )
        for day, amounts in sorted(found.items())
    )
