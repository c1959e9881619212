"""The cards of the glossary's terms: by the pointer and by the keyboard."""

from pathlib import Path

import pytest
from pages import Page
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.settings import Settings
from reader.ui.tab_area import TabArea

GLOSSED = Path(__file__).resolve().parents[1] / "cases" / "glossed"
DRAFTS, CACHE = "lab/drafts", "lab/cache"
POP = "document.querySelector('.pop')"
OPEN = f"{POP} !== null"
EN, ZH = ".en .term[data-term='kv-cache']", ".zh .term[data-term='kv-cache']"
FIRST = ".en .term[data-term='draft-model']"
LINK = f".pop .where a[href='/article/{CACHE}']"
IN_FOCUS = "document.activeElement"


@pytest.fixture(scope="module")
def library(build):
    """The archive with a glossary, compiled."""
    return build(GLOSSED)


@pytest.fixture
def window(open_window):
    return open_window(DRAFTS)


@pytest.fixture
def page_of(qtbot):
    """Return the page in front of a window, the pointer away from its terms."""

    def page_of(window):
        page = Page(qtbot, window.findChild(TabArea))
        page.point_at(".head")  # where it was left by the last test it would not move any more
        return page

    return page_of


@pytest.fixture
def page(window, page_of):
    return page_of(window)


def focus(page, selector):
    """Come to a term as the Tab key does."""
    page.view.setFocus()
    page.js(f'document.querySelector("{selector}").focus({{ focusVisible: true }})')
    page.until(OPEN)


def press(page, key, keys=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page.ground, key, keys)


def frames(page, count=40):
    """Let time pass as the page measures it, in animation frames."""
    page.js(
        f"(() => {{ let left = {count}; window.counted = false; const step = () => {{"
        " if (left--) requestAnimationFrame(step); else window.counted = true; }; step(); })()"
    )
    page.until("window.counted")


@pytest.mark.parametrize("term", [EN, ZH])
def test_a_term_that_is_pointed_at_shows_both_names_and_both_definitions(page, term):
    page.point_at(term)

    page.until(OPEN)
    shown = page.js(f"{POP}.innerText")
    for words in ("KV cache", "key-value cache", "Keys and values of past tokens"):
        assert words in shown
    for words in ("KV 缓存", "键值缓存", "为下一个 token 保留的历史键与值。"):
        assert words in shown


@pytest.mark.parametrize("mode", ["en", "zh"])
def test_a_card_says_both_languages_also_when_the_page_shows_one(open_window, page_of, mode):
    page = page_of(open_window(DRAFTS, settings=Settings(theme="light", language="en", mode=mode)))

    page.point_at(f".{mode} .term[data-term='kv-cache']")

    page.until(OPEN)
    shown = page.js(f"{POP}.innerText")
    assert "Keys and values" in shown
    assert "历史键与值" in shown


@pytest.mark.parametrize(("term", "label"), [(EN, "Explained in"), (ZH, "详见")])
def test_a_card_speaks_of_other_articles_in_the_language_of_the_text(page, term, label):
    page.point_at(term)

    page.until(OPEN)
    assert page.js("document.querySelector('.pop .where p').innerText.trim()") == label


def test_a_card_goes_when_the_pointer_leaves_and_stays_on_the_way_into_it(page):
    page.point_at(EN)
    page.until(OPEN)
    QTest.mouseMove(page.ground, page.spot(LINK))
    frames(page)

    assert page.js(OPEN)
    page.point_at(".head")
    page.until(f"!({OPEN})")


def test_a_pointer_that_only_passes_opens_nothing(page):
    page.point_at(EN)
    page.point_at(".head")
    frames(page)

    assert not page.js(OPEN)
    page.point_at(EN)  # the witness: what rests does open
    page.until(OPEN)


def test_the_link_of_a_card_opens_the_article_that_explains_the_term(qtbot, window, page):
    page.point_at(EN)
    page.until(OPEN)

    with qtbot.waitSignal(window.painted):
        page.click(LINK)

    assert window.findChild(TabArea).session().tabs[0].path == CACHE


def test_a_term_in_focus_shows_its_card_and_the_next_one_its_own(page):
    focus(page, FIRST)
    assert "guesses ahead" in page.js(f"{POP}.innerText")

    press(page, Qt.Key.Key_Tab)

    page.until(f"{OPEN} && {POP}.innerText.includes('Keys and values')")


def test_escape_closes_a_card_and_leaves_the_focus_on_its_term(page):
    focus(page, EN)

    press(page, Qt.Key.Key_Escape)

    page.until(f"!({OPEN})")
    assert page.js(f"{IN_FOCUS}.dataset.term") == "kv-cache"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_pins_a_card_and_leads_to_its_links(page, key):
    focus(page, EN)

    press(page, key)

    page.until(f'{IN_FOCUS}.matches("{LINK}")')
    page.point_at(".head")
    frames(page)
    assert page.js(OPEN)
    press(page, Qt.Key.Key_Escape)
    page.until(f"!({OPEN})")
    assert page.js(f"{IN_FOCUS}.dataset.term") == "kv-cache"


def test_enter_on_the_link_of_a_pinned_card_opens_the_article(qtbot, window, page):
    focus(page, EN)
    press(page, Qt.Key.Key_Return)
    page.until(f'{IN_FOCUS}.matches("{LINK}")')

    with qtbot.waitSignal(window.painted):
        press(page, Qt.Key.Key_Return)

    assert window.findChild(TabArea).session().tabs[0].path == CACHE


def test_the_tab_key_goes_on_behind_the_term_when_it_leaves_a_pinned_card(page):
    focus(page, EN)
    press(page, Qt.Key.Key_Return)
    page.until(f'{IN_FOCUS}.matches("{LINK}")')

    press(page, Qt.Key.Key_Tab)
    page.until(f"{IN_FOCUS}.matches('.pop button.make')")
    press(page, Qt.Key.Key_Tab)

    page.until(f"{IN_FOCUS}.matches('.en a[href]')")


def test_a_click_pins_a_card_until_a_click_elsewhere(page):
    page.click(EN)
    page.until(f"{OPEN} && {POP}.classList.contains('pinned')")
    page.point_at(".head")
    frames(page)
    assert page.js(OPEN)

    page.click(".head")

    page.until(f"!({OPEN})")


def test_a_card_has_no_name_that_is_in_the_page_already(page):
    page.point_at(EN)
    page.until(OPEN)

    assert page.js("document.querySelectorAll('.pop [id]').length") == 0
    assert page.js(f"document.querySelectorAll(\"{EN}[aria-expanded='true']\").length") == 1


@pytest.mark.parametrize("theme", ["light", "sepia", "dark", "contrast"])
def test_a_mark_is_seen_in_every_theme(open_window, page_of, theme):
    page = page_of(open_window(DRAFTS, settings=Settings(theme=theme, language="en")))

    assert page.computed(EN, "borderBottomStyle") == "dotted"
    assert page.computed(EN, "borderBottomColor") != page.computed("body", "backgroundColor")
