"""Find in the page: counts in both columns, next and previous, answers that come too late."""

from dataclasses import replace

import pytest
from pages import ENGLISH, LONG, PLAIN, SHORT
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from reader.ui.find import Finder
from reader.ui.find_bar import FindBar
from reader.ui.tab_area import TabArea

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bar(window):
    return window.findChild(FindBar)


@pytest.fixture
def words(bar):
    return bar.findChild(QLineEdit)


def count_becomes(qtbot, bar, text):
    qtbot.waitUntil(lambda: bar.findChild(QLabel).text() == text)


def look_for(qtbot, window, words):
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    field = window.findChild(FindBar).findChild(QLineEdit)
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, words)


def test_a_word_is_counted_in_both_columns(qtbot, window, bar):
    look_for(qtbot, window, "ZEBRA")

    count_becomes(qtbot, bar, "1 of 5")


def test_only_the_column_that_is_shown_counts(qtbot, open_window):
    window = open_window(LONG, settings=replace(PLAIN, mode="zh"))

    look_for(qtbot, window, "zebra")

    count_becomes(qtbot, window.findChild(FindBar), "1 of 2")


def test_enter_goes_to_the_next_and_round_the_end(qtbot, window, bar, words):
    look_for(qtbot, window, "zebra")
    count_becomes(qtbot, bar, "1 of 5")

    for text in ("2 of 5", "3 of 5", "4 of 5", "5 of 5", "1 of 5"):
        QTest.keyClick(words, Qt.Key.Key_Return)
        count_becomes(qtbot, bar, text)


def test_shift_enter_goes_to_the_one_before(qtbot, window, bar, words):
    look_for(qtbot, window, "zebra")
    count_becomes(qtbot, bar, "1 of 5")

    QTest.keyClick(words, Qt.Key.Key_Return, SHIFT)

    count_becomes(qtbot, bar, "5 of 5")


def test_f3_goes_on_while_the_page_has_the_keys(qtbot, window, bar, page):
    look_for(qtbot, window, "zebra")
    count_becomes(qtbot, bar, "1 of 5")
    QTest.keyClick(window, Qt.Key.Key_F6)

    QTest.keyClick(page.ground, Qt.Key.Key_F3)
    count_becomes(qtbot, bar, "2 of 5")
    QTest.keyClick(page.ground, Qt.Key.Key_F3, SHIFT)

    count_becomes(qtbot, bar, "1 of 5")


def test_the_match_that_is_marked_comes_into_sight(qtbot, window, bar, words, page):
    look_for(qtbot, window, "last paragraph of the text")

    count_becomes(qtbot, bar, "1 of 1")
    page.until("window.scrollY > 400")


def test_chinese_words_are_found(qtbot, window, bar, words):
    look_for(qtbot, window, "")
    words.setText("投机解码")

    count_becomes(qtbot, bar, "1 of 1")


def test_what_is_not_there_is_said_to_be_not_there(qtbot, window, bar):
    look_for(qtbot, window, "hippopotamus")

    count_becomes(qtbot, bar, "Not found")


def test_escape_closes_the_bar_and_gives_the_page_the_keys(qtbot, window, bar, words, page):
    look_for(qtbot, window, "zebra")
    count_becomes(qtbot, bar, "1 of 5")

    QTest.keyClick(words, Qt.Key.Key_Escape)

    assert not bar.isVisible()
    qtbot.waitUntil(lambda: page.view.hasFocus() or page.ground.hasFocus())


def test_the_words_that_are_selected_are_looked_for(qtbot, window, bar, words, page):
    page.js("getSelection().selectAllChildren(document.querySelector('h1'))")
    qtbot.waitUntil(lambda: page.view.selectedText() == "Speculative decoding")

    QTest.keyClick(window, Qt.Key.Key_F, CTRL)

    assert words.text() == "Speculative decoding"


def test_another_article_is_counted_anew(qtbot, window, bar):
    look_for(qtbot, window, "attention")
    count_becomes(qtbot, bar, "1 of 2")

    window.findChild(TabArea).go(SHORT)
    count_becomes(qtbot, bar, "1 of 1")
    window.findChild(TabArea).go(ENGLISH)

    count_becomes(qtbot, bar, "1 of 1")


def test_the_answer_to_an_older_question_is_dropped(qtbot, page):
    finder = Finder(lambda: page.view, page.view)
    answers = []
    finder.found.connect(lambda *answer: answers.append(answer))

    with qtbot.waitSignal(finder.found):
        finder.find("hippopotamus")
        finder.find("zebra")

    assert answers == [(1, 5)]
