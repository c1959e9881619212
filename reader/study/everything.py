"""The whole study as plain JSON values, one list for each table."""

import sqlite3
from typing import Any

from reader.study.fields import TABLES, flag
from reader.study.reviews import standing_of

FORMAT = 1

# Where a table's fields are, and in which order.
_FROM = {
    "progress": "progress ORDER BY path",
    "spent": "spent ORDER BY path, day, device",
    "uncovered": "uncovered ORDER BY day, device",
    "marks": "marks ORDER BY created, number",
    "cards": "cards ORDER BY created, number",
    "reviews": "reviews ORDER BY at, number",
    "removed": "removed ORDER BY id",
}
# One that was never asked comes by itself with its card.
_SCHEDULES = """
SELECT cards.id, direction, iif(state = 0, NULL, due), state, step, stability, difficulty, last,
    answers, lapses, schedules.changed
FROM schedules JOIN cards ON number = card WHERE schedules.changed IS NOT NULL
ORDER BY cards.id, direction
"""
_LIMITS = "SELECT name, value, changed FROM about WHERE name LIKE 'limit%' ORDER BY name"


def everything(db: sqlite3.Connection) -> dict[str, Any]:
    """Return all of a database but the name of its device."""
    limits = {
        name: {"value": int(value), "changed": changed}
        for name, value, changed in db.execute(_LIMITS)
    }
    return {"format": FORMAT, "limits": limits, **{table: _rows(db, table) for table in TABLES}}


def _rows(db: sqlite3.Connection, table: str) -> list[dict[str, Any]]:
    names = list(TABLES[table])
    query = _FROM.get(table, _SCHEDULES)
    if table in _FROM:
        query = f"SELECT {', '.join(names)} FROM {query}"  # noqa: S608  (constants)
    rows = [dict(zip(names, row, strict=True)) for row in db.execute(query)]
    flags = [name for name, check in TABLES[table].items() if check is flag]
    for row in rows:
        row.update((name, bool(row[name])) for name in flags)
        if table == "reviews":
            row["before"] = standing_of(row["before"])
    return rows
