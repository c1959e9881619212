"""Cards are asked when they are due, in the order of the house, as many as the day allows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from study_values import NOON, Studies, a_card, a_question

from reader.errors import ReaderError
from reader.study.clock import day_of
from reader.study.values import Counts, Grade, Limits

_DAY = timedelta(days=1)


@pytest.fixture
def studies(tmp_path):
    studies = Studies(tmp_path)
    yield studies
    studies.close()


@pytest.fixture
def study(studies):
    return studies.open()


def _keep(study, amount, *, first=0, **fields):
    """Keep so many questions, each a second younger than the one before."""
    cards = [
        a_question(n, NOON - _DAY + timedelta(seconds=n), **fields)
        for n in range(first, first + amount)
    ]
    for card in cards:
        study.keep_card(card)
    return cards


def _answer(study, grade=Grade.GOOD):
    """Answer what is asked next; return it."""
    asked = study.next_asked()
    study.answer(asked.card.id, asked.direction, grade)
    return asked


def _do_all(study, grade=Grade.GOOD):
    """Answer all of today; return the ids of the cards in their order."""
    done = []
    while study.next_asked():
        done.append(_answer(study, grade).card.id)
    return done


def _learn(study, card, direction="both"):
    """Answer a card until it is in review."""
    study.answer(card.id, direction, Grade.GOOD)
    study.answer(card.id, direction, Grade.GOOD)


def test_where_there_is_no_card_nothing_is_asked(study):
    assert study.next_asked() is None
    assert study.counts() == Counts()


def test_new_cards_come_in_order_of_creation_up_to_the_limit(study):
    cards = _keep(study, 5)
    study.keep_limits(Limits(new=3, due=9))

    assert study.counts() == Counts(new=3)
    asked = [_answer(study, Grade.EASY).card.id for _ in range(3)]

    assert asked == [card.id for card in cards[:3]]
    assert study.next_asked() is None


def test_the_limit_is_new_in_the_next_morning(studies, study):
    cards = _keep(study, 5)
    study.keep_limits(Limits(new=3, due=9))
    _do_all(study, Grade.EASY)

    studies.clock.on(hours=15)  # to 3 o'clock: still the same day
    assert study.counts() == Counts()
    studies.clock.on(hours=1)

    assert _do_all(study, Grade.EASY) == [card.id for card in cards[3:]]


def test_learning_goes_in_steps_that_no_limit_counts(study):
    _keep(study, 1)
    study.keep_limits(Limits(new=1, due=0))
    first = study.next_asked()
    assert (first.schedule.state, study.counts()) == (0, Counts(new=1))
    assert first.waits[Grade.AGAIN] == timedelta(minutes=1)
    assert first.waits[Grade.GOOD] == timedelta(minutes=10)

    _answer(study)
    assert study.counts() == Counts(learning=1)
    _answer(study)

    assert study.counts() == Counts()
    assert [s.state for s in study.schedules()] == [2]


def test_learning_that_is_due_comes_before_what_is_new(studies, study):
    cards = _keep(study, 3)
    _answer(study, Grade.AGAIN)
    assert study.next_asked().card.id == cards[1].id

    studies.clock.on(minutes=1)

    assert study.next_asked().card.id == cards[0].id


def test_learning_goes_on_early_when_nothing_else_is_left(study):
    cards = _keep(study, 2)
    _answer(study)
    _answer(study)

    assert study.next_asked().card.id == cards[0].id


def test_the_longest_overdue_for_its_stability_comes_first(studies, study):
    steady, shaky, new = _keep(study, 3)
    study.answer(steady.id, "both", Grade.EASY)  # 8 days
    _learn(study, shaky)  # 2 days
    studies.clock.on(days=10)  # 2 of 8 days late, 8 of 2

    assert study.counts() == Counts(new=1, due=2)
    assert _do_all(study, Grade.EASY) == [shaky.id, steady.id, new.id]


def test_what_is_due_later_today_is_asked_in_the_morning(studies, study):
    (card,) = _keep(study, 1)
    _learn(study, card)
    due = study.schedules()[0].due
    studies.clock.at = due - timedelta(hours=5)

    assert study.next_asked().schedule.due == due
    studies.clock.at = due - timedelta(hours=23)
    assert study.next_asked() is None


def test_a_day_counts_as_one_for_the_memory_though_it_was_shorter(studies, study):
    (card,) = _keep(study, 1)
    _learn(study, card)
    before = study.schedules()[0].stability
    studies.clock.at = study.schedules()[0].due - timedelta(hours=5)

    _answer(study)

    assert study.schedules()[0].stability > 2 * before


def test_due_ones_stop_at_the_limit(studies, study):
    for card in _keep(study, 4):
        study.answer(card.id, "both", Grade.EASY)
    study.keep_limits(Limits(new=0, due=3))
    studies.clock.on(days=9)

    assert study.counts() == Counts(due=3)
    assert len(_do_all(study)) == 3


def test_the_other_side_of_a_card_waits_until_tomorrow(studies, study):
    card = study.keep_card(a_card())
    assert study.counts() == Counts(new=1)

    directions = [_answer(study, Grade.EASY).direction]
    assert study.next_asked() is None
    studies.clock.on(days=1)
    directions.append(_answer(study, Grade.EASY).direction)

    assert directions == ["en", "zh"]
    assert {(s.card, s.direction) for s in study.schedules()} == {(card.id, "en"), (card.id, "zh")}


def test_of_two_sides_that_are_due_one_is_asked_a_day(studies, study):
    study.keep_card(a_card())
    for _ in range(2):
        _answer(study, Grade.EASY)
        studies.clock.on(days=1)
    studies.clock.on(days=30)

    assert study.counts() == Counts(due=1)
    assert len(_do_all(study)) == 1
    studies.clock.on(days=1)
    assert study.counts() == Counts(due=1)


def test_a_word_with_one_side_is_asked_from_that_side_only(study):
    study.keep_card(a_card(front={"zh": "草稿模型"}))

    assert _answer(study, Grade.EASY).direction == "zh"
    assert study.next_asked() is None


def test_a_suspended_card_is_not_asked_until_it_is_taken_up(study):
    (card,) = _keep(study, 1)
    study.change_card(replace(card, is_suspended=True))
    assert (study.next_asked(), study.counts()) == (None, Counts())

    study.change_card(replace(card, is_suspended=False))

    assert study.next_asked().card.id == card.id


def test_a_card_that_is_gone_cannot_be_answered_or_changed(study):
    (card,) = _keep(study, 1)
    _answer(study)
    study.remove_card(card.id)

    with pytest.raises(ReaderError, match="This card is no longer there"):
        study.answer(card.id, "both", Grade.GOOD)
    with pytest.raises(ReaderError, match="This card is no longer there"):
        study.change_card(card)
    assert (study.cards(), study.schedules(), study.undo()) == ((), (), False)


def test_the_reviews_of_a_removed_card_still_count(study):
    (card,) = _keep(study, 1)
    _answer(study)
    study.remove_card(card.id)

    assert [day.reviews for day in study.days(day_of(NOON), day_of(NOON))] == [1]


def test_the_wait_that_is_shown_is_the_wait_that_comes(studies, study):
    study._fuzz = True
    for card in _keep(study, 30):
        study.answer(card.id, "both", Grade.EASY)
    studies.clock.on(days=60)
    dues = set()
    while asked := study.next_asked():
        study.answer(asked.card.id, asked.direction, Grade.GOOD)
        (due,) = [s.due for s in study.schedules() if s.card == asked.card.id]
        assert due == studies.clock.at + asked.waits[Grade.GOOD]
        dues.add(due)

    assert len(dues) > 5  # they are spread


def test_sixty_days_of_learning_go_by_without_a_stop(studies, study):
    _keep(study, 40)
    study.keep_limits(Limits(new=4, due=50))
    reviews = []
    for _ in range(60):
        forgotten = 1 if study.next_asked() and _answer(study, Grade.AGAIN) else 0
        reviews.append(forgotten + len(_do_all(study)))
        studies.clock.on(days=1)

    assert sum(reviews) == sum(day.reviews for day in study.days(date.min, date.max))
    learnt = {schedule.card for schedule in study.schedules() if schedule.state == 2}
    assert learnt == {card.id for card in study.cards() if card not in study.leeches()}
    assert max(reviews[:10]) > 12  # four new ones in three steps, and what is due
    assert max(reviews[-10:]) < 12
