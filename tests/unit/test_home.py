"""What the page of all articles shows of the study, as values."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from reader.archive.model import Topic
from reader.library.catalogue import Catalogue, Entry
from reader.study.values import Counts, Day, Progress
from reader.ui.home_page import WEEKS, HomeLabels, duration, home_page, level_of

TODAY = date(2026, 3, 11)  # a Wednesday
NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)
TEXTS = {
    "home": "My reading", "hint": "Begin.", "continue": "Continue", "share": "{0} %",
    "minutes": "{0} min", "hours": "{0} h {1} min", "review": "Review", "begin": "Review now",
    "no_cards": "No cards.", "done": "Done.", "new": "{0} new", "learning": "{0} learning",
    "due": "{0} due", "year": "The year", "total": "{0} on {1}", "summary": "Days: {0}",
    "nothing": "nothing", "any": "a little", "from_minutes": "from {0}", "less": "less",
    "more": "more", "archive": "The archive", "unread": "unread", "reading": "reading",
    "read": "read", "unread_count": "{0} unread", "reading_count": "{0} begun",
    "read_count": "{0} read",
}  # fmt: skip
LABELS = HomeLabels(
    texts=TEXTS,
    counted=lambda name, number: f"{number} {name}",
    day=date.isoformat,
    months=["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    weekdays=["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
)


def entry(path, *topics, zh="中"):
    return Entry(path, {"en": path.upper(), "zh": zh}, "v", topics, ("en", "zh"), "", "", path)


CATALOGUE = Catalogue(
    name={"en": "Small"}, licence="", date="", source="", assets="", contents="", vendors=(),
    topics=(Topic("moe", {"en": "Experts", "zh": "专家"}), Topic("kv", {"en": "Cache"})),
    entries=(
        entry("v/a", "moe", "kv"), entry("v/b", "kv"), entry("v/c", "kv"), entry("v/d d", "kv"),
        entry("v/e"),
    ),
    problems=(),
)  # fmt: skip


def shown(*progress, days=(), counts=None, language="en", today=TODAY):
    known = {one.path: one for one in progress}
    return json.loads(home_page(CATALOGUE, known, days, counts, language, today, LABELS))


def begun(path, hours, **more):
    opened = NOON - timedelta(hours=hours)
    return Progress(path, share=more.pop("share", 0.42), opened=opened, **more)


def read(path):
    return Progress(path, share=1.0, opened=NOON, read=NOON)


def test_who_has_read_nothing_is_shown_a_hint_and_the_archive_alone():
    home = shown(counts=Counts())

    assert home["hint"] == "Begin."
    assert [home[part] for part in ("continue", "review", "year")] == [None] * 3
    assert home["archive"]["totals"] == [
        ["read", "0 read"],
        ["reading", "0 begun"],
        ["unread", "5 unread"],
    ]


@pytest.mark.parametrize(
    "study",
    [
        {"days": [Day(TODAY, 60)]},
        {"counts": Counts(new=1)},
    ],
)
def test_who_has_done_anything_is_not_told_to_begin(study):
    home = shown(**study)

    assert not home["hint"]
    assert home["year"]


def test_the_three_that_were_open_last_are_continued_where_they_were_left():
    home = shown(
        begun("v/a", 9),
        begun("v/b", 3, pair="p-1f@12", seconds=2520),
        begun("v/c", 5),
        begun("v/d d", 1, pair="p-2"),
        begun("gone/x", 0),
        read("v/e"),
    )

    items = home["continue"]["items"]
    addresses = ["/article/v/d%20d#p-2", "/article/v/b#p-1f@12", "/article/v/c"]
    assert [item["href"] for item in items] == addresses
    assert [items[1][key] for key in ("share", "text", "time")] == [0.42, "42 %", "42 min"]


def test_without_an_article_that_was_begun_nothing_is_continued():
    assert shown(read("v/a"))["continue"] is None


def test_titles_of_the_interface_language_stand_first():
    home = shown(begun("v/a", 1), language="zh")

    assert home["continue"]["items"][0]["titles"] == [["zh", "中"], ["en", "V/A"]]
    assert home["lang"] == "zh-Hans"
    assert [topic["name"] for topic in home["archive"]["topics"]] == ["专家", "Cache", "其他"]


@pytest.mark.parametrize(
    ("counts", "number", "text", "button"),
    [
        (None, "", "No cards.", ""),
        (Counts(), "", "Done.", ""),
        (Counts(5, 1, 6), "12", "5 new · 1 learning · 6 due", "Review now"),
        (Counts(due=3), "3", "3 due", "Review now"),
    ],
)
def test_the_review_tells_what_is_due_or_that_nothing_is(counts, number, text, button):
    review = shown(read("v/a"), counts=counts)["review"]

    assert (review["number"], review["text"], review["button"]) == (number, text, button)


@pytest.mark.parametrize(
    ("minutes", "level"),
    [(0, 0), (0.5, 1), (14.9, 1), (15, 2), (30, 3), (59, 3), (60, 4), (600, 4)],
)
def test_a_day_is_the_darker_the_longer_was_read(minutes, level):
    assert level_of(Day(TODAY, 60 * minutes)) == level


@pytest.mark.parametrize("day", [Day(TODAY, reviews=1), Day(TODAY, uncovered=1)])
def test_a_day_without_reading_on_which_something_was_done_is_not_empty(day):
    assert level_of(day) == 1


@pytest.mark.parametrize("weekday", range(7))
def test_the_year_goes_from_a_monday_to_today(weekday):
    today = TODAY + timedelta(days=weekday)

    squares = shown(read("v/a"), today=today)["year"]["days"]

    first = date.fromisoformat(squares[0][1])
    assert first.weekday() == 0
    assert squares[-1][1] == today.isoformat()
    assert 7 * (WEEKS - 1) < len(squares) <= 7 * WEEKS
    assert first + timedelta(days=len(squares) - 1) == today


def test_a_day_tells_its_date_and_what_was_done():
    done = Day(TODAY, 2520, uncovered=5, reviews=12)

    year = shown(read("v/a"), days=[done])["year"]

    assert year["days"][-1] == [3, "2026-03-11 · 42 min · 5 uncovered · 12 answers"]
    assert year["days"][-2] == [0, "2026-03-10"]


def test_the_total_of_the_year_leaves_out_what_was_before_and_days_without_reading():
    days = [
        Day(TODAY - timedelta(days=400), 99_999),
        Day(TODAY - timedelta(days=9), 3600),
        Day(TODAY - timedelta(days=1), 1320, uncovered=2),
        Day(TODAY, reviews=7),
    ]

    year = shown(read("v/a"), days=days)["year"]

    assert year["total"] == "1 h 22 min on 2 days · 2 uncovered · 7 answers"
    assert year["summary"] == f"Days: {year['total']}"


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 3, 11), [[0, "Mar"], [3, "Apr"], [7, "May"]]),
        (date(2026, 3, 20), [[2, "Apr"], [6, "May"], [10, "Jun"]]),
        (date(2026, 3, 4), [[0, "Mar"], [4, "Apr"], [8, "May"]]),
    ],
)
def test_a_month_is_named_over_the_week_in_which_it_begins_if_there_is_room(today, first):
    months = shown(read("v/a"), today=today)["year"]["months"]

    assert months[:3] == first
    assert len({column for column, _ in months}) == len(months) in (12, 13)


def test_an_article_stands_in_each_of_its_topics_and_is_counted_once():
    archive = shown(read("v/a"), begun("v/b", 1))["archive"]

    named = {topic["name"]: topic for topic in archive["topics"]}
    assert [named[name]["count"] for name in ("Experts", "Cache", "Other")] == [
        "1 / 1",
        "1 / 4",
        "0 / 1",
    ]
    assert named["Cache"]["articles"][:2] == [
        ["/article/v/a", "read", "V/A"],
        ["/article/v/b", "reading", "V/B"],
    ]
    assert archive["totals"][0] == ["read", "1 read"]


def test_the_list_is_told_what_is_not_unread():
    assert shown(read("v/a"), begun("v/b", 1))["states"] == {"v/a": "read", "v/b": "reading"}


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 min"), (4, "1 min"), (150, "2 min"), (3599, "1 h 0 min"), (7380, "2 h 3 min")],
)
def test_a_time_is_told_in_minutes_and_hours(seconds, text):
    assert duration(seconds, TEXTS) == text
