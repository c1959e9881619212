"""Reviewing through the window: what comes after an answer, and what is counted of it."""

from dataclasses import replace

import pytest
from learner import Calendar, Learner
from pages import LONG
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QToolButton
from study_cards import card

from reader.study.values import Grade
from reader.ui.review_sheet import ReviewSheet

_OFTEN = 7  # forgotten so many times, the next time makes a leech of a card


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def user(qtbot, open_window, calendar) -> Learner:
    return Learner(qtbot, open_window(LONG, clock=calendar))


def _keep(user, calendar, amount):
    for number in range(amount):
        one = card("question", number=number, front={"en": f"Question {number}?"})
        one = replace(one, created=calendar.time, changed=calendar.time)
        user.ask(lambda study, one=one: study.keep_card(one))


def _open(user):
    user.run("review")
    user.until(lambda: user.window.findChild(ReviewSheet))
    sheet = user.window.findChild(ReviewSheet)
    user.until(lambda: sheet._asked is not None)
    return sheet


def _answer(user, sheet, key):
    QTest.keyClick(sheet, Qt.Key.Key_Space)
    QTest.keyClick(sheet, key)
    user.until(lambda: not sheet._is_waiting)


def _count(sheet, name):
    return sheet.findChild(QLabel, f"count_{name}").text()


def test_what_is_left_is_counted_after_each_answer(user, calendar):
    _keep(user, calendar, 3)
    sheet = _open(user)
    assert _count(sheet, "new") == "3 new"

    _answer(user, sheet, Qt.Key.Key_4)
    user.until(lambda: _count(sheet, "new") == "2 new")
    _answer(user, sheet, Qt.Key.Key_1)
    user.until(lambda: _count(sheet, "learning") == "1 learning")

    bar = sheet.findChild(QProgressBar)
    assert (bar.value(), bar.maximum()) == (2, 4)
    sheet.close()


def test_the_end_of_the_day_tells_how_much_was_answered(user, calendar):
    _keep(user, calendar, 2)
    sheet = _open(user)
    for _ in range(2):
        _answer(user, sheet, Qt.Key.Key_4)

    user.until(lambda: any("2 cards answered" in one.text() for one in sheet.findChildren(QLabel)))
    sheet.close()


def test_a_card_that_was_forgotten_too_often_is_named(user, calendar):
    _keep(user, calendar, 1)
    name = card(number=0).id

    def forget(study):
        for _ in range(_OFTEN):
            while not study.schedules() or study.schedules()[0].state != 2:
                study.answer(name, "both", Grade.EASY)
            calendar.time = study.schedules()[0].due
            study.answer(name, "both", Grade.AGAIN)
        while study.schedules()[0].state != 2:
            study.answer(name, "both", Grade.EASY)
        calendar.time = study.schedules()[0].due

    user.ask(forget)
    sheet = _open(user)
    _answer(user, sheet, Qt.Key.Key_1)
    said = [one.text() for one in sheet.findChildren(QLabel) if "forgotten" in one.text()]

    assert "Question 0?" in said[0]
    sheet.close()


def test_a_card_that_was_set_aside_comes_back(user, calendar):
    _keep(user, calendar, 1)
    sheet = _open(user)
    QTest.keyClick(sheet, Qt.Key.Key_S)
    user.until(lambda: not sheet._is_waiting)
    assert sheet._asked is None

    next(b for b in sheet.findChildren(QToolButton) if b.text() == "Bring it back").click()

    user.until(lambda: sheet._asked is not None)
    sheet.close()
