"""Which of two states of one thing stays; reading and writing a table's row by its fields."""

import json
import sqlite3
from typing import Any

from reader.study.fields import TABLES

Row = dict[str, Any]


def stored(db: sqlite3.Connection, table: str, name: str, value: str) -> Row | None:
    """Return the row of a table in which a unique field has a value."""
    fields = list(TABLES[table])
    query = f"SELECT {', '.join(fields)} FROM {table} WHERE {name} = ?"  # noqa: S608  (constants)
    row = db.execute(query, (value,)).fetchone()
    return None if row is None else dict(zip(fields, row, strict=True))


def put(db: sqlite3.Connection, table: str, name: str, row: Row) -> None:
    """Write a row, in place of the one in which that unique field has the same value."""
    fields = list(TABLES[table])
    db.execute(
        f"INSERT INTO {table} ({', '.join(fields)}) VALUES ({', '.join(f':{f}' for f in fields)})"  # noqa: S608
        f" ON CONFLICT ({name}) DO UPDATE SET"
        f" {', '.join(f'{f} = excluded.{f}' for f in fields)}",
        row,
    )


def is_later(row: Row, there: Row) -> bool:
    """Return whether a state is the newer one; of the same second, content decides somehow."""
    return row != there and _key(row) > _key(there)


def is_newer(db: sqlite3.Connection, table: str, row: Row) -> bool:
    """Return whether a mark or a card is new or newer than here, or than its removal here."""
    there = stored(db, table, "id", row["id"])
    if there is not None:
        return is_later(row, there)
    gone = db.execute("SELECT at FROM removed WHERE id = ?", (row["id"],)).fetchone()
    return gone is None or row["changed"] > gone[0]


def _key(row: Row) -> tuple[str, str]:
    content = {name: int(v) if isinstance(v, bool) else v for name, v in row.items()}
    return row["changed"] or "", json.dumps(content, sort_keys=True)
