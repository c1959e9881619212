"""What a page does when it is pointed at and clicked: copy, figures, previews, links out."""

import pytest
from pages import LONG
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton

from reader.ui.dialogs import LeaveDialog
from reader.ui.tab_area import TabArea

LARGE = "document.querySelector('.lightbox') !== null"
POP = "document.querySelector('.pop')"
ADDRESS = "https://example.org/report"


class Browser(QObject):
    """Stands for the system's browser, and would have seen what is opened."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot(QUrl)
    def take(self, url):
        self.opened.append(url.toString())


@pytest.fixture
def browser():
    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "take")
    yield browser
    QDesktopServices.unsetUrlHandler("https")


@pytest.fixture
def dialog(qtbot, window, browser, page):
    """What comes when a link to the web is clicked."""
    page.click(f"main .en a[href='{ADDRESS}']")
    qtbot.waitUntil(lambda: window.findChild(LeaveDialog) is not None)
    return window.findChild(LeaveDialog)


def press(qtbot, dialog, text):
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == text)
    with qtbot.waitSignal(dialog.destroyed):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_copy_button_puts_the_code_on_the_clipboard(qtbot, page):
    QGuiApplication.clipboard().setText("before")

    page.click(".codeblock button.copy")

    code = (
        "def accepted(p: float, q: float, draw: float) -> bool:\n    return draw < min(1.0, p / q)"
    )
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == code)


def test_the_copy_button_is_named_in_the_language_of_the_interface(page):
    assert page.js("document.querySelector('button.copy').getAttribute('aria-label')") == "Copy"


def test_a_figure_opens_large_by_a_click_and_closes_by_escape(page):
    page.click("figure.zoom svg")
    page.until(LARGE)

    QTest.keyClick(page.ground, Qt.Key.Key_Escape)

    page.until(f"!({LARGE})")
    assert page.js("document.activeElement.matches('figure.zoom')")


def test_a_figure_opens_large_by_enter_and_closes_by_a_click(page):
    page.js("document.querySelector('figure.zoom').focus()")
    page.view.setFocus()
    QTest.keyClick(page.ground, Qt.Key.Key_Return)
    page.until(LARGE)

    page.click(".lightbox")

    page.until(f"!({LARGE})")


def test_a_large_figure_has_the_keys_to_itself(page):
    page.click("figure.zoom svg")
    page.until(LARGE)

    box = "document.querySelector('.lightbox')"
    assert page.js(f"document.activeElement === {box}")
    assert page.js(f"{box}.getAttribute('aria-label')") == "Figure; Escape closes it"


def test_a_citation_shows_its_source_and_place_when_pointed_at(page):
    page.point_at("main .en a.cite")

    page.until(f"{POP} && {POP}.innerText.includes('Drafts and their judges')")
    assert "§2" in page.js(f"{POP}.innerText")
    page.point_at("h1")
    page.until(f"!{POP}")


def test_a_citation_shows_its_source_when_the_keyboard_comes_to_it(page):
    page.view.setFocus()
    page.js("document.querySelector('main .en a.cite').focus({ focusVisible: true })")

    page.until(f"{POP} && {POP}.innerText.includes('Drafts and their judges')")
    QTest.keyClick(page.ground, Qt.Key.Key_Escape)
    page.until(f"!{POP}")


def test_a_link_to_an_article_shows_what_it_is_about_in_both_languages(page):
    page.point_at("main .en a[href='/article/alpha/paged-attention']")

    page.until(f"{POP} && {POP}.innerText.includes('small pages')")
    assert "分页注意力" in page.js(f"{POP}.innerText")


def test_a_preview_stays_inside_the_page(page):
    page.point_at("main .zh a.cite")
    page.until(f"{POP} !== null")

    assert page.js(
        f"(box => box.left >= 0 && box.right <= innerWidth && box.top >= 0"
        f" && box.bottom <= innerHeight)({POP}.getBoundingClientRect())"
    )


def test_hidden_answers_open_without_a_script(page):
    page.click("main .en details summary")

    page.until("document.querySelector('main .en details').open")


def test_a_link_to_the_web_asks_first_and_shows_the_address(dialog, browser, page):
    assert dialog.informativeText() == ADDRESS
    assert dialog.isVisible()
    assert not browser.opened
    assert page.js("document.documentElement.dataset.path") == LONG
    dialog.close()


def test_staying_opens_nothing(qtbot, dialog, browser):
    press(qtbot, dialog, "Cancel")

    assert not browser.opened


def test_escape_and_enter_both_stay(qtbot, dialog, browser):
    assert dialog.defaultButton().text() == "Cancel"

    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert not browser.opened


def test_leaving_opens_exactly_that_address_in_the_browser(qtbot, dialog, browser):
    press(qtbot, dialog, "Open")

    assert browser.opened == [ADDRESS]


def test_the_address_can_be_copied_instead(qtbot, dialog, browser):
    press(qtbot, dialog, "Copy the address")

    assert QGuiApplication.clipboard().text() == ADDRESS
    assert not browser.opened


def test_a_link_to_the_web_with_the_middle_button_asks_as_well(qtbot, window, browser, page):
    page.click(f"main .en a[href='{ADDRESS}']", Qt.MouseButton.MiddleButton)

    qtbot.waitUntil(lambda: window.findChild(LeaveDialog) is not None)
    assert len(window.findChild(TabArea).session().tabs) == 1
    window.findChild(LeaveDialog).close()


@pytest.mark.parametrize(
    ("selector", "offers"),
    [
        ("main .en a[href='/article/alpha/paged-attention']", ["Open", "Open in a new tab"]),
        (f"main .en a[href='{ADDRESS}']", ["Copy the address"]),
    ],
)
def test_the_right_button_offers_what_can_be_done_with_a_link(qtbot, page, selector, offers):
    page.click(selector, Qt.MouseButton.RightButton)

    qtbot.waitUntil(lambda: page.view.findChild(QMenu) is not None)
    menu = page.view.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == offers
    menu.close()
