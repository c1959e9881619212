"""What the page of all articles shows of the user's study, as the JSON that its script draws."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

from reader.archive.model import LANGUAGES, ByLanguage, in_language
from reader.library.catalogue import Catalogue, Entry
from reader.study.values import Counts, Day, Progress, State
from reader.ui.shelves import shelves_of

WEEKS = 53  # a year and the week that has begun, whichever weekday it is
# Minutes from which a day is darker, by a measure that stays the same: a day looks next month as it
# looks now, and a good week does not make the ones before it pale.
STEPS_MIN = (15, 30, 60)
_CONTINUED = 3
_LANG_TAG = {"en": "en", "zh": "zh-Hans"}
_STATES: tuple[State, ...] = ("read", "reading", "unread")
_LEAST_COLUMNS = 3  # that the name of a month takes where columns are narrowest


@dataclass(frozen=True, slots=True)
class HomeLabels:
    """How the page says things in the interface's language.

    Attributes:
        texts: By the names that this module uses.
        counted: A number with its noun: `days`, `answers`, `uncovered`.
        day: A date in full, with its weekday.
        months: Twelve short names.
        weekdays: Seven short names, Monday's first.
    """

    texts: Mapping[str, str]
    counted: Callable[[str, int], str]
    day: Callable[[date], str]
    months: Sequence[str]
    weekdays: Sequence[str]


def home_page(
    catalogue: Catalogue,
    progress: Mapping[str, Progress],
    days: Sequence[Day],
    counts: Counts | None,
    language: str,
    today: date,
    labels: HomeLabels,
) -> str:
    """Return what the page shows of the study, with every text in the interface's language.

    Args:
        progress: By path; articles that are not in the catalogue any more are left out.
        days: Those of the last year on which something was done; others are left out.
        counts: What is to be reviewed today; None when there are no cards at all.
        language: Of the interface, `en` or `zh`.
        today: The study's day, which begins at four in the morning.
    """
    states = {entry.path: _state(progress, entry) for entry in catalogue.entries}
    has_cards = counts is not None and counts.total > 0
    is_new = not days and not has_cards and set(states.values()) <= {"unread"}
    texts = labels.texts
    home: dict[str, Any] = {
        "lang": _LANG_TAG[language],
        "label": texts["home"],
        "hint": texts["hint"] if is_new else "",
        "continue": None if is_new else _continue(catalogue, progress, language, labels),
        "review": None if is_new else _review(counts, labels),
        "year": None if is_new else _year(days, today, labels),
        "archive": _archive(catalogue, states, language, labels),
        "states": {path: state for path, state in states.items() if state != "unread"},
        "stateNames": {state: texts[state] for state in _STATES},
    }
    return json.dumps(home, ensure_ascii=False)


def level_of(day: Day) -> int:
    """Return how dark a day is drawn, 0 for nothing done to 4.

    A day without reading, on which cards were answered or texts uncovered, is at the first level.
    """
    if not (day.seconds or day.reviews or day.uncovered):
        return 0
    return 1 + sum(day.seconds >= 60 * step for step in STEPS_MIN)


def duration(seconds: float, texts: Mapping[str, str]) -> str:
    """Return a time in minutes, from an hour on in hours and minutes; above 0 at least a minute."""
    minutes = max(round(seconds / 60), 1 if seconds > 0 else 0)
    if minutes < 60:
        return texts["minutes"].format(minutes)
    return texts["hours"].format(*divmod(minutes, 60))


def _continue(
    catalogue: Catalogue, progress: Mapping[str, Progress], language: str, labels: HomeLabels
) -> dict[str, Any] | None:
    """Return the articles that were open last and are not read to the end."""
    begun = [
        (one.opened.timestamp() if one.opened else 0.0, entry, one)
        for entry in catalogue.entries
        if (one := progress.get(entry.path)) is not None and one.state == "reading"
    ]
    begun.sort(key=lambda found: found[0], reverse=True)
    items = [
        {
            "href": _address(entry.path, one.pair),
            "titles": _titles(entry.title, language),
            "share": round(one.share, 3),
            "text": labels.texts["share"].format(round(100 * one.share)),
            "time": duration(one.seconds, labels.texts) if one.seconds else "",
        }
        for _, entry, one in begun[:_CONTINUED]
    ]
    return {"title": labels.texts["continue"], "items": items} if items else None


def _review(counts: Counts | None, labels: HomeLabels) -> dict[str, Any]:
    texts = labels.texts
    review: dict[str, Any] = {"title": texts["review"], "number": "", "text": "", "button": ""}
    if counts is None:
        return {**review, "text": texts["no_cards"]}
    if not counts.total:
        return {**review, "text": texts["done"]}
    parts = (("new", counts.new), ("learning", counts.learning), ("due", counts.due))
    text = " · ".join(texts[name].format(number) for name, number in parts if number)
    return {**review, "number": str(counts.total), "text": text, "button": texts["begin"]}


def _year(days: Sequence[Day], today: date, labels: HomeLabels) -> dict[str, Any]:
    """Return a square for each day from a Monday a year ago to today, and what they come to."""
    first = today - timedelta(days=today.weekday(), weeks=WEEKS - 1)
    done = {day.day: day for day in days if first <= day.day <= today}
    dates = [first + timedelta(days=n) for n in range((today - first).days + 1)]
    total = _total(list(done.values()), labels)
    return {
        "title": labels.texts["year"],
        "total": total,
        "summary": labels.texts["summary"].format(total),
        "months": _months(first, labels),
        "weekdays": list(labels.weekdays),
        "days": [_square(done.get(date_, Day(date_)), labels) for date_ in dates],
        "legend": _legend(labels),
    }


def _square(day: Day, labels: HomeLabels) -> list[Any]:
    """Return the level of a day and what is told of it."""
    told = [labels.day(day.day)]
    if day.seconds:
        told.append(duration(day.seconds, labels.texts))
    for name, number in (("uncovered", day.uncovered), ("answers", day.reviews)):
        if number:
            told.append(labels.counted(name, number))
    return [level_of(day), " · ".join(told)]


def _total(done: Sequence[Day], labels: HomeLabels) -> str:
    """Return the year in words."""
    read = [day for day in done if day.seconds]
    parts = []
    if read:
        time = duration(sum(day.seconds for day in read), labels.texts)
        parts.append(labels.texts["total"].format(time, labels.counted("days", len(read))))
    for name in ("uncovered", "answers"):
        number = sum(day.uncovered if name == "uncovered" else day.reviews for day in done)
        if number:
            parts.append(labels.counted(name, number))
    return " · ".join(parts) or labels.texts["nothing"]


def _months(first: date, labels: HomeLabels) -> list[tuple[int, str]]:
    """Return the column in which each month begins, from 0, and its name.

    The month that is under way in the first column is named where its name has room.
    """
    columns = [(week, first + timedelta(weeks=week, days=6)) for week in range(WEEKS)]
    begun = [(week, sunday.month) for week, sunday in columns if week == 0 or sunday.day <= 7]
    if begun[1][0] < _LEAST_COLUMNS:
        begun = begun[1:]
    return [(week, labels.months[month - 1]) for week, month in begun]


def _legend(labels: HomeLabels) -> dict[str, Any]:
    steps = [0, 0, *STEPS_MIN]
    names = [labels.texts["from_minutes"].format(minutes) for minutes in steps[2:]]
    return {
        "less": labels.texts["less"],
        "more": labels.texts["more"],
        "levels": [labels.texts["nothing"], labels.texts["any"], *names],
    }


def _archive(
    catalogue: Catalogue, states: Mapping[str, State], language: str, labels: HomeLabels
) -> dict[str, Any]:
    """Return every topic with its articles; an article stands in each of its topics."""
    topics = []
    for shelf in shelves_of(catalogue, "topic"):
        read = sum(states[entry.path] == "read" for entry in shelf.entries)
        topics.append(
            {
                "name": in_language(shelf.name, language),  # type: ignore[arg-type]  # en or zh
                "count": f"{read} / {len(shelf.entries)}",
                "articles": [
                    [_address(entry.path), states[entry.path], _name(entry, language)]
                    for entry in shelf.entries
                ],
            }
        )
    found = list(states.values())
    totals = [
        [state, labels.texts[f"{state}_count"].format(found.count(state))] for state in _STATES
    ]
    return {"title": labels.texts["archive"], "totals": totals, "topics": topics}


def _state(progress: Mapping[str, Progress], entry: Entry) -> State:
    one = progress.get(entry.path)
    return one.state if one is not None else "unread"


def _titles(title: ByLanguage, language: str) -> list[tuple[str, str]]:
    """Return a title's languages and texts, the interface's language first."""
    order = sorted(LANGUAGES, key=lambda one: one != language)
    return [(one, title[one]) for one in order if title.get(one)]


def _name(entry: Entry, language: str) -> str:
    return in_language(entry.title, language) or entry.path  # type: ignore[arg-type]  # en or zh


def _address(path: str, pair: str = "") -> str:
    anchor = f"#{quote(pair, safe='@')}" if pair else ""
    return f"/article/{quote(path)}{anchor}"
