"""Putting two studies together: the newer of both stays, nothing is counted twice.

The rules give the same whichever is taken into the other, and taking the same in again changes
nothing.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from reader.errors import ReaderError
from reader.study import progress
from reader.study.comparing import Row, is_newer, put, stored
from reader.study.everything import FORMAT
from reader.study.fields import TABLES, moment, whole
from reader.study.fields import checked as checked_table
from reader.study.merging_cards import rename, take_card, take_schedule

Rows = Mapping[str, Sequence[Row]]

_LIMITS = ("limit_new", "limit_due")
_MOST = 10**9  # more than any number that is meant

# What makes one state of an article's progress newer than another: of its place, of its mark.
_PLACE = ("opened", "pair")
_DECISION = ("by_hand", "decided", "read")

_TAKE_LIMIT = """
INSERT INTO about VALUES (:name, :value, :changed)
ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed = excluded.changed
WHERE (excluded.changed, excluded.value) > (changed, value)
"""
_TAKE_SPENT = """
INSERT INTO spent VALUES (:path, :day, :device, :seconds)
ON CONFLICT (path, day, device) DO UPDATE SET seconds = excluded.seconds
WHERE excluded.seconds > seconds
"""
_TAKE_UNCOVERED = """
INSERT INTO uncovered VALUES (:day, :device, :count)
ON CONFLICT (day, device) DO UPDATE SET count = excluded.count WHERE excluded.count > count
"""
_TAKE_REMOVAL = """
INSERT INTO removed VALUES (:id, :at, :instead)
ON CONFLICT (id) DO UPDATE SET
    at = max(at, excluded.at), instead = coalesce(max(instead, excluded.instead), instead,
    excluded.instead)
WHERE excluded.at > at OR coalesce(excluded.instead, '') > coalesce(instead, '')
"""
_TAKE_REVIEW = """
INSERT OR IGNORE INTO reviews (id, card, direction, grade, at, day, state, before)
SELECT :id, :card, :direction, :grade, :at, :day, :state, :before
WHERE NOT EXISTS (SELECT 1 FROM removed WHERE id = :id)
"""


def checked(everything: Any) -> Rows:
    """Return the rows of what `everything` gave, the limits among them as `limits`.

    Raises:
        ReaderError: It is not of that form.
    """
    if not isinstance(everything, Mapping):
        raise ReaderError("This is not a study that the reader wrote.", "Nothing was changed.")
    try:
        format_ = whole(1, _MOST)(everything["format"])
        if format_ == FORMAT:
            rows = {table: checked_table(table, everything[table]) for table in TABLES}
            return {**rows, "limits": _limits(everything["limits"])}
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise ReaderError(
            f"This is not a study that the reader wrote ({error}).", "Nothing was changed."
        ) from error
    raise ReaderError(
        f"This study was written in another format ({format_}).",
        "Nothing was changed; try again with a newer version of the reader.",
    )


def merge(db: sqlite3.Connection, rows: Rows) -> int:
    """Put rows together with those of a database; return how many rows changed."""
    before = db.total_changes
    db.executemany(_TAKE_LIMIT, rows["limits"])
    for row in rows["removed"]:
        _take_removal(db, row)
    for row in rows["progress"]:
        _take_progress(db, row)
    for row in rows["spent"]:
        progress.add(db, row["path"])
    db.executemany(_TAKE_SPENT, rows["spent"])
    db.executemany(_TAKE_UNCOVERED, rows["uncovered"])
    for row in rows["marks"]:
        if is_newer(db, "marks", row):
            put(db, "marks", "id", row)
            db.execute("DELETE FROM removed WHERE id = :id", row)
    aliases = _aliases(db)
    theirs = {row["id"] for row in rows["cards"]}
    for row in rows["cards"]:
        take_card(db, _renamed(row, "id", aliases), theirs)
    aliases = _aliases(db)
    for row in rows["schedules"]:
        take_schedule(db, _renamed(row, "card", aliases))
    for row in rows["reviews"]:
        before_it = {"before": json.dumps(row["before"])}
        db.execute(_TAKE_REVIEW, _renamed(row, "card", aliases) | before_it)
    return db.total_changes - before


def _aliases(db: sqlite3.Connection) -> Mapping[str, str]:
    """Return the ids of cards that were made alike elsewhere, and those that stand for them."""
    rows = db.execute("SELECT id, instead FROM removed WHERE instead IS NOT NULL")
    return dict(rows.fetchall())


def _renamed(row: Row, field: str, aliases: Mapping[str, str]) -> Row:
    """Return a row that names a card by the id that it has here."""
    name = row[field]
    while name in aliases:  # each is less than the one before
        name = aliases[name]
    return row if name == row[field] else {**row, field: name}


def _take_removal(db: sqlite3.Connection, row: Row) -> None:
    if row["instead"] is not None:
        rename(db, row["id"], row["instead"])
    for table in ("marks", "cards"):
        there = stored(db, table, "id", row["id"])
        if there is not None and there["changed"] > row["at"]:
            return  # it was changed after that
    for table in ("marks", "cards", "reviews"):
        db.execute(f"DELETE FROM {table} WHERE id = :id", row)  # noqa: S608  (constants)
    db.execute(_TAKE_REMOVAL, row)


def _take_progress(db: sqlite3.Connection, row: Row) -> None:
    there = stored(db, "progress", "path", row["path"])
    merged = dict(row)
    if there is not None:
        merged["share"] = max(row["share"], there["share"])
        for names in (_PLACE, _DECISION):
            newest = max(there, row, key=partial(_fields, names))
            merged.update((name, newest[name]) for name in names)
    if merged != there:
        put(db, "progress", "path", merged)


def _fields(names: Sequence[str], row: Row) -> list[Any]:
    return [row[name] or "" if name != "by_hand" else row[name] for name in names]


def _limits(raw: Any) -> Sequence[Row]:
    if type(raw) is not dict:
        raise ValueError("limits")
    return [
        {
            "name": name,
            "value": str(whole(0, _MOST)(raw[name]["value"])),
            "changed": moment(raw[name]["changed"]),
        }
        for name in _LIMITS
        if name in raw
    ]
