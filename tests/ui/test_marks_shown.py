"""Marks that come and go: from one to the next, with the article, in which tab, and Escape."""

import pytest
from marked import COLUMNS, END, HERONS, OTHER, STORK, WORDS, Marks
from pages import CASES
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.ui.tab_area import TabArea


@pytest.fixture(scope="module")
def library(build):
    """The archive with words to mark, compiled."""
    return build(CASES / "marked")


@pytest.fixture
def window(open_window):
    return open_window(WORDS)


@pytest.fixture
def tabs(window):
    return window.findChild(TabArea)


@pytest.fixture
def marks(qtbot, page, tabs):
    return Marks(qtbot, page, tabs)


def test_next_and_previous_go_round_the_end(tabs, marks):
    marks.show("heron")

    assert marks.counted(tabs.step_mark, -1) == (5, 5)
    assert marks.counted(tabs.step_mark, 1) == (1, 5)
    assert marks.counted(tabs.step_mark, 1) == (2, 5)


def test_the_first_mark_of_the_pair_is_active_and_the_pair_on_top(marks, page):
    assert marks.show(*HERONS, "kestrel", "红隼", pair=f"{STORK}@6") == (6, 9)

    page.is_at(STORK)
    marks.is_in_sight()
    assert marks.row_of_active() == STORK


def test_a_pair_without_a_mark_begins_with_the_next_one(marks):
    assert marks.show(*HERONS, pair="formulas") == (6, 7)

    marks.is_in_sight()
    assert marks.row_of_active() == END


def test_a_step_scrolls_only_to_what_is_out_of_sight(tabs, marks, page):
    marks.show("heron", pair=COLUMNS)
    page.is_at(COLUMNS)
    before = page.js("scrollY")

    marks.counted(tabs.step_mark, 1)
    assert page.js("scrollY") == before
    marks.counted(tabs.step_mark, -2)

    marks.is_in_sight()
    assert page.js("scrollY") > before + 400


def test_a_long_line_of_code_scrolls_sideways_to_its_mark(marks, page):
    marks.show("kiwi")

    marks.is_in_sight()
    assert page.js("document.querySelector('pre').scrollLeft") > 400


def test_escape_closes_what_is_open_over_the_page_and_then_takes_the_marks_away(marks, page):
    marks.show("heron", "KV cache")
    page.view.setFocus()
    page.js("document.querySelector('.term').focus({ focusVisible: true })")
    page.until("document.querySelector('.pop') !== null")

    QTest.keyClick(page.ground, Qt.Key.Key_Escape)
    page.until("document.querySelector('.pop') === null")
    assert marks.texts()

    assert marks.counted(QTest.keyClick, page.ground, Qt.Key.Key_Escape) == (0, 0)
    assert not marks.texts()


def test_marks_can_be_taken_away_from_outside(tabs, marks):
    marks.show("heron")

    assert marks.counted(tabs.clear_marks) == (0, 0)
    assert marks.ask("a === undefined && r.length") == 0


def test_another_article_has_no_marks(tabs, marks):
    marks.show("heron")

    assert marks.counted(tabs.go, OTHER) == (0, 0)
    assert not marks.texts()


def test_an_article_that_is_loaded_again_has_no_marks(tabs, marks):
    marks.show("heron")

    assert marks.counted(tabs.reload) == (0, 0)
    assert not marks.texts()


def test_the_way_back_shows_no_marks(qtbot, window, tabs, marks):
    assert marks.counted(tabs.go, OTHER, "", ("heron",)) == (1, 1)
    with qtbot.waitSignal(window.painted):
        tabs.back()

    assert not marks.texts()
    with qtbot.waitSignal(window.painted):
        tabs.forward()
    assert not marks.texts()


def test_the_way_back_within_an_article_takes_its_marks_away(tabs, marks, page):
    marks.show("heron", pair=END)

    assert marks.counted(tabs.back) == (0, 0)
    page.until("scrollY === 0")


def test_an_article_that_takes_the_place_of_another_comes_with_its_marks(
    qtbot, window, tabs, marks, page
):
    with qtbot.waitSignal(window.painted):
        tabs.go(OTHER)

    assert marks.counted(tabs.go, WORDS, f"{STORK}@6", ("heron", "kestrel")) == (5, 6)
    page.is_at(STORK)
    marks.is_in_sight()


def test_the_article_in_front_is_marked_without_a_load(qtbot, window, tabs, marks, page):
    page.js("document.body.stands = 1")

    with qtbot.assertNotEmitted(window.painted):
        marks.show("heron")

    assert page.js("document.body.stands") == 1
    with qtbot.waitSignal(window.painted):  # the witness: another article is painted
        tabs.go(OTHER)
    assert page.js("document.body.stands || 0") == 0


@pytest.mark.parametrize("steps", [0, 1])
def test_an_article_that_is_being_loaded_is_marked_when_it_is_there(marks, tabs, steps):
    tabs.reload()
    tabs.go(WORDS, END, HERONS)
    for _ in range(steps):
        tabs.step_mark(1)

    marks.active_becomes(6 + steps)
    marks.is_in_sight()


def test_the_first_article_of_all_comes_with_its_marks(marks, tabs):
    tabs.clear()
    tabs.go(WORDS, END, HERONS)

    marks.active_becomes(6)


def test_a_tab_that_was_opened_behind_shows_its_marks_when_it_is_first_shown(
    marks, qtbot, window, tabs
):
    tabs.open_tab(OTHER, front=False, marks=("heron", "walrus"))

    with qtbot.waitSignal(window.painted):
        tabs.step(1)
    assert marks.texts() == {"walrus": 1, "heron": 1}

    with qtbot.waitSignal(window.painted):  # once: when it comes again it is as any other
        tabs.reload()
    assert not marks.texts()


def test_only_the_tab_in_front_tells_its_count(qtbot, window, tabs, marks):
    marks.show("heron")
    with qtbot.waitSignal(window.painted):
        tabs.open_tab(OTHER)
    told = []
    tabs.marks_counted.connect(lambda *count: told.append(count))

    with qtbot.waitSignal(tabs._tabs[0].marks_counted):
        tabs._tabs[0].view.step_mark(1)

    assert told == []
    assert marks.counted(tabs.step, 1) == (2, 5)
