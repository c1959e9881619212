"""The keys of the review: each does what it is for, once, and only when it may."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton
from review_keys import button, press, texts, told
from study_cards import MLA, QUESTION, TITLES, WORD, asked

from reader.study.values import Grade
from reader.ui.review_sheet import ReviewSheet


@pytest.fixture
def sheet(qtbot):
    """The window with a word."""
    sheet = ReviewSheet()
    qtbot.addWidget(sheet)
    sheet.show_titles(TITLES)
    sheet.show_asked(asked())
    sheet.show()
    sheet.activateWindow()
    yield sheet
    sheet.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_shows_the_answer_and_the_same_key_grades_it_as_good(sheet, key):
    answers = told(sheet.answered)

    press(sheet, key)
    shown = texts(sheet)
    press(sheet, key)

    assert "吸收" in shown
    assert answers == [(Grade.GOOD,)]


@pytest.mark.parametrize("grade", Grade)
def test_a_number_grades_the_card(sheet, grade):
    answers = told(sheet.answered)

    press(sheet, Qt.Key.Key_Space)
    press(sheet, Qt.Key(Qt.Key.Key_0 + grade))

    assert answers == [(grade,)]


def test_a_number_does_nothing_before_the_answer_is_seen(sheet):
    answers = told(sheet.answered)

    press(sheet, Qt.Key.Key_3)

    assert not answers
    assert "吸收" not in texts(sheet)


def test_a_card_is_answered_once_until_the_next_one_comes(qtbot, sheet):
    answers = told(sheet.answered)
    press(sheet, Qt.Key.Key_Space)

    for key in (Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_4):
        press(sheet, key)
    button(sheet, "Easy").click()

    assert answers == [(Grade.AGAIN,)]
    qtbot.waitUntil(lambda: not button(sheet, "Easy").isEnabled())


def test_the_next_card_can_be_answered(sheet):
    answers = told(sheet.answered)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_1):
        press(sheet, key)

    sheet.show_asked(asked(QUESTION))
    for key in (Qt.Key.Key_Space, Qt.Key.Key_4):
        press(sheet, key)

    assert answers == [(Grade.AGAIN,), (Grade.EASY,)]


def test_a_key_that_is_held_down_answers_nothing(sheet):
    answers = told(sheet.answered)
    press(sheet, Qt.Key.Key_Space)

    for key in (Qt.Key.Key_Space, Qt.Key.Key_3, Qt.Key.Key_Return):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True)
        QCoreApplication.sendEvent(sheet.focusWidget(), event)

    assert not answers


@pytest.mark.parametrize(
    ("key", "signal", "args"),
    [
        (Qt.Key.Key_O, "place_wanted", (MLA, "p-1@3")),
        (Qt.Key.Key_E, "edit_wanted", (WORD.id,)),
        (Qt.Key.Key_S, "suspend_wanted", (WORD.id,)),
        (Qt.Key.Key_Escape, "closed", ()),
    ],
)
def test_each_key_wants_what_it_is_for(sheet, key, signal, args):
    heard = told(getattr(sheet, signal))

    press(sheet, key)

    assert heard == [args]


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_U, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_an_answer_is_taken_back_only_where_there_is_one(sheet, key, modifiers):
    heard = told(sheet.undo_wanted)
    press(sheet, key, modifiers)
    assert not heard

    sheet.show_undo(True)
    press(sheet, key, modifiers)
    assert heard == [()]


def test_the_last_answer_of_the_day_can_be_taken_back(sheet):
    heard = told(sheet.undo_wanted)
    sheet.show_undo(True)
    sheet.show_asked(None)

    press(sheet, Qt.Key.Key_U)

    assert heard == [()]


def test_opening_the_place_closes_the_window_that_would_hide_it(sheet):
    press(sheet, Qt.Key.Key_O)

    assert not sheet.isVisible()


def test_tab_goes_round_and_comes_back(sheet):
    start = sheet.focusWidget()
    seen = set()
    for _ in range(12):
        press(sheet, Qt.Key.Key_Tab)
        seen.add(sheet.focusWidget())
        if sheet.focusWidget() is start:
            break

    assert start in seen
    assert any(isinstance(widget, QToolButton) for widget in seen)
