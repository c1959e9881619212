"""Cards are kept once each, changed and removed; how many they are costs nothing to speak of."""

from dataclasses import replace
from datetime import timedelta

import pytest
from study_values import NOON, Studies, a_card, a_question

from reader.study.values import Limits


@pytest.fixture
def studies(tmp_path):
    studies = Studies(tmp_path)
    yield studies
    studies.close()


@pytest.fixture
def study(studies):
    return studies.open()


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"front": {"en": "draft"}, "back": {}, "term": "draft-model"},
        {"kind": "question", "front": {"zh": "什么？"}, "is_suspended": True},
        {"kind": "cloze", "front": {"en": "A {{draft}} model.", "zh": "草稿"}, "language": "en"},
    ],
)
def test_a_card_is_there_after_closing(studies, fields):
    card = a_card(**fields)
    assert studies.open().keep_card(card) == card
    studies.close()

    assert studies.open().cards() == (card,)


def test_the_same_card_is_kept_once(study):
    card = study.keep_card(a_card())

    assert study.keep_card(a_card(back={"en": "another sentence"}, pair="p-9@9")) == card
    assert study.keep_card(card) == card
    assert study.cards() == (card,)


@pytest.mark.parametrize(
    "other",
    [
        {"term": "draft"},
        {"path": "amd/mi300"},
        {"kind": "question"},
        {"front": {"en": "draft model"}},
    ],
)
def test_what_differs_in_one_thing_is_another_card(study, other):
    study.keep_card(a_card())
    study.keep_card(a_card(**other))

    assert len(study.cards()) == 2


def test_cards_come_oldest_first(study):
    cards = [a_question(n, NOON - timedelta(days=n)) for n in range(3)]
    for card in cards:
        study.keep_card(card)

    assert list(study.cards()) == cards[::-1]


def test_a_changed_card_keeps_its_learning(studies, study):
    card = study.keep_card(a_question())
    study.answer(card.id, "both", 3)
    studies.clock.on(minutes=1)

    study.change_card(replace(card, front={"en": "Why?"}))

    (changed,) = study.cards()
    assert (changed.front, changed.changed) == ({"en": "Why?"}, NOON + timedelta(minutes=1))
    assert [schedule.card for schedule in study.schedules()] == [card.id]


def test_a_side_that_is_taken_off_is_no_longer_asked(study):
    card = study.keep_card(a_card())
    study.change_card(replace(card, front={"zh": "草稿模型"}))

    assert study.next_asked().direction == "zh"


def test_a_removed_card_comes_again_as_a_new_one(study):
    card = study.keep_card(a_question())
    study.answer(card.id, "both", 3)
    study.remove_card(card.id)
    study.remove_card("0" * 32)
    assert study.cards() == ()

    study.keep_card(card)

    assert [again.id for again in study.cards()] == [card.id]
    assert study.schedules() == ()


def test_limits_are_kept_and_never_negative(studies, study):
    assert study.limits() == Limits()
    study.keep_limits(Limits(new=-1, due=7))
    studies.close()

    assert studies.open().limits() == Limits(new=0, due=7)


@pytest.mark.parametrize("query", ["learning", "due", "new", "counts", "places", "reviews"])
def test_no_question_of_the_day_looks_at_every_card(study, query):
    plan = _plan(study, query)

    assert plan
    assert not [step for step in plan if step.startswith("SCAN s")]


def test_what_waits_is_looked_for_from_the_answers_of_the_day(study):
    steps = [step.split() for step in _plan(study, "waiting") if step.startswith("SEARCH")]

    assert [(words[1], words[-1]) for words in steps[:3]] == [
        ("reviews", "(day=?)"),
        ("cards", "(id=?)"),
        ("s", "(card=?)"),
    ]


def _plan(study, query):
    """Return how SQLite goes about a query of the module `queue`, step by step."""
    from reader.study import queue

    texts = {
        "learning": queue._FIRST_LEARNING,
        "due": queue._FIRST_DUE,
        "new": queue._FIRST_NEW,
        "counts": queue._COUNT_NEW,
        "places": queue._IS_DUE,
        "reviews": queue._REVIEWED,
        "waiting": queue._COUNT_WAITING,
    }
    names = ("now", "morning", "night", "until", "most", "card", "direction", "day")
    with study._database.reading() as db:
        rows = db.execute(f"EXPLAIN QUERY PLAN {texts[query]}", dict.fromkeys(names, 1)).fetchall()
    return [row[3] for row in rows]
