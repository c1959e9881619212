"""Highlights, notes and bookmarks."""

import sqlite3
from dataclasses import replace
from datetime import datetime
from typing import Any

from reader.study.clock import as_text, from_text
from reader.study.rows import (
    clean,
    clean_or_none,
    forget_removal,
    newer,
    note_removal,
    sides,
)
from reader.study.values import COLOURS, Mark

_COLUMNS = (
    "id, kind, path, pair, language, quote, prefix, suffix, colour, note, text_en, text_zh,"
    " heading_en, heading_zh, is_orphan, created, changed"
)
_SELECT = f"SELECT {_COLUMNS} FROM marks"  # noqa: S608  (a constant, here and below)
_INSERT = f"INSERT INTO marks ({_COLUMNS}) VALUES ({', '.join('?' * 17)})"  # noqa: S608
# What stays as it is made keeps its place among the oldest first.
_UPDATE = f"""
UPDATE marks SET ({_COLUMNS}) = ({", ".join("?" * 17)}) WHERE id = ?
"""  # noqa: S608


def all_marks(db: sqlite3.Connection, path: str | None) -> tuple[Mark, ...]:
    """Return the marks of an article, or all, the oldest first."""
    if path is None:
        rows = db.execute(f"{_SELECT} ORDER BY created, number")
    else:
        rows = db.execute(f"{_SELECT} WHERE path = ? ORDER BY created, number", (clean(path),))
    return tuple(_mark(row) for row in rows)


def keep(db: sqlite3.Connection, mark: Mark, now: datetime) -> None:
    """Keep a mark: a new one, or a change; see `Study.keep_mark` for its time."""
    row = db.execute(f"{_SELECT} WHERE id = ?", (mark.id,)).fetchone()
    if row is None:
        removed = forget_removal(db, mark.id)
        changed = mark.changed if mark.changed > removed else newer(mark.changed, removed, now)
        db.execute(_INSERT, _row(replace(mark, changed=changed)))
        return
    before = _mark(row)
    found = replace(before, pair=mark.pair, is_orphan=mark.is_orphan, changed=mark.changed)
    is_same = _row(found) == _row(mark)
    changed = before.changed if is_same else newer(mark.changed, before.changed, now)
    db.execute(_UPDATE, (*_row(replace(mark, changed=changed)), mark.id))


def remove(db: sqlite3.Connection, id_: str, now: datetime) -> None:
    """Remove a mark, if it is there, and remember that."""
    row = db.execute("DELETE FROM marks WHERE id = ? RETURNING changed", (id_,)).fetchone()
    if row is not None:
        note_removal(db, id_, from_text(row[0]), now)


def _mark(row: tuple[Any, ...]) -> Mark:
    id_, kind, path, pair, language, quote, prefix, suffix, colour, note, *rest = row
    text_en, text_zh, heading_en, heading_zh, is_orphan, created, changed = rest
    return Mark(
        id=id_,
        kind=kind,
        path=path,
        pair=pair,
        language=language,
        quote=quote,
        prefix=prefix,
        suffix=suffix,
        colour=colour,
        note=note,
        text=sides(text_en, text_zh),
        heading=sides(heading_en, heading_zh),
        is_orphan=bool(is_orphan),
        created=from_text(created),
        changed=from_text(changed),
    )


def _row(mark: Mark) -> tuple[Any, ...]:
    return (
        mark.id,
        mark.kind,
        clean(mark.path),
        clean(mark.pair),
        mark.language,
        clean(mark.quote),
        clean(mark.prefix),
        clean(mark.suffix),
        (mark.colour or COLOURS[0]) if mark.kind == "highlight" else None,
        clean(mark.note),
        clean_or_none(mark.text.get("en")),
        clean_or_none(mark.text.get("zh")),
        clean_or_none(mark.heading.get("en")),
        clean_or_none(mark.heading.get("zh")),
        mark.is_orphan,
        as_text(mark.created),
        as_text(mark.changed),
    )
