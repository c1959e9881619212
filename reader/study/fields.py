"""What the file with everything consists of: each table's fields, and what each may hold."""

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from reader.archive.model import LANGUAGES
from reader.study.clock import as_text
from reader.study.rows import clean
from reader.study.values import CARD_KINDS, COLOURS, MARK_KINDS, Grade

_LONGEST = 10_000_000  # code points of one text; a whole article has some 50,000
_EARLIEST, _LATEST = 1970, 2999  # years for which every system knows the local time
_MOST = 10**9  # seconds, cards, answers: more than a life has
_ID_LENGTH = 32
_HEX = frozenset("0123456789abcdef")

# Takes what JSON gave and returns what the database keeps; raises ValueError or TypeError.
Check = Callable[[Any], Any]


def text(value: Any) -> str:
    """A text that is not absurdly long."""
    if type(value) is not str or len(value) > _LONGEST:
        raise TypeError
    return clean(value)


def an_id(value: Any) -> str:
    """What `new_id` gives."""
    if type(value) is not str or len(value) != _ID_LENGTH or not set(value) <= _HEX:
        raise TypeError
    return value


def moment(value: Any) -> str:
    """A time with its zone."""
    at = datetime.fromisoformat(value)
    if at.tzinfo is None or not _EARLIEST <= at.year <= _LATEST:
        raise ValueError
    return as_text(at)


def day(value: Any) -> str:
    """A date."""
    found = date.fromisoformat(value)
    if not _EARLIEST - 1 <= found.year <= _LATEST:  # 1 January 1970, at three in the morning
        raise ValueError
    return found.isoformat()


def flag(value: Any) -> bool:
    """Yes or no."""
    if type(value) is not bool:
        raise TypeError
    return value


def number(least: float, most: float) -> Check:
    """Return the check for a number between two bounds."""

    def check(value: Any) -> float:
        if type(value) not in (int, float) or not math.isfinite(value):
            raise TypeError
        if not least <= value <= most:
            raise ValueError
        return float(value)

    return check


def whole(least: int, most: int) -> Check:
    """Return the check for a whole number between two bounds."""

    def check(value: Any) -> int:
        if type(value) is not int:
            raise TypeError
        if not least <= value <= most:
            raise ValueError
        return value

    return check


def one_of(*values: str) -> Check:
    """Return the check for one of some words."""

    def check(value: Any) -> str:
        if type(value) is not str or value not in values:
            raise ValueError
        return value

    return check


def maybe(check: Check) -> Check:
    """Return the same check, for what may be missing."""
    return lambda value: None if value is None else check(value)


_DIRECTION = one_of("en", "zh", "both")
_LANGUAGE = maybe(one_of(*LANGUAGES))
_AMOUNT = whole(0, _MOST)

# How a schedule stood; in the log of reviews, too.
_STANDING: Mapping[str, Check] = {
    "due": maybe(moment),
    "state": whole(0, 3),
    "step": maybe(whole(0, 100)),
    "stability": maybe(number(0.001, _MOST)),
    "difficulty": maybe(number(1, 10)),
    "last": maybe(moment),
    "answers": _AMOUNT,
    "lapses": _AMOUNT,
}


def standing(value: Any) -> Mapping[str, Any]:
    """How a schedule stood before an answer."""
    if type(value) is not dict:
        raise TypeError
    found = {name: check(value[name]) for name, check in _STANDING.items()}
    if not is_possible(found):
        raise ValueError
    return found


def is_possible(schedule: Mapping[str, Any]) -> bool:
    """Return whether a schedule is one that FSRS can go on from."""
    state = schedule["state"]
    known = [schedule[name] is not None for name in ("due", "stability", "difficulty", "last")]
    has_step = schedule["step"] is not None
    if state == 0:
        return not any(known) and not has_step
    return all(known) and has_step == (state != 2)


# In the order in which they are read: what others refer to comes first.
TABLES: Mapping[str, Mapping[str, Check]] = {
    "removed": {"id": an_id, "at": moment, "instead": maybe(an_id)},
    "progress": {
        "path": text,
        "pair": text,
        "share": number(0, 1),
        "opened": maybe(moment),
        "read": maybe(moment),
        "by_hand": flag,
        "decided": maybe(moment),
    },
    "spent": {"path": text, "day": day, "device": an_id, "seconds": number(0, _MOST)},
    "uncovered": {"day": day, "device": an_id, "count": _AMOUNT},
    "marks": {
        "id": an_id,
        "kind": one_of(*MARK_KINDS),
        "path": text,
        "pair": text,
        "language": _LANGUAGE,
        "quote": text,
        "prefix": text,
        "suffix": text,
        "colour": maybe(one_of(*COLOURS)),
        "note": text,
        "text_en": maybe(text),
        "text_zh": maybe(text),
        "heading_en": maybe(text),
        "heading_zh": maybe(text),
        "is_orphan": flag,
        "created": moment,
        "changed": moment,
    },
    "cards": {
        "id": an_id,
        "kind": one_of(*CARD_KINDS),
        "path": text,
        "pair": text,
        "front_en": maybe(text),
        "front_zh": maybe(text),
        "back_en": maybe(text),
        "back_zh": maybe(text),
        "language": _LANGUAGE,
        "term": text,
        "is_suspended": flag,
        "created": moment,
        "changed": moment,
    },
    "schedules": {"card": an_id, "direction": _DIRECTION, **_STANDING, "changed": moment},
    "reviews": {
        "id": an_id,
        "card": an_id,
        "direction": _DIRECTION,
        "grade": whole(min(Grade), max(Grade)),
        "at": moment,
        "day": day,
        "state": whole(0, 3),
        "before": standing,
    },
}


def is_sound(table: str, row: Mapping[str, Any]) -> bool:
    """Return whether the fields of a row fit each other."""
    match table:
        case "marks":
            return (row["colour"] is not None) is (row["kind"] == "highlight")
        case "cards":
            return (row["language"] is not None) is (row["kind"] == "cloze")
        case "removed":  # the lesser id stands for the greater one, so there are no circles
            return row["instead"] is None or bool(row["instead"] < row["id"])
        case "schedules":
            return is_possible(row)
    return True


def checked(table: str, rows: Any) -> Sequence[dict[str, Any]]:
    """Return the rows of a table as the database keeps them.

    Raises:
        ValueError: They are not of that form; its text says where.
    """
    if type(rows) is not list:
        raise ValueError(table)
    found = []
    for place, row in enumerate(rows):
        try:
            values = {name: check(row[name]) for name, check in TABLES[table].items()}
        except (ValueError, TypeError, KeyError, OverflowError) as error:
            raise ValueError(f"{table}[{place}]") from error
        if not is_sound(table, values):
            raise ValueError(f"{table}[{place}]")
        found.append(values)
    return found
