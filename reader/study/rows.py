"""What every table has in common: texts that can be kept, sides, times, what was removed."""

import sqlite3
from datetime import datetime, timedelta

from reader.archive.model import ByLanguage, Language
from reader.study.clock import LONG_AGO, as_text, from_text

_SECOND = timedelta(seconds=1)


def clean(text: str) -> str:
    """Return a text that a database can keep: half a character, as a page may give, becomes `�`."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def clean_or_none(text: str | None) -> str | None:
    """Return the same for a text that may be missing."""
    return None if text is None else clean(text)


def sides(en: str | None, zh: str | None) -> ByLanguage:
    """Return a text in both languages; a missing one is a missing key."""
    texts: dict[Language, str] = {}
    if en is not None:
        texts["en"] = en
    if zh is not None:
        texts["zh"] = zh
    return texts


def text_or_none(at: datetime | None) -> str | None:
    """Return a time as it is kept."""
    return None if at is None else as_text(at)


def time_or_none(text: str | None) -> datetime | None:
    """Return a time that was kept."""
    return None if text is None else from_text(text)


def newer(given: datetime, before: datetime, now: datetime) -> datetime:
    """Return when a change was made: the time given, or now where that is not after the last."""
    return given if given > before else max(now, before + _SECOND)


def note_removal(db: sqlite3.Connection, id_: str, changed: datetime, now: datetime) -> None:
    """Remember that something is gone, so that an older export does not bring it back."""
    at = as_text(max(now, changed))
    db.execute("INSERT OR REPLACE INTO removed VALUES (?, ?, NULL)", (id_, at))


def forget_removal(db: sqlite3.Connection, id_: str) -> datetime:
    """Return when something that comes again was removed, long ago if never; that is forgotten."""
    row = db.execute("DELETE FROM removed WHERE id = ? RETURNING at", (id_,)).fetchone()
    return LONG_AGO if row is None else from_text(row[0])
