"""The cards: what is asked; when it is asked stands in the schedules beside them."""

import sqlite3
from dataclasses import replace
from datetime import datetime
from typing import Any

from reader.errors import ReaderError
from reader.study.clock import as_text, from_text
from reader.study.rows import (
    clean,
    clean_or_none,
    forget_removal,
    newer,
    note_removal,
    sides,
)
from reader.study.values import Card

LEECH = 8  # lapses; the usual number in Anki, too; an index in the schema has it as well

_COLUMNS = (
    "id, kind, path, pair, front_en, front_zh, back_en, back_zh, language, term, is_suspended,"
    " created, changed"
)
_SELECT = f"SELECT {_COLUMNS} FROM cards"  # noqa: S608  (a constant, here and below)
_UPSERT = f"""
INSERT INTO cards ({_COLUMNS}) VALUES ({", ".join("?" * 13)})
ON CONFLICT (id) DO UPDATE SET
    kind = excluded.kind, path = excluded.path, pair = excluded.pair,
    front_en = excluded.front_en, front_zh = excluded.front_zh,
    back_en = excluded.back_en, back_zh = excluded.back_zh, language = excluded.language,
    term = excluded.term, is_suspended = excluded.is_suspended, created = excluded.created,
    changed = excluded.changed
RETURNING number
"""  # noqa: S608
_LEECHES = f"""
{_SELECT} WHERE is_suspended AND number IN (SELECT card FROM schedules WHERE lapses >= {LEECH})
ORDER BY created, number
"""  # noqa: S608
_SAME = """path = ? AND kind = ? AND term = ? AND front_en IS ? AND front_zh IS ?
    AND substr(front_en, 1, 32) IS substr(?, 1, 32)"""


def all_cards(db: sqlite3.Connection) -> tuple[Card, ...]:
    """Return all cards, the oldest first."""
    return tuple(_card(row) for row in db.execute(f"{_SELECT} ORDER BY created, number"))


def are_there(db: sqlite3.Connection) -> bool:
    """Return whether there is any card."""
    return db.execute("SELECT 1 FROM cards LIMIT 1").fetchone() is not None


def card_of(db: sqlite3.Connection, id_: str) -> Card | None:
    """Return a card; None when it is not there."""
    row = db.execute(f"{_SELECT} WHERE id = ?", (id_,)).fetchone()
    return None if row is None else _card(row)


def same_as(db: sqlite3.Connection, card: Card) -> Card | None:
    """Return the oldest other card of the same kind, article, front and term."""
    front = _front(card)
    values = (clean(card.path), card.kind, clean(card.term), *front, front[0], card.id)
    row = db.execute(
        f"{_SELECT} WHERE {_SAME} AND id <> ? ORDER BY created, number LIMIT 1", values
    ).fetchone()
    return None if row is None else _card(row)


def keep(db: sqlite3.Connection, card: Card, now: datetime) -> Card:
    """Keep a new card; return it, or the one that is the same."""
    same = card_of(db, card.id) or same_as(db, card)
    if same is not None:
        return same
    removed = forget_removal(db, card.id)
    if card.changed <= removed:
        card = replace(card, changed=newer(card.changed, removed, now))
    put(db, card)
    return card


def change(db: sqlite3.Connection, card: Card, now: datetime) -> None:
    """Change a card; raises ReaderError when it is no longer there."""
    before = card_of(db, card.id)
    if before is None:
        raise gone()
    if _row(replace(before, changed=card.changed)) != _row(card):
        put(db, replace(card, changed=newer(card.changed, before.changed, now)))


def put(db: sqlite3.Connection, card: Card) -> None:
    """Write a card as it is, and give each of its directions a schedule."""
    (number,) = db.execute(_UPSERT, _row(card)).fetchone()
    due = as_text(card.created)
    directions = card.directions
    db.executemany(
        """
        INSERT INTO schedules (card, direction, is_suspended, due) VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET
            is_suspended = excluded.is_suspended, due = iif(state = 0, excluded.due, due)
        """,
        [(number, direction, card.is_suspended, due) for direction in directions],
    )
    # A direction that is left without a side is no longer asked.
    db.execute(
        "DELETE FROM schedules WHERE card = ? AND direction NOT IN (?, ?)",
        (number, *directions, *("",) * (2 - len(directions))),
    )


def remove(db: sqlite3.Connection, id_: str, now: datetime) -> None:
    """Remove a card with its schedules, if it is there, and remember that."""
    row = db.execute("DELETE FROM cards WHERE id = ? RETURNING changed", (id_,)).fetchone()
    if row is not None:
        note_removal(db, id_, from_text(row[0]), now)


def leeches(db: sqlite3.Connection) -> tuple[Card, ...]:
    """Return the suspended cards that were forgotten often enough to be leeches."""
    return tuple(_card(row) for row in db.execute(_LEECHES))


def gone() -> ReaderError:
    """Return what tells that a card was removed meanwhile."""
    return ReaderError(
        "This card is no longer there.", "It was removed, perhaps in another window."
    )


def _front(card: Card) -> tuple[str | None, str | None]:
    return clean_or_none(card.front.get("en")), clean_or_none(card.front.get("zh"))


def _card(row: tuple[Any, ...]) -> Card:
    id_, kind, path, pair, front_en, front_zh, back_en, back_zh, language, term, *rest = row
    is_suspended, created, changed = rest
    return Card(
        id=id_,
        kind=kind,
        path=path,
        pair=pair,
        front=sides(front_en, front_zh),
        back=sides(back_en, back_zh),
        language=language,
        term=term,
        is_suspended=bool(is_suspended),
        created=from_text(created),
        changed=from_text(changed),
    )


def _row(card: Card) -> tuple[Any, ...]:
    return (
        card.id,
        card.kind,
        clean(card.path),
        clean(card.pair),
        *_front(card),
        clean_or_none(card.back.get("en")),
        clean_or_none(card.back.get("zh")),
        card.language if card.kind == "cloze" else None,
        clean(card.term),
        card.is_suspended,
        as_text(card.created),
        as_text(card.changed),
    )
