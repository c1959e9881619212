"""A card that is forgotten too often is a leech; undo takes an answer back with all it did."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from study_values import NOON, Studies, a_card, a_question

from reader.study import queue
from reader.study.values import Grade

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


def _lapse(studies, study):
    """Wait until the card is due, forget it, and learn it again."""
    studies.clock.at = study.schedules()[0].due + _DAY
    _answer(study, Grade.AGAIN)
    _do_all(study)


def test_a_card_that_was_forgotten_eight_times_is_a_leech(studies, study):
    (card,) = _keep(study, 1)
    _learn(study, card)
    for _ in range(7):
        _lapse(studies, study)
    assert study.leeches() == ()

    _lapse(studies, study)

    assert [leech.id for leech in study.leeches()] == [card.id]
    assert study.schedules()[0].lapses == 8
    studies.clock.on(days=99)
    assert study.next_asked() is None


def test_a_leech_that_is_taken_up_again_gets_four_more_chances(studies, study):
    (card,) = _keep(study, 1)
    _learn(study, card)
    for _ in range(8):
        _lapse(studies, study)
    study.change_card(replace(study.leeches()[0], is_suspended=False))
    _do_all(study)

    lapses = 0
    while not study.leeches():
        _lapse(studies, study)
        lapses += 1

    assert lapses == 4


def test_undo_takes_back_all_that_an_answer_did(studies, study):
    _keep(study, 2)
    _do_all(study, Grade.EASY)
    studies.clock.on(days=9)
    before = (study.schedules(), study.counts(), study.days(date.min, date.max))
    asked = _answer(study, Grade.AGAIN)

    assert study.undo()

    assert (study.schedules(), study.counts(), study.days(date.min, date.max)) == before
    assert study.next_asked() == asked


def test_undo_makes_a_card_new_again(study):
    _keep(study, 1)
    asked = _answer(study)

    assert study.undo()

    assert study.schedules() == ()
    assert study.next_asked() == asked


def test_undo_takes_a_leech_up_again(studies, study):
    (card,) = _keep(study, 1)
    _learn(study, card)
    for _ in range(7):
        _lapse(studies, study)
    studies.clock.at = study.schedules()[0].due + _DAY
    _answer(study, Grade.AGAIN)
    assert study.leeches()

    assert study.undo()

    assert study.leeches() == ()
    assert study.schedules()[0].lapses == 7
    assert study.next_asked().card.id == card.id


def test_undo_goes_back_answer_by_answer_but_not_into_another_session(studies, study):
    _keep(study, 1)
    _answer(study, Grade.AGAIN)
    study = studies.open()
    _answer(study, Grade.AGAIN)
    _answer(study)

    assert [study.undo() for _ in range(3)] == [True, True, False]
    assert study.schedules()[0].answers == 1


def test_undo_leaves_alone_what_was_answered_elsewhere_since(studies, study):
    (card,) = _keep(study, 1)
    _answer(study, Grade.AGAIN)
    studies.clock.on(minutes=1)
    studies.open().answer(card.id, "both", Grade.EASY)

    assert not study.undo()
    assert study.schedules()[0].answers == 2


def test_an_answer_that_makes_a_leech_says_so(studies, study):
    (card,) = _keep(study, 1)
    _learn(study, card)
    for _ in range(7):
        _lapse(studies, study)
    studies.clock.at = study.schedules()[0].due + _DAY

    assert study.answer(card.id, "both", Grade.AGAIN) == study.card(card.id)
    assert study.card(card.id).is_suspended
    assert study.card("0" * 32) is None


def test_each_answer_that_is_undone_is_asked_again(studies, study):
    _keep(study, 4)
    _do_all(study, Grade.EASY)
    studies.clock.on(days=30)
    asked = [_answer(study, Grade.EASY) for _ in range(3)]

    again = []
    while study.undo():
        again.append(study.next_asked().card.id)
        if len(again) == 3:
            break

    assert again == [one.card.id for one in reversed(asked)]


def test_a_side_that_came_back_with_its_card_is_asked_again(studies, study):
    word = a_card(NOON - _DAY)
    study.keep_card(word)
    study.answer(word.id, "en", Grade.EASY)
    studies.clock.on(days=1)
    study.answer(word.id, "zh", Grade.EASY)
    studies.clock.on(days=90)
    first = study.next_asked()
    study.answer(first.card.id, first.direction, Grade.EASY)
    assert study.next_asked() is None  # the other side waits for tomorrow

    assert study.undo()

    assert study.next_asked().direction == first.direction


def test_the_reviews_are_put_in_order_once(studies, study, monkeypatch):
    _keep(study, 6)
    _do_all(study, Grade.EASY)
    studies.clock.on(days=30)
    _keep(study, 1, first=6)
    asked = study.next_asked()  # a review; the others are in order from here on
    monkeypatch.setattr(queue, "_FIRST_DUE", "SELECT no_such_column")
    study.answer(asked.card.id, asked.direction, Grade.EASY)
    study.undo()
    _answer(study, Grade.EASY)
    study.change_card(replace(study.next_asked().card, is_suspended=True))

    assert len(_do_all(study, Grade.EASY)) == 5
