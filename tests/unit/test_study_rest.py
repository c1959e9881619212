"""The log of what was written goes into the file when nobody waits, not while somebody does."""

import pytest
from study_values import Studies, a_mark, a_question

from reader.study.values import Grade

_MANY = 300  # answers, of several pages each: SQLite alone would empty its log at 1,000 pages


@pytest.fixture
def studies(tmp_path):
    studies = Studies(tmp_path)
    yield studies
    studies.close()


def test_what_was_written_goes_into_the_file_at_rest(studies, tmp_path):
    study = studies.open()
    mark = a_mark(quote="an unmistakable quote")
    study.keep_mark(mark)
    file = tmp_path / "study" / "study.db"
    assert b"an unmistakable quote" not in file.read_bytes()

    study.rest()

    assert b"an unmistakable quote" in file.read_bytes()
    assert study.marks() == (mark,)


def test_no_answer_waits_for_the_log(studies, tmp_path):
    study = studies.open()
    study.keep_card(a_question())
    study.rest()
    file = tmp_path / "study" / "study.db"
    before = file.read_bytes()
    for _ in range(_MANY):
        study.answer(study.cards()[0].id, "both", Grade.GOOD)
        study.undo()

    assert (tmp_path / "study" / "study.db-wal").stat().st_size > 1000 * 4096
    assert file.read_bytes() == before


def test_rest_goes_on_beside_one_who_reads(studies):
    ours, theirs = studies.open(), studies.open()
    ours.keep_mark(a_mark())
    with theirs._database.reading() as db:
        db.execute("SELECT count(*) FROM marks").fetchone()
        ours.keep_mark(a_mark())
        ours.rest()

    assert len(theirs.marks()) == 2
