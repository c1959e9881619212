"""Tabs: made, closed, reopened, moved; an idle one gives its view back."""

import os
import signal

import pytest
from pages import ENGLISH, LONG, SHORT, Page
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTabBar

from reader.ui.notice_bar import NoticeBar
from reader.ui.tab_area import TabArea

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LINK = "main a[href='/article/alpha/paged-attention']"


@pytest.fixture
def tabs(window):
    return window.findChild(TabArea)


def paths(tabs):
    return [tab.path for tab in tabs.session().tabs]


def test_ctrl_t_opens_a_tab_with_all_articles(qtbot, window, tabs):
    with qtbot.waitSignal(window.painted):
        QTest.keyClick(window, Qt.Key.Key_T, CTRL)

    assert paths(tabs) == [LONG, ""]
    assert Page(qtbot, tabs).js("document.body.className") == "contents"


def test_ctrl_w_closes_the_tab_in_front_and_shows_its_neighbour(qtbot, open_window):
    window = open_window(SHORT, LONG, ENGLISH, current=1)

    with qtbot.waitSignal(window.painted):
        QTest.keyClick(window, Qt.Key.Key_W, CTRL)

    tabs = window.findChild(TabArea)
    assert paths(tabs) == [SHORT, ENGLISH]
    assert tabs.path == ENGLISH


def test_closing_the_last_tab_leads_to_all_articles(qtbot, window, tabs):
    with qtbot.waitSignal(window.painted):
        QTest.keyClick(window, Qt.Key.Key_W, CTRL)

    assert paths(tabs) == [""]


def test_the_middle_button_closes_a_tab_that_is_not_in_front(open_window):
    window = open_window(LONG, SHORT)
    bar = window.findChild(QTabBar)

    QTest.mouseClick(bar, Qt.MouseButton.MiddleButton, pos=bar.tabRect(1).center())

    assert paths(window.findChild(TabArea)) == [LONG]
    assert window.findChild(TabArea).path == LONG


def test_ctrl_shift_t_reopens_what_was_closed_last_at_its_place(qtbot, open_window):
    window = open_window(SHORT, f"{LONG}#results", current=1)
    tabs = window.findChild(TabArea)
    page = Page(qtbot, tabs)
    qtbot.waitUntil(lambda: tabs.session().tabs[1].pair.startswith("p-"))
    place = tabs.session().tabs[1].pair
    tabs.close_tab()

    with qtbot.waitSignal(window.painted):
        QTest.keyClick(window, Qt.Key.Key_T, CTRL | SHIFT)

    assert paths(tabs) == [SHORT, LONG]
    page.is_at(place)


def test_ctrl_tab_goes_round_the_tabs(open_window):
    window = open_window(LONG, SHORT, ENGLISH)
    tabs = window.findChild(TabArea)

    fronts = []
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Tab, CTRL)
        fronts.append(tabs.path)

    assert fronts == [SHORT, ENGLISH, LONG]


@pytest.mark.parametrize(
    ("button", "keys"),
    [
        (Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier),
        (Qt.MouseButton.LeftButton, CTRL),
    ],
)
def test_a_link_opens_behind_with_the_middle_button_or_ctrl(qtbot, tabs, page, button, keys):
    with qtbot.waitSignal(tabs.session_changed, check_params_cb=lambda: len(paths(tabs)) == 2):
        page.click(LINK, button, keys)

    assert paths(tabs) == [LONG, SHORT]
    assert tabs.path == LONG


def test_a_link_opens_in_the_same_tab(qtbot, window, tabs, page):
    with qtbot.waitSignal(window.painted):
        page.click(LINK)

    assert paths(tabs) == [SHORT]
    assert window.windowTitle() == "Paged attention — Small archive"


def test_an_idle_tab_gives_its_view_back_and_comes_back_at_the_pair(qtbot, window, tabs, page):
    page.scroll_to("#results")
    qtbot.waitUntil(lambda: tabs.session().tabs[0].pair != "")
    place = tabs.session().tabs[0].pair
    tabs._tabs[0]._idle.setInterval(0)
    with qtbot.waitSignals([tabs.view.destroyed, window.painted]):
        tabs.open_tab(SHORT)
    assert tabs._tabs[0].view is None

    with qtbot.waitSignal(window.painted):
        tabs.step(1)

    page.is_at(place)
    assert tabs.session().tabs[0].pair == place


def test_a_tab_that_comes_back_in_time_keeps_its_view(qtbot, open_window):
    window = open_window(LONG, SHORT)
    tabs = window.findChild(TabArea)
    view = tabs.view
    with qtbot.waitSignal(window.painted):
        tabs.step(1)

    tabs.step(1)

    assert tabs.view is view
    assert not tabs._tabs[0]._idle.isActive()


def test_a_tab_that_was_never_looked_at_has_no_view(open_window):
    window = open_window(LONG, SHORT, ENGLISH)

    assert [tab.view is None for tab in window.findChild(TabArea)._tabs] == [False, True, True]


def test_a_tab_that_was_moved_stays_at_its_new_place(qtbot, open_window):
    window = open_window(LONG, SHORT)
    tabs = window.findChild(TabArea)

    with qtbot.waitSignal(tabs.session_changed):
        window.findChild(QTabBar).moveTab(0, 1)

    assert paths(tabs) == [SHORT, LONG]
    assert (tabs.path, tabs.session().current) == (LONG, 1)


def test_one_tab_alone_needs_no_bar(open_window):
    window = open_window(LONG, SHORT)
    bar = window.findChild(QTabBar)
    assert bar.isVisible()

    window.findChild(TabArea).close_tab(1)

    assert not bar.isVisible()


def test_a_page_whose_process_ends_is_loaded_again(qtbot, window, tabs, page):
    process = page.view.page().renderProcessPid()
    assert process > 0

    with qtbot.waitSignals([tabs.crashed, window.painted]):
        os.kill(process, signal.SIGKILL)

    assert "ended" in window.findChild(NoticeBar).findChild(QLabel).text()
    assert page.js("document.documentElement.dataset.path") == LONG
