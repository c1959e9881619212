"""Asking a card, answering it, and taking the answer back."""

import json
import sqlite3
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from reader.study import cards, queue
from reader.study.clock import as_text, day_of
from reader.study.ids import new_id
from reader.study.rows import note_removal, text_or_none, time_or_none
from reader.study.values import Asked, Direction, Grade, Schedule

_SELECT = """
SELECT cards.id, direction, iif(state = 0, NULL, due), state, step, stability, difficulty, last,
    answers, lapses
FROM schedules JOIN cards ON number = card
"""
_NAMES = ("due", "state", "step", "stability", "difficulty", "last", "answers", "lapses")


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that can be taken back.

    Attributes:
        review: Its id in the log.
        at: When the card was answered.
        suspended: Whether the card was suspended by it, as a leech.
    """

    review: str
    at: datetime
    suspended: bool


def all_schedules(db: sqlite3.Connection) -> tuple[Schedule, ...]:
    """Return the schedules of what was asked at least once, by card and direction."""
    rows = db.execute(f"{_SELECT} WHERE state <> 0 ORDER BY cards.id, direction")
    return tuple(_schedule(row) for row in rows)


def asked(
    db: sqlite3.Connection, place: tuple[int, Direction], today: queue.Today, *, fuzz: bool
) -> Asked:
    """Return a card as it is asked now from one side."""
    # fsrs takes 50 ms to load: who asks nothing does not wait for it.
    from reader.study.scheduling import each_answered  # noqa: PLC0415

    row = db.execute(f"{_SELECT} WHERE card = ? AND direction = ?", place).fetchone()
    schedule = _schedule(row)
    card = cards.card_of(db, schedule.card)
    if card is None:  # both were read in one transaction
        raise cards.gone()
    after = each_answered(schedule, today.now, fuzz=fuzz)
    waits = {grade: (one.due or today.now) - today.now for grade, one in after.items()}
    return Asked(card, schedule.direction, schedule, waits)


def answer(
    db: sqlite3.Connection,
    card: str,
    direction: Direction,
    grade: Grade,
    now: datetime,
    *,
    fuzz: bool,
) -> Answered:
    """Note an answer; raises ReaderError when the card is no longer there."""
    from reader.study.scheduling import answered  # noqa: PLC0415  (as above)

    before = _of(db, card, direction)
    if before is None:
        raise cards.gone()
    after = answered(before, grade, now, fuzz=fuzz)
    _write(db, after, now)
    review = new_id()
    values = _values(before)
    db.execute(
        "INSERT INTO reviews (id, card, direction, grade, at, day, state, before)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            review,
            card,
            direction,
            int(grade),
            as_text(now),
            day_of(now).isoformat(),
            before.state,
            json.dumps(values),
        ),
    )
    # As in Anki, one that the user takes up again gets half as many chances.
    is_leech = after.lapses >= cards.LEECH and after.lapses % (cards.LEECH // 2) == 0
    suspended = is_leech and after.lapses > before.lapses and _suspend(db, card, True, now)
    return Answered(review, now, suspended)


def undo(db: sqlite3.Connection, done: Answered, now: datetime) -> bool:
    """Take an answer back, unless its card was removed, or answered again elsewhere."""
    row = db.execute(
        "SELECT card, direction, before FROM reviews WHERE id = ?", (done.review,)
    ).fetchone()
    if row is None:
        return False
    card, direction, text = row
    before = from_values(card, direction, standing_of(text))
    current = _of(db, card, direction)
    if current is None or (current.last, current.answers) != (done.at, before.answers + 1):
        return False
    _write(db, before, now)
    if done.suspended:
        _suspend(db, card, False, now)
    db.execute("DELETE FROM reviews WHERE id = ?", (done.review,))
    note_removal(db, done.review, done.at, now)
    return True


def from_values(card: str, direction: Direction, values: dict[str, Any]) -> Schedule:
    """Return the schedule that a log holds as JSON values."""
    times = {name: time_or_none(values[name]) for name in ("due", "last")}
    return Schedule(card, direction, **{**values, **times})


def standing_of(text: str) -> dict[str, Any]:
    """Return how a schedule stood, from the log; as a new one where the disk spoilt that."""
    try:
        standing: dict[str, Any] = json.loads(text)
    except ValueError:
        return _values(Schedule("", "both"))
    return standing


def _of(db: sqlite3.Connection, card: str, direction: Direction) -> Schedule | None:
    query = f"{_SELECT} WHERE cards.id = ? AND direction = ?"
    row = db.execute(query, (card, direction)).fetchone()
    return None if row is None else _schedule(row)


def _schedule(row: tuple[Any, ...]) -> Schedule:
    card, direction, *values = row
    return from_values(card, direction, dict(zip(_NAMES, values, strict=True)))


def _values(schedule: Schedule) -> dict[str, Any]:
    values = {name: getattr(schedule, name) for name in _NAMES}
    return {**values, "due": text_or_none(schedule.due), "last": text_or_none(schedule.last)}


def _write(db: sqlite3.Connection, schedule: Schedule, now: datetime) -> None:
    """Write a schedule; one that is new again is due as its card was made."""
    db.execute(
        """
        UPDATE schedules SET (due, state, step, stability, difficulty, last, answers, lapses) =
            (coalesce(:due, cards.created), :state, :step, :stability, :difficulty, :last,
            :answers, :lapses),
            changed = iif(schedules.changed >= :now,
                strftime('%Y-%m-%dT%H:%M:%SZ', schedules.changed, '+1 second'), :now)
        FROM cards WHERE number = card AND cards.id = :card AND direction = :direction
        """,
        {
            **_values(schedule),
            "now": as_text(now),  # a change is later than the last one, within a second, too
            "card": schedule.card,
            "direction": schedule.direction,
        },
    )


def _suspend(db: sqlite3.Connection, id_: str, is_suspended: bool, now: datetime) -> bool:
    """Suspend a card or take it up again; return whether it was otherwise before."""
    card = cards.card_of(db, id_)
    if card is None or card.is_suspended == is_suspended:
        return False
    cards.change(db, replace(card, is_suspended=is_suspended), now)
    return True
