"""Putting cards and their schedules together with those that are here.

A card that two devices made alike is one card: the lesser id is kept, the other is remembered as
standing for it.
"""

import sqlite3
from collections.abc import Collection

from reader.study import cards
from reader.study.clock import as_text, from_text
from reader.study.comparing import Row, is_later, is_newer, stored
from reader.study.rows import sides
from reader.study.values import Card

_SCHEDULE = """
SELECT :card AS card, direction, iif(state = 0, NULL, due) AS due, state, step, stability,
    difficulty, last, answers, lapses, schedules.changed AS changed
FROM schedules JOIN cards ON number = schedules.card
WHERE cards.id = :card AND direction = :direction
"""
_NAMES = (
    "card", "direction", "due", "state", "step", "stability", "difficulty", "last", "answers",
    "lapses", "changed",
)  # fmt: skip
_PUT_SCHEDULE = """
UPDATE schedules SET due = coalesce(:due, cards.created), state = :state, step = :step,
    stability = :stability, difficulty = :difficulty, last = :last, answers = :answers,
    lapses = :lapses, changed = :changed
FROM cards WHERE number = schedules.card AND cards.id = :card AND direction = :direction
"""


def take_card(db: sqlite3.Connection, row: Row, theirs: Collection[str]) -> None:
    """Take a card in.

    Args:
        theirs: The ids of all cards that come with it; two of those that are alike are meant so.
    """
    if not is_newer(db, "cards", row):
        return
    if stored(db, "cards", "id", row["id"]) is None:
        same = cards.same_as(db, _card(row))
        if same is not None and same.id not in theirs:
            row = _join(db, row, same)
            if not is_newer(db, "cards", row):
                return
    cards.put(db, _card(row))
    db.execute("DELETE FROM removed WHERE id = :id", row)


def take_schedule(db: sqlite3.Connection, row: Row) -> None:
    """Take a schedule in, if its card is here and the newer schedule is not."""
    there = db.execute(_SCHEDULE, row).fetchone()
    if there is not None and is_later(row, dict(zip(_NAMES, there, strict=True))):
        db.execute(_PUT_SCHEDULE, row)


def rename(db: sqlite3.Connection, name: str, instead: str) -> None:
    """Give a card that is here another id, that of a card made alike, which may be here, too."""
    db.execute("UPDATE reviews SET card = ? WHERE card = ?", (instead, name))
    if stored(db, "cards", "id", instead) is None:
        db.execute("UPDATE cards SET id = ? WHERE id = ?", (instead, name))
        return
    row = stored(db, "cards", "id", name)
    if row is None:
        return
    schedules = [
        db.execute(_SCHEDULE, {"card": name, "direction": direction}).fetchone()
        for direction in ("en", "zh", "both")
    ]
    db.execute("DELETE FROM cards WHERE id = ?", (name,))
    if is_newer(db, "cards", {**row, "id": instead}):
        cards.put(db, _card({**row, "id": instead}))
    for schedule in schedules:
        if schedule is not None:
            take_schedule(db, {**dict(zip(_NAMES, schedule, strict=True)), "card": instead})


def _join(db: sqlite3.Connection, row: Row, same: Card) -> Row:
    """Let one id stand for a card that comes and for the same one here; return it with that."""
    kept, other = sorted((row["id"], same.id))
    removed = row["changed"]
    if other == same.id:
        removed = as_text(same.changed)
        rename(db, other, kept)
    db.execute("INSERT OR REPLACE INTO removed VALUES (?, ?, ?)", (other, removed, kept))
    return {**row, "id": kept}


def _card(row: Row) -> Card:
    return Card(
        id=row["id"],
        kind=row["kind"],
        path=row["path"],
        pair=row["pair"],
        front=sides(row["front_en"], row["front_zh"]),
        back=sides(row["back_en"], row["back_zh"]),
        language=row["language"],
        term=row["term"],
        is_suspended=bool(row["is_suspended"]),
        created=from_text(row["created"]),
        changed=from_text(row["changed"]),
    )
