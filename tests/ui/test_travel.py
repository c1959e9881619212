"""Back and forward, and the outline that goes with the page."""

import pytest
from pages import LONG, SHORT, Page
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QToolButton

from reader.settings import Settings
from reader.ui.outline_panel import OutlinePanel
from reader.ui.tab_area import TabArea

ALT = Qt.KeyboardModifier.AltModifier
LINK = "main a[href='/article/alpha/paged-attention']"
HEADINGS = [
    "TL;DR",
    "Context",
    "Core method",
    "The length of a draft",
    "Trade-offs",
    "Results",
    "Commentary",
    "Check yourself",
    "Sources",
]


@pytest.fixture
def tabs(window):
    return window.findChild(TabArea)


@pytest.fixture
def outline(window):
    return window.findChild(OutlinePanel).findChild(QListWidget)


def titles(outline):
    return [outline.item(row).text().strip() for row in range(outline.count())]


def marked(outline):
    item = outline.currentItem()
    return item.text().strip() if item else ""


def button(window, name):
    return next(b for b in window.findChildren(QToolButton) if b.accessibleName() == name)


def test_back_leads_to_the_pair_that_was_left_and_forward_to_the_link_again(
    qtbot, window, tabs, page
):
    page.scroll_to("#core-method")
    qtbot.waitUntil(lambda: tabs.session().tabs[0].pair != "")
    place = tabs.session().tabs[0].pair
    with qtbot.waitSignal(window.painted):
        tabs.go(SHORT)

    with qtbot.waitSignal(window.painted):
        QTest.keyClick(window, Qt.Key.Key_Left, ALT)

    assert tabs.path == LONG
    page.is_at(place)
    with qtbot.waitSignal(window.painted):
        QTest.keyClick(window, Qt.Key.Key_Right, ALT)
    assert tabs.path == SHORT


def test_the_buttons_tell_whether_there_is_a_way(qtbot, window, page):
    back, forward = button(window, "Back"), button(window, "Forward")
    before = (back.isEnabled(), forward.isEnabled())
    with qtbot.waitSignal(window.painted):
        page.click(LINK)
    after = (back.isEnabled(), forward.isEnabled())

    with qtbot.waitSignal(window.painted):
        back.click()

    assert (before, after) == ((False, False), (True, False))
    assert (back.isEnabled(), forward.isEnabled()) == (False, True)


def test_a_jump_to_a_heading_is_a_step_that_back_undoes(qtbot, window, tabs, page, outline):
    outline.itemClicked.emit(outline.item(HEADINGS.index("Commentary")))
    page.until("window.scrollY > 400")

    QTest.keyClick(window, Qt.Key.Key_Left, ALT)

    page.until("window.scrollY === 0")


def test_a_link_within_the_page_scrolls_and_loads_nothing(qtbot, window, tabs, page):
    page.js("window.sameDocument = true")

    page.click("main a.cite")

    page.until("document.querySelector('#source-draft2022').getBoundingClientRect().top >= 0")
    page.until("window.scrollY > 400")
    assert page.js("window.sameDocument === true")


def test_all_articles_are_a_page_of_links(qtbot, open_window):
    window = open_window("")
    page = Page(qtbot, window.findChild(TabArea))

    with qtbot.waitSignal(window.painted):
        page.click(f"a[href='/article/{SHORT}']")

    assert window.findChild(TabArea).path == SHORT


def test_the_outline_lists_the_headings(qtbot, outline):
    qtbot.waitUntil(lambda: titles(outline) == HEADINGS)


def test_the_outline_is_in_the_language_of_the_interface(qtbot, open_window):
    window = open_window(LONG, settings=Settings(theme="light", language="zh"))
    outline = window.findChild(OutlinePanel).findChild(QListWidget)

    qtbot.waitUntil(lambda: titles(outline)[:3] == ["太长不看", "背景", "核心方法"])


@pytest.mark.parametrize("heading", ["Context", "The length of a draft", "Results"])
def test_the_outline_follows_the_scroll(qtbot, page, outline, heading):
    anchor = heading.lower().replace(" ", "-")

    page.scroll_to(f"#{anchor}")

    qtbot.waitUntil(lambda: marked(outline) == heading)


@pytest.mark.parametrize("heading", ["Core method", "Trade-offs"])
def test_a_heading_that_is_chosen_comes_to_the_top_and_is_marked(qtbot, page, outline, heading):
    outline.itemClicked.emit(outline.item(HEADINGS.index(heading)))

    anchor = heading.lower().replace(" ", "-")
    page.is_at(anchor)
    qtbot.waitUntil(lambda: marked(outline) == heading)


def test_enter_in_the_outline_goes_to_the_heading(qtbot, window, page, outline):
    QTest.keyClick(window, Qt.Key.Key_F7)
    outline.setCurrentRow(HEADINGS.index("Results"))

    QTest.keyClick(outline, Qt.Key.Key_Return)

    page.is_at("results")


@pytest.mark.parametrize("row", range(3, 9))
def test_a_place_that_comes_back_is_the_place_that_is_told(qtbot, tabs, page, row):
    place = page.js(
        f"(r => r.id + '@' + r.dataset.pair)(document.querySelectorAll('.row[data-pair]')[{row}])"
    )

    with qtbot.waitSignal(tabs.painted):
        tabs.go(SHORT)
    with qtbot.waitSignal(tabs.painted):
        tabs.go(LONG, place)

    qtbot.waitUntil(lambda: tabs.session().tabs[0].pair == place)
    page.is_at(place)


def test_the_outline_of_the_tab_in_front_is_shown(qtbot, open_window):
    window = open_window(LONG, SHORT)
    outline = window.findChild(OutlinePanel).findChild(QListWidget)
    with qtbot.waitSignal(window.painted):
        window.findChild(TabArea).step(1)
    qtbot.waitUntil(lambda: titles(outline)[:2] == ["TL;DR", "Core method"])

    window.findChild(TabArea).step(1)

    assert titles(outline) == HEADINGS
