"""The search in the window, from the key to the marks in the page."""

from dataclasses import replace

import pytest
from pages import ENGLISH, LONG, PLAIN, SHORT, Page
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QMenu, QTabBar

from reader.search.values import Answer
from reader.ui.marks_bar import MarksBar
from reader.ui.palette import SearchPalette
from reader.ui.search_button import SearchButton
from reader.ui.search_desk import SearchDesk
from reader.ui.tab_area import TabArea

CTRL = Qt.KeyboardModifier.ControlModifier


def field_of(qtbot, window) -> QLineEdit:
    """Open the search by its key, and return its line."""
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    field = window.findChild(SearchPalette).findChild(QLineEdit)
    qtbot.waitUntil(field.hasFocus)
    return field


def ask(qtbot, window, text) -> QLineEdit:
    """Type a question and wait until its answer is shown."""
    field = field_of(qtbot, window)
    field.clear()
    field.setText(text[:-1])
    shown = []
    palette = window.findChild(SearchPalette)
    told = palette.show_answer
    palette.show_answer = lambda answer, *rest: (
        told(answer, *rest),
        shown.append(answer.query),
    )
    field.setText(text)
    qtbot.waitUntil(lambda: text in shown)
    palette.show_answer = told
    return field


def rows_of(window) -> int:
    return window.findChild(SearchPalette).findChild(QListView).model().rowCount()


def open_found(qtbot, window, text, key=Qt.KeyboardModifier.NoModifier) -> None:
    """Open the best passage for a question."""
    field = ask(qtbot, window, text)
    with qtbot.waitSignal(window.findChild(SearchDesk).place_wanted):
        QTest.keyClick(field, Qt.Key.Key_Return, key)


def is_counted(qtbot, window, text) -> None:
    bar = window.findChild(MarksBar)
    count = next(label for label in bar.findChildren(QLabel) if label.objectName() == "count")
    qtbot.waitUntil(lambda: count.text() == text and bar.isVisible())


def test_nothing_of_the_search_is_made_before_it_is_wanted(window):
    assert window.findChild(SearchPalette) is None


def test_the_button_in_the_bar_opens_it(qtbot, window):
    QTest.mouseClick(window.findChild(SearchButton), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(window.findChild(SearchPalette).findChild(QLineEdit).hasFocus)


def test_a_passage_opens_at_its_pair_with_the_words_marked_in_both_columns(qtbot, open_window):
    window = open_window(SHORT)

    open_found(qtbot, window, "zebra")

    tabs = window.findChild(TabArea)
    qtbot.waitUntil(lambda: tabs.path == LONG)
    is_counted(qtbot, window, "1 of 5")


def test_a_question_in_traditional_chinese_opens_and_marks_the_simplified_text(qtbot, open_window):
    window = open_window(SHORT)

    open_found(qtbot, window, "大模型評判")

    qtbot.waitUntil(lambda: window.findChild(TabArea).path == LONG)
    qtbot.waitUntil(window.findChild(MarksBar).isVisible)


def test_the_keys_of_find_walk_through_the_marks(qtbot, window):
    open_found(qtbot, window, "zebra")
    is_counted(qtbot, window, "1 of 5")

    QTest.keyClick(window, Qt.Key.Key_F3)
    is_counted(qtbot, window, "2 of 5")
    QTest.keyClick(window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    is_counted(qtbot, window, "1 of 5")


def test_escape_in_the_page_takes_the_marks_away(qtbot, window, page: Page):
    open_found(qtbot, window, "zebra")
    is_counted(qtbot, window, "1 of 5")

    QTest.keyClick(page.ground, Qt.Key.Key_Escape)

    qtbot.waitUntil(window.findChild(MarksBar).isHidden)
    assert page.js("CSS.highlights.has('search')") is False


def test_control_enter_opens_behind_and_stays(qtbot, window):
    open_found(qtbot, window, "page table", CTRL)

    bar = window.findChild(QTabBar)
    qtbot.waitUntil(lambda: bar.count() == 2)
    assert window.findChild(TabArea).path == LONG


def test_an_article_is_gone_to_by_its_title(qtbot, window):
    field = field_of(qtbot, window)
    QTest.keyClicks(field, "fenye")

    QTest.keyClick(field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: window.findChild(TabArea).path == SHORT)


def test_a_command_is_run(qtbot, window):
    field = field_of(qtbot, window)
    QTest.keyClicks(field, ">english only")

    QTest.keyClick(field, Qt.Key.Key_Return)

    assert window.preferences.settings.mode == "en"


def test_a_question_that_was_opened_is_offered_again(qtbot, window):
    open_found(qtbot, window, "zebra")
    open_found(qtbot, window, "page table")

    assert window.settings.questions == ("page table", "zebra")
    field = field_of(qtbot, window)
    field.clear()
    assert rows_of(window) == 3  # the label, and two


def test_only_the_last_of_many_questions_is_answered(qtbot, window, monkeypatch):
    shown: list[Answer] = []
    field = field_of(qtbot, window)
    palette = window.findChild(SearchPalette)
    monkeypatch.setattr(palette, "show_answer", lambda answer, *_rest: shown.append(answer))

    QTest.keyClicks(field, "zebra draft")

    qtbot.waitUntil(lambda: any(a.query == "zebra draft" for a in shown))
    assert [a.query for a in shown][-1] == "zebra draft"


def test_selected_text_is_searched_for_from_its_menu(qtbot, window, page: Page):
    page.js("(getSelection().selectAllChildren(document.querySelector('.row.head .en h1')), 1)")
    qtbot.waitUntil(page.view.hasSelection)
    spot = page.spot(".row.head .en h1")
    where = page.view.mapToGlobal(spot)
    page.view.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, where))

    menu = page.view.findChild(QMenu)
    actions = {action.text(): action for action in menu.findChildren(QAction)}
    actions["Search for “Speculative decoding”"].trigger()
    menu.close()

    field = window.findChild(SearchPalette).findChild(QLineEdit)
    assert field.text() == "Speculative decoding"


def test_an_article_in_one_language_is_found_and_marked(qtbot, window):
    open_found(qtbot, window, "no chinese edition")

    qtbot.waitUntil(lambda: window.findChild(TabArea).path == ENGLISH)


@pytest.mark.parametrize(
    "text", ["", "   ", '"', "((((", "🦓", "的", "the of", "x" * 10_000, "\x00\x07"]
)
def test_whatever_is_typed_the_search_goes_on(qtbot, window, text):
    field = field_of(qtbot, window)
    field.setText(text)

    ask(qtbot, window, "zebra")

    assert rows_of(window)


def test_the_question_of_another_tab_is_named_over_its_marks(qtbot, open_window):
    window = open_window(LONG, settings=replace(PLAIN))
    open_found(qtbot, window, "zebra")
    is_counted(qtbot, window, "1 of 5")
    window.show_article(SHORT, "")
    open_found(qtbot, window, "page table")

    QTest.keyClick(window, Qt.Key.Key_Tab, CTRL)

    labels = window.findChild(MarksBar).findChildren(QLabel)
    qtbot.waitUntil(lambda: "zebra" in [label.text() for label in labels])
    assert window.findChild(TabArea).path == LONG
