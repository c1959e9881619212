"""Two devices' studies are put together: all of both, the newer of each, nothing twice."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from study_values import NOON, Studies, a_card, a_mark, a_question, filled

from reader.study.values import Grade, Limits

_few = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@pytest.fixture
def studies(tmp_path):
    studies = Studies(tmp_path)
    yield studies
    studies.close()


@pytest.fixture
def full(studies):
    """Return a study with something of everything in it."""
    return filled(studies.open("full"))


def _sorted(everything):
    """Return it without the order of what was made in one second."""
    order = {
        name: sorted(rows, key=json.dumps)
        for name, rows in everything.items()
        if rows and name not in ("format", "limits")
    }
    return {**everything, **order}


def test_two_devices_keep_the_marks_of_both(studies):
    ours, theirs = studies.open("ours"), studies.open("theirs")
    marks = [a_mark(), a_mark(NOON + timedelta(hours=1))]
    ours.keep_mark(marks[0])
    theirs.keep_mark(marks[1])

    assert ours.take_in(theirs.everything()) == 1
    assert ours.marks() == tuple(marks)


def test_the_newest_change_wins_on_both_devices(studies):
    ours, theirs = studies.open("ours"), studies.open("theirs")
    mark = a_mark()
    for study, hours, note in ((ours, 1, "old"), (theirs, 2, "new")):
        study.keep_mark(mark)
        study.keep_mark(replace(mark, note=note, changed=NOON + timedelta(hours=hours)))

    ours.take_in(theirs.everything())
    theirs.take_in(ours.everything())

    assert [study.marks()[0].note for study in (ours, theirs)] == ["new", "new"]


def test_what_was_removed_does_not_come_back_from_an_older_export(studies, full):
    out = full.everything()
    for mark in full.marks():
        full.remove_mark(mark.id)
    full.remove_card(full.cards()[0].id)

    assert full.take_in(out) == 0
    assert (full.marks(), len(full.cards())) == ((), 2)


def test_a_removal_goes_over_to_the_other_device(studies, full):
    theirs = studies.open("theirs")
    theirs.take_in(full.everything())
    full.remove_mark(full.marks()[0].id)

    theirs.take_in(full.everything())

    assert theirs.marks() == full.marks()


def test_what_was_changed_after_it_was_removed_elsewhere_stays(studies, full):
    theirs = studies.open("theirs")
    theirs.take_in(full.everything())
    mark = full.marks()[0]
    full.remove_mark(mark.id)
    studies.clock.on(hours=1)
    theirs.keep_mark(replace(mark, note="still needed"))

    theirs.take_in(full.everything())
    full.take_in(theirs.everything())

    assert len(full.marks()) == len(theirs.marks()) == 2


def test_time_of_two_devices_is_added_up_once(studies):
    ours, theirs = studies.open("ours"), studies.open("theirs")
    ours.add_seconds("v/a", 10)
    theirs.add_seconds("v/a", 5)
    for _ in range(2):
        ours.take_in(theirs.everything())
        theirs.take_in(ours.everything())

    assert ours.progress()["v/a"].seconds == theirs.progress()["v/a"].seconds == 15


def test_a_card_that_both_made_becomes_one_with_the_reviews_of_both(studies):
    ours, theirs = studies.open("ours"), studies.open("theirs")
    for study in (ours, theirs):
        card = study.keep_card(a_card())
        studies.clock.on(minutes=5)
        study.answer(card.id, "en", Grade.EASY)
    out = ours.everything()

    ours.take_in(theirs.everything())
    theirs.take_in(out)

    assert _sorted(ours.everything()) == _sorted(theirs.everything())
    assert len(ours.cards()) == 1
    assert len(ours.everything()["reviews"]) == 2
    assert [s.last for s in ours.schedules()] == [NOON + timedelta(minutes=10)]
    assert (ours.take_in(out), theirs.take_in(out)) == (0, 0)


def test_two_cards_that_were_made_alike_on_purpose_stay_two(studies):
    study = studies.open()
    study.keep_card(a_card())
    other = study.keep_card(a_card(front={"en": "other"}))
    study.change_card(replace(other, front=a_card().front))
    anew = studies.open("anew")

    anew.take_in(study.everything())

    assert anew.everything() == study.everything()


_NUMBER = st.integers(0, 2)
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("mark"), _NUMBER, st.text(max_size=3)),
        st.tuples(st.just("remove_mark"), _NUMBER),
        st.tuples(st.just("card"), _NUMBER),
        st.tuples(st.just("suspend"), _NUMBER),
        st.tuples(st.just("remove_card"), _NUMBER),
        st.tuples(st.just("answer"), st.sampled_from(list(Grade))),
        st.tuples(st.just("undo")),
        st.tuples(st.just("place"), st.sampled_from(["v/a", "v/b"]), st.floats(0, 1)),
        st.tuples(st.just("read"), st.booleans(), st.booleans()),
        st.tuples(st.just("seconds"), st.floats(0, 1e6)),
        st.tuples(st.just("limits"), st.integers(0, 99)),
        st.tuples(st.just("wait"), st.integers(1, 10**6)),
    ),
    max_size=15,
)


def _mark(study, number, note):
    study.keep_mark(a_mark(id=f"{number:032}", note=note))


def _card(study, number):
    study.keep_card(a_question(number))


def _suspend(study, number):
    for card in study.cards()[number : number + 1]:
        study.change_card(replace(card, is_suspended=not card.is_suspended))


def _remove_card(study, number):
    for card in study.cards()[number : number + 1]:
        study.remove_card(card.id)


def _answer(study, grade):
    asked = study.next_asked()
    if asked:
        study.answer(asked.card.id, asked.direction, grade)


_DO = {
    "mark": _mark,
    "remove_mark": lambda study, number: study.remove_mark(f"{number:032}"),
    "card": _card,
    "suspend": _suspend,
    "remove_card": _remove_card,
    "answer": _answer,
    "undo": lambda study: study.undo(),
    "place": lambda study, path, share: study.keep_place(path, f"p-{share}", share),
    "read": lambda study, is_read, by_hand: study.mark_read("v/a", is_read, by_hand=by_hand),
    "seconds": lambda study, seconds: study.add_seconds("v/a", seconds),
    "limits": lambda study, new: study.keep_limits(Limits(new=new)),
}


def _do(studies, study, steps):
    for name, *values in steps:
        if name == "wait":
            studies.clock.on(seconds=values[0])
        else:
            _DO[name](study, *values)


@_few
@given(steps=_STEPS)
def test_whatever_was_done_comes_back_as_it_was(tmp_path_factory, steps):
    studies = Studies(tmp_path_factory.mktemp("there"))
    study, anew = studies.open("study"), studies.open("anew")
    _do(studies, study, steps)

    out = study.everything()
    anew.take_in(json.loads(json.dumps(out)))

    assert anew.everything() == out
    assert (anew.counts(), anew.progress()) == (study.counts(), study.progress())
    assert (anew.take_in(out), study.take_in(out)) == (0, 0)
    studies.close()


@_few
@given(common=_STEPS, ours=_STEPS, theirs=_STEPS)
def test_two_devices_that_exchange_all_have_the_same(tmp_path_factory, common, ours, theirs):
    studies = Studies(tmp_path_factory.mktemp("two"))
    one, two = studies.open("one"), studies.open("two")
    _do(studies, one, common)
    two.take_in(one.everything())
    _do(studies, one, ours)
    _do(studies, two, theirs)

    out = one.everything()
    one.take_in(two.everything())
    two.take_in(out)

    assert _sorted(one.everything()) == _sorted(two.everything())
    assert one.take_in(two.everything()) == 0
    studies.close()
