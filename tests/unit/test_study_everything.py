"""Everything goes out as JSON and comes back; what is not of that form changes nothing."""

import json
from copy import deepcopy

import pytest
from study_values import Studies, a_card, a_mark, a_question, filled

from reader.errors import ReaderError
from reader.study.values import Grade


@pytest.fixture
def studies(tmp_path):
    studies = Studies(tmp_path)
    yield studies
    studies.close()


@pytest.fixture
def full(studies):
    """Return a study with something of everything in it."""
    return filled(studies.open("full"))


def test_what_went_out_comes_back_and_twice_is_once(studies, full):
    out = json.loads(json.dumps(full.everything()))
    anew = studies.open("anew")

    assert anew.take_in(out) > 10
    assert anew.everything() == full.everything()
    assert (anew.marks(), anew.cards(), anew.schedules()) == (
        full.marks(),
        full.cards(),
        full.schedules(),
    )
    assert (anew.progress(), anew.limits(), anew.counts()) == (
        full.progress(),
        full.limits(),
        full.counts(),
    )
    assert (anew.take_in(out), full.take_in(out)) == (0, 0)


def test_every_table_and_field_has_something_to_lose(full):
    everything = full.everything()
    there = {
        (table, name)
        for table, rows in everything.items()
        if isinstance(rows, list)
        for row in rows
        for name, value in row.items()
        if value is not None
    }

    every = {(t, n) for t, rows in everything.items() if isinstance(rows, list) for n in rows[0]}
    assert every - there == {("removed", "instead"), ("cards", "language")}


def test_before_it_a_copy_is_made(studies, full):
    study = studies.open()
    study.take_in(full.everything())

    assert (study.file.parent / "study.db.before-import").is_file()


def test_an_undone_answer_does_not_come_back(studies):
    study = studies.open()
    card = study.keep_card(a_question())
    study.answer(card.id, "both", Grade.GOOD)
    out = study.everything()
    study.undo()

    assert study.take_in(out) == 0
    assert study.schedules() == ()


def test_the_order_of_creation_is_that_of_the_other_device(studies):
    study, anew = studies.open("study"), studies.open("anew")
    for number in range(20):
        study.keep_card(a_question(number))

    anew.take_in(study.everything())

    assert anew.cards() == study.cards()
    assert anew.next_asked().card == study.cards()[0]


_WRONG = {
    "format": [None, 0, 2, "1", True, 1.0],
    "marks": [None, {}, [None], [{}]],
    "limits": [None, [], {"limit_new": 3}, {"limit_new": {"value": -1, "changed": "2026-10-04"}}],
    "marks.id": ["", "x" * 32, "A" * 32, None, 7],
    "marks.quote": [None, 7, ["x"], "x" * 10_000_001],
    "marks.colour": ["red", None],
    "marks.created": ["2026-10-04T12:00:00", "yesterday", 7, None, "0001-01-01T00:00:00+14:00"],
    "marks.is_orphan": [0, "yes", None],
    "progress.share": [-0.1, 2, float("nan"), float("inf"), "1", True, 10**400],
    "spent.seconds": [-1, float("nan"), None],
    "spent.day": ["2026-02-30", "2026", None],
    "uncovered.count": [2**70, 1.5, True],
    "cards.kind": ["picture", [], None],
    "cards.language": ["en"],
    "schedules.state": [0, 4, "1"],
    "schedules.stability": [None, 0, -3, float("nan")],
    "schedules.difficulty": [None, 0, 11],
    "schedules.due": [None, "2026-10-04T12:00:00"],
    "reviews.grade": [0, 5, None],
    "reviews.before": [None, [], {}, {"state": 2}],
    "removed.instead": ["f" * 32],
}


@pytest.mark.parametrize(
    ("place", "value"),
    [(p, v) for p, values in _WRONG.items() for v in values],
    ids=lambda v: repr(v)[:30],
)
def test_what_is_not_of_that_form_changes_nothing(studies, full, place, value):
    out = deepcopy(full.everything())
    table, _, field = place.partition(".")
    if field:
        out[table][0][field] = value
    else:
        out[table] = value
    study = studies.open()

    with pytest.raises(ReaderError, match=r"This is not a study|in another format"):
        study.take_in(out)

    assert study.everything()["marks"] == []
    assert not (study.file.parent / "study.db.before-import").exists()


def test_what_is_missing_is_told_by_name(studies, full):
    out = full.everything()
    del out["marks"][1]["quote"]

    with pytest.raises(
        ReaderError, match=r"This is not a study that the reader wrote \(marks\[1\]\)"
    ):
        studies.open().take_in(out)
    with pytest.raises(ReaderError, match="cards"):
        studies.open().take_in({k: v for k, v in full.everything().items() if k != "cards"})


def test_what_a_later_program_adds_to_the_form_is_passed_over(studies, full):
    out = full.everything()
    out["songs"] = [1]
    out["marks"][0]["song"] = "la"

    assert studies.open().take_in(out)


def test_a_review_that_the_disk_spoilt_does_not_hold_the_rest_back(studies, full):
    with full._database.writing() as db:
        db.execute("UPDATE reviews SET before = '{' || before WHERE number = 1")

    assert studies.open().take_in(full.everything())


@pytest.mark.parametrize("value", [None, [], "study", 1])
def test_what_is_no_object_is_no_study(studies, value):
    with pytest.raises(ReaderError, match="This is not a study that the reader wrote"):
        studies.open().take_in(value)


def test_what_was_kept_with_a_field_too_many_can_still_be_taken_in(studies):
    study = studies.open("study")
    study.keep_mark(a_mark(kind="note", colour="blue"))
    study.keep_mark(a_mark(colour=None))
    study.keep_card(a_card(language="en"))

    assert studies.open("anew").take_in(study.everything())
    assert {mark.colour for mark in study.marks()} == {None, "orange"}
