"""Marks, progress and days are kept as they were given, and told as they are."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from study_values import NOON, Studies, a_mark

from reader.study.values import Day, Progress

_ARTICLE = "nvidia/blackwell"


@pytest.fixture
def studies(tmp_path):
    studies = Studies(tmp_path)
    yield studies
    studies.close()


@pytest.fixture
def study(studies):
    return studies.open()


def test_a_mark_is_there_after_closing(studies):
    mark = a_mark(note="看 **this**\n\0", text={"zh": ""}, heading={})
    studies.open().keep_mark(mark)
    studies.close()

    assert studies.open().marks() == (mark,)


def test_marks_come_oldest_first_and_by_article(study):
    young, old = a_mark(NOON), a_mark(NOON - timedelta(days=1))
    other = a_mark(NOON, path="amd/mi300", kind="bookmark", colour=None, language=None)
    for mark in (young, other, old):
        study.keep_mark(mark)

    assert study.marks() == (old, young, other)
    assert study.marks(_ARTICLE) == (old, young)
    assert study.marks("intel/gaudi") == ()


def test_a_change_that_tells_no_time_is_dated_now(studies, study):
    mark = a_mark()
    study.keep_mark(mark)
    studies.clock.on(hours=1)

    study.keep_mark(replace(mark, note="new"))

    assert study.marks() == (replace(mark, note="new", changed=NOON + timedelta(hours=1)),)


def test_a_change_keeps_the_time_that_it_tells(study):
    mark = a_mark()
    study.keep_mark(mark)
    changed = replace(mark, colour="blue", changed=NOON + timedelta(minutes=5))

    study.keep_mark(changed)

    assert study.marks() == (changed,)


def test_a_mark_that_found_its_place_again_is_not_younger_for_it(studies, study):
    mark = a_mark()
    study.keep_mark(mark)
    studies.clock.on(days=1)
    moved = replace(mark, pair="p-cd34@9", is_orphan=True)

    study.keep_mark(moved)

    assert study.marks() == (moved,)


def test_a_removed_mark_is_gone_and_may_come_again(study):
    mark = a_mark()
    study.keep_mark(mark)
    study.remove_mark(mark.id)
    assert study.marks() == ()
    study.remove_mark(mark.id)

    study.keep_mark(mark)

    assert [again.id for again in study.marks()] == [mark.id]
    assert study.everything()["removed"] == []


def test_half_a_character_costs_only_itself(study):
    study.keep_mark(a_mark(quote="a\ud83db", note="\ud83d\ude00"))

    assert [(mark.quote, mark.note) for mark in study.marks()] == [("a�b", "😀")]


def test_the_furthest_place_counts_and_the_last_one_is_kept(study):
    study.keep_place(_ARTICLE, "p-1@1", 0.7)
    study.keep_place(_ARTICLE, "p-2@2", 0.2)

    assert study.progress() == {
        _ARTICLE: Progress(_ARTICLE, "p-2@2", share=0.7, opened=NOON),
    }


@pytest.mark.parametrize(("told", "kept"), [(-1, 0), (1.5, 1), (float("nan"), 0)])
def test_a_share_is_between_0_and_1(study, told, kept):
    assert study.keep_place(_ARTICLE, "", told).share == kept


def test_an_article_is_unread_then_in_progress_then_read(study):
    states = [
        study.keep_place(_ARTICLE, "", 0).state,
        study.keep_place(_ARTICLE, "p-1@1", 0.3).state,
        study.mark_read(_ARTICLE, True, by_hand=False).state,
        study.mark_read(_ARTICLE, False, by_hand=True).state,
    ]

    assert states == ["unread", "reading", "read", "reading"]


def test_reading_to_the_end_does_not_overrule_the_hand(study):
    study.mark_read(_ARTICLE, False, by_hand=True)

    assert study.mark_read(_ARTICLE, True, by_hand=False).read is None
    assert study.mark_read(_ARTICLE, True, by_hand=True).read == NOON


def test_when_an_article_was_first_read_stays(studies, study):
    study.mark_read(_ARTICLE, True, by_hand=False)
    studies.clock.on(days=1)

    assert study.mark_read(_ARTICLE, True, by_hand=False).read == NOON


def test_time_is_added_up_by_article_and_by_day(studies, study):
    study.add_seconds(_ARTICLE, 30)
    study.add_seconds("amd/mi300", 12.5)
    studies.clock.on(days=1)
    study.add_seconds(_ARTICLE, 60)
    study.add_uncovered(3)
    study.add_uncovered(2)

    assert study.progress()[_ARTICLE].seconds == 90
    assert study.days(date(2026, 10, 4), date(2026, 10, 5)) == (
        Day(date(2026, 10, 4), seconds=42.5),
        Day(date(2026, 10, 5), seconds=60, uncovered=5),
    )
    assert study.days(date(2026, 10, 6), date(2027, 1, 1)) == ()


@pytest.mark.parametrize("seconds", [0, -5, float("nan")])
def test_no_time_is_taken_off(study, seconds):
    study.add_seconds(_ARTICLE, seconds)
    study.add_uncovered(-1)

    assert study.days(date(2026, 1, 1), date(2026, 12, 31)) == ()


@pytest.mark.parametrize(("hour", "day"), [(3, date(2026, 10, 3)), (4, date(2026, 10, 4))])
def test_a_day_begins_at_four_in_the_morning(studies, study, hour, day):
    studies.clock.at = NOON.astimezone().replace(hour=hour)
    study.add_uncovered(1)

    assert [found.day for found in study.days(date(2026, 1, 1), date(2026, 12, 31))] == [day]
