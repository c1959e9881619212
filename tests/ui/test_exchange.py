"""An article takes the place of another without a navigation, and nothing of the other is left."""

import pytest
from pages import LONG, SHORT, Page

from reader.ui.tab_area import TabArea
from reader.ui.web import article_of


@pytest.fixture
def tabs(window):
    return window.findChild(TabArea)


def marked(page):
    """Mark what lives as long as no page is loaded."""
    page.js("window.__mark = 1")
    return lambda: page.js("window.__mark || 0") == 1


def test_another_article_comes_without_a_navigation(qtbot, window, tabs, page):
    stands = marked(page)

    with qtbot.waitSignal(window.painted):
        tabs.go(SHORT)

    assert stands()
    assert article_of(tabs.view.page().url()) == (SHORT, "")
    assert page.js("document.documentElement.dataset.path") == SHORT
    assert page.js("document.title").startswith("Paged attention")
    assert page.js("document.querySelectorAll('main').length") == 1
    assert page.js("scrollY") == 0


def test_the_contents_and_an_article_of_one_language_are_dressed_as_such(qtbot, window, tabs, page):
    for path in ("beta/english-only", LONG, ""):
        with qtbot.waitSignal(window.painted):
            tabs.go(path)

        mode = page.js("document.documentElement.dataset.mode")
        assert mode == ("en" if path == "beta/english-only" else "both")
        assert page.js("document.documentElement.dataset.theme") == "light"


def test_an_article_keeps_its_styles_and_pictures_in_the_place_of_the_contents(
    qtbot, open_window, profile
):
    window = open_window("")
    page = Page(qtbot, window.findChild(TabArea))

    with qtbot.waitSignal(window.painted):
        window.findChild(TabArea).go(LONG)

    page.until("Array.from(document.images).every((one) => one.naturalWidth > 0)")
    assert page.js("document.querySelector('.katex [style]').style.length") > 0


def test_what_was_open_over_the_page_goes_with_it(qtbot, window, tabs, page):
    page.click("figure.zoom")
    page.until("document.querySelector('.lightbox') !== null")

    with qtbot.waitSignal(window.painted):
        tabs.go(SHORT)

    assert page.js("document.querySelector('.lightbox')") is None


def test_of_two_wishes_at_once_the_later_is_painted(qtbot, window, tabs, page):
    with qtbot.waitSignal(window.painted):
        tabs.go(SHORT)
        tabs.go("beta/english-only")

    assert page.js("document.documentElement.dataset.path") == "beta/english-only"


def test_the_keyboard_scrolls_the_new_article_at_once(qtbot, window, tabs, page):
    with qtbot.waitSignal(window.painted):
        tabs.go(SHORT)

    assert page.ground.hasFocus()


def test_to_load_again_loads_style_sheets_and_script_too(qtbot, window, tabs, page):
    stands = marked(page)

    with qtbot.waitSignal(window.painted):
        tabs.reload()

    assert not stands()


def test_the_memory_of_many_articles_is_given_back(qtbot, window, tabs, page):
    assert page.js("typeof gc") == "function"
    page.js("(window.__collected = 0, window.gc = () => { window.__collected += 1; }, 1)")

    for _ in range(4):
        for path in (SHORT, LONG):
            with qtbot.waitSignal(window.painted):
                tabs.go(path)

    page.until("window.__collected === 1")
