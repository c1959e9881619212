"""What is asked today, and in which order.

Learning that is due, then reviews that are due (the longest overdue for their stability first),
then new cards in order of creation, then learning that is due soon. Of a card that is asked from
both sides only one is asked a day.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from reader.study.clock import as_text, day_of, morning_of
from reader.study.values import Counts, Direction, Limits

# When nothing else is left, learning goes on this much early, as in Anki, rather than making the
# user wait; it is more than FSRS's longest step of 10 minutes.
_AHEAD = timedelta(minutes=20)

# The other side was not answered today.
_UNSEEN = """
NOT EXISTS (
    SELECT 1 FROM schedules AS other
    WHERE other.card = s.card AND other.direction <> s.direction AND other.last >= :morning
)
"""
# Nor is it going to be.
_ALONE = """
NOT EXISTS (
    SELECT 1 FROM schedules AS other
    WHERE other.card = s.card AND other.direction <> s.direction
        AND (other.last >= :morning OR (other.state <> 0 AND other.due < :night))
)
"""
_LEARNING = f"s.is_suspended = 0 AND s.state IN (1, 3) AND s.due <= :until AND {_UNSEEN}"
_DUE = "s.is_suspended = 0 AND s.state = 2 AND s.due < :night"
_NEW = f"s.is_suspended = 0 AND s.state = 0 AND {_ALONE}"

# Put together from constants.
_FIRST_LEARNING = f"""
SELECT s.card, s.direction FROM schedules AS s WHERE {_LEARNING} ORDER BY s.due LIMIT 1
"""  # noqa: S608
_FIRST_NEW = f"""
SELECT s.card, s.direction FROM schedules AS s WHERE {_NEW}
ORDER BY s.due, s.card, s.direction LIMIT 1
"""  # noqa: S608
_FIRST_DUE = f"""
SELECT s.card, s.direction FROM schedules AS s WHERE {_DUE}
ORDER BY (julianday(:now) - julianday(s.due)) / s.stability DESC, s.due, s.card LIMIT :most
"""  # noqa: S608
_IS_DUE = f"""
SELECT 1 FROM schedules AS s
WHERE s.card = :card AND s.direction = :direction AND {_DUE} AND {_UNSEEN}
"""  # noqa: S608
_REVIEWED = "SELECT state, count(*) FROM reviews WHERE day = :day GROUP BY state"
# A count stops at the limit: 100,000 due ones are not counted to say 200. A card counts once.
_COUNT_LEARNING = f"SELECT count(DISTINCT s.card) FROM schedules AS s WHERE {_LEARNING}"  # noqa: S608
_COUNT = """
SELECT count(*) FROM (SELECT DISTINCT s.card FROM schedules AS s WHERE {} LIMIT :most)
"""
_COUNT_DUE = _COUNT.format(_DUE)
# Of those, the ones that wait for tomorrow: they are few, and looked for from today's answers.
# CROSS keeps SQLite to that order, and + keeps it from going through all that is due each time.
_COUNT_WAITING = f"""
SELECT count(DISTINCT s.card) FROM reviews
CROSS JOIN cards ON cards.id = reviews.card
CROSS JOIN schedules AS s ON s.card = cards.number
WHERE reviews.day = :day AND +s.is_suspended = 0 AND +s.state = 2 AND s.due < :night
    AND NOT {_UNSEEN}
"""  # noqa: S608
_COUNT_NEW = _COUNT.format(_NEW)

# A card's number and a side of it.
_Place = tuple[int, Direction]
# Reviews in an order, and the number of those that were asked.
Position = tuple[list[_Place], int]


@dataclass(frozen=True, slots=True)
class Today:
    """A moment, the local day that it is in, and what the limits leave of that day.

    Attributes:
        answers: Given today.
        new: New cards that may still be asked.
        due: Due ones that may still be asked.
    """

    now: datetime
    day: str
    answers: int
    new: int
    due: int
    _texts: Mapping[str, str]

    @classmethod
    def at(cls, db: sqlite3.Connection, now: datetime) -> "Today":
        """Return the day of a moment."""
        day = day_of(now)
        most = limits(db)
        by_state: dict[int, int] = dict(db.execute(_REVIEWED, {"day": day.isoformat()}).fetchall())
        return cls(
            now=now,
            day=day.isoformat(),
            answers=sum(by_state.values()),
            new=max(0, most.new - by_state.get(0, 0)),
            due=max(0, most.due - by_state.get(2, 0)),
            _texts={
                "now": as_text(now),
                "until": as_text(now + _AHEAD),
                "day": day.isoformat(),
                "morning": as_text(morning_of(day)),
                "night": as_text(morning_of(day + timedelta(days=1))),
            },
        )

    def values(self, **more: object) -> dict[str, object]:
        """Return what the queries of this module ask for."""
        return {**self._texts, **more}


class DueQueue:
    """The due reviews of a day in their order; to order 100,000 takes 30 ms, so it is done once."""

    def __init__(self) -> None:
        self._key: object = None
        self._places: list[_Place] = []
        self._at = 0

    def forget(self) -> None:
        """Order them anew at the next question, since there may be others."""
        self._key = None

    def position(self) -> Position:
        """Return how far they were asked."""
        return self._places, self._at

    def go_back(self, position: Position) -> None:
        """Ask those again that came after a position, as far as they are still due."""
        places, at = position
        if places is self._places:
            self._at = at
        else:  # ordered anew since
            self.forget()

    def first(self, db: sqlite3.Connection, today: Today) -> _Place | None:
        """Return the first that is still to be asked."""
        key = (today.day, db.execute("PRAGMA data_version").fetchone()[0])
        if key != self._key:
            # Those that wait for tomorrow are no more than there were answers.
            values = today.values(most=today.due + today.answers)
            self._places, self._at = db.execute(_FIRST_DUE, values).fetchall(), 0
            self._key = key
        while self._at < len(self._places):
            card, direction = self._places[self._at]
            values = today.values(card=card, direction=direction)
            if db.execute(_IS_DUE, values).fetchone() is not None:
                return self._places[self._at]
            self._at += 1
        return None


def following(db: sqlite3.Connection, today: Today, due: DueQueue) -> _Place | None:
    """Return the number of the card that is asked next, and from which side."""
    # Looked for first, so that the reviews are put in order while the sheet opens, and not between
    # the last learning card and them.
    review = due.first(db, today) if today.due else None
    return (
        _one(db, _FIRST_LEARNING, today.values(until=as_text(today.now)))
        or review
        or (_one(db, _FIRST_NEW, today.values()) if today.new else None)
        or _one(db, _FIRST_LEARNING, today.values())
    )


def counts(db: sqlite3.Connection, today: Today) -> Counts:
    """Return what is left for today."""
    due = _count(db, _COUNT_DUE, today.values(most=today.due + today.answers))
    waiting = _count(db, _COUNT_WAITING, today.values())
    return Counts(
        new=_count(db, _COUNT_NEW, today.values(most=today.new)),
        learning=_count(db, _COUNT_LEARNING, today.values()),
        due=max(0, min(today.due, due - waiting)),
    )


def limits(db: sqlite3.Connection) -> Limits:
    """Return how much a day brings at most."""
    rows: dict[str, str] = dict(db.execute("SELECT name, value FROM about").fetchall())
    usual = Limits()
    return Limits(int(rows.get("limit_new", usual.new)), int(rows.get("limit_due", usual.due)))


def keep_limits(db: sqlite3.Connection, limits: Limits, now: datetime) -> None:
    """Keep how much a day brings at most."""
    for name, number in (("limit_new", limits.new), ("limit_due", limits.due)):
        row = (name, str(max(0, number)), as_text(now))
        db.execute("INSERT OR REPLACE INTO about VALUES (?, ?, ?)", row)


def _one(db: sqlite3.Connection, query: str, values: dict[str, object]) -> _Place | None:
    row: _Place | None = db.execute(query, values).fetchone()
    return row


def _count(db: sqlite3.Connection, query: str, values: dict[str, object]) -> int:
    return int(db.execute(query, values).fetchone()[0])
