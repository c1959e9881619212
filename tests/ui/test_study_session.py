"""A user's weeks with the reader: read, mark, learn, and take it all along."""

import shutil

import pytest
from learner import Calendar, Learner
from pages import LONG
from PySide6.QtCore import Qt

from reader.settings import data_folder

TLDR, CONTEXT, IDEA = "p-6180bedf", "p-8515054c", "p-1bb591d0"


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


def _grade(number: int) -> Qt.Key:
    """Forget every fifth card, find every third one hard."""
    if number % 5 == 4:
        return Qt.Key.Key_1
    return Qt.Key.Key_2 if number % 3 == 2 else Qt.Key.Key_3


def _read_and_mark(user: Learner) -> None:
    highlight = user.mark(CONTEXT, "en", "reads all of its weights for it", "highlight:orange")
    user.mark(IDEA, "zh", "处理器", "highlight:blue")
    user.mark(TLDR, "en", "A small model writes a draft", "note")
    user.write_note("**Draft** 草稿 $p/q$")
    user.mark(IDEA, "en", "a branch predictor", "bookmark")
    user.select(TLDR, "en", "a draft of several tokens")
    user.run("card")
    user.complete_card("若干词元的草稿")
    user.page.js("document.querySelector('.signs .question').click()")
    user.window._shelves.mark_card_wanted.emit(highlight)
    user.until(lambda: user.count_cards() == 3)
    user.run("read")
    user.until(lambda: user.desk.is_read(LONG))


def _learn(user: Learner, calendar: Calendar) -> int:
    answered = 0
    for pause in (0, 1, 2, 3, 5, 8, 13):
        calendar.sleep_until(days=pause)
        answered += user.review(_grade)
    return answered


def test_what_a_user_did_in_weeks_comes_back_from_one_file(qtbot, open_window, calendar, tmp_path):
    user = Learner(qtbot, open_window(LONG, clock=calendar))
    _read_and_mark(user)
    answered = _learn(user, calendar)
    before = user.ask(lambda study: study.everything())
    assert answered == len(before["reviews"]) >= 10
    assert len(before["marks"]) == 4

    user.window.study._files.write_study(tmp_path / "study.json")
    user.window.study._files.write_notes(tmp_path / "notes")
    user.window.study._files.write_cards(tmp_path / "cards.apkg")
    user.ask(lambda _study: None)
    user.window.close()
    shutil.rmtree(data_folder())
    other = Learner(qtbot, open_window(LONG, clock=calendar))
    assert other.ask(lambda study: study.marks()) == ()
    other.window.study._files.read_study(tmp_path / "study.json")

    other.until(lambda: len(other.desk.marks) == 4)
    assert other.ask(lambda study: study.everything()) == before
    assert other.desk.is_read(LONG)
    assert "草稿" in (tmp_path / "notes" / f"{LONG}.md").read_text("utf-8")
    assert (tmp_path / "cards.apkg").stat().st_size > 1_000
    other.page.until("CSS.highlights.has('mark-orange') && CSS.highlights.has('mark-blue')")
