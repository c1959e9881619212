"""A card that is forgotten too often is a leech; undo takes an answer back with all it did."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from study_values import NOON, Studies, a_question

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
