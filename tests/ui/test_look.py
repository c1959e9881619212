"""How pages look: columns, themes, the divider, text size, zoom, panels, full screen."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from pages import ENGLISH, LONG, PLAIN, Page
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from reader.resources import THEMES, palette
from reader.ui.article_view import ArticleView
from reader.ui.bridge import Look
from reader.ui.outline_panel import OutlinePanel
from reader.ui.shelf_panel import ShelfPanel
from reader.ui.tab_area import TabArea

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
STYLE = "document.documentElement.style.getPropertyValue"
EN, ZH = "#p-8515054c .en", "#p-8515054c .zh"


def rgb(name):
    return "rgb({}, {}, {})".format(*(int(name[n : n + 2], 16) for n in (1, 3, 5)))


def width(page, selector):
    return page.js(f"document.querySelector({selector!r}).getBoundingClientRect().width")


def share(page):
    en, zh = width(page, ".row.head .en"), width(page, ".row.head .zh")
    return en / (en + zh)


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        (Qt.Key.Key_1, (True, True)),
        (Qt.Key.Key_2, (True, False)),
        (Qt.Key.Key_3, (False, True)),
    ],
)
def test_a_mode_shows_its_columns(window, page, key, shown):
    QTest.keyClick(window, key, CTRL)

    page.until(f"document.documentElement.dataset.mode === '{window.settings.mode}'")
    assert (page.is_shown("main p.meta"), page.is_shown("main .zh p.meta")) == shown


def test_the_buttons_of_the_bar_choose_the_columns_too(window, page):
    chinese = next(b for b in window.findChildren(QToolButton) if b.text() == "中")

    chinese.click()

    page.until("document.documentElement.dataset.mode === 'zh'")


def test_an_article_in_one_language_shows_that_one_in_every_mode(qtbot, open_window):
    window = open_window(ENGLISH, settings=replace(PLAIN, mode="zh"))

    page = Page(qtbot, window.findChild(TabArea))

    assert "no Chinese edition" in page.js("document.body.innerText")


def test_the_paragraph_being_read_stays_where_it_is_when_the_columns_change(qtbot, window, page):
    page.js("document.querySelector('#trade-offs').scrollIntoView()")
    top = "document.querySelector('#trade-offs').closest('.row').getBoundingClientRect().top"
    before = page.js(top)

    QTest.keyClick(window, Qt.Key.Key_3, CTRL)

    page.until("document.documentElement.dataset.mode === 'zh'")
    page.until(f"Math.abs({top} - {before}) < 4")


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_colours_the_page_and_the_window(window, page, theme):
    window.preferences.choose_theme(theme)

    colours = palette()[theme]
    page.until(f"document.documentElement.dataset.theme === '{theme}'")
    assert page.computed("body", "color") == rgb(colours["ink"])
    assert rgb(colours["paper"]) in (
        page.computed("body", "backgroundColor"),
        page.computed("html", "backgroundColor"),
    )
    assert QApplication.palette().window().color().name() == colours["paper"]


def test_every_page_opens_in_the_theme_at_once(qtbot, open_window):
    window = open_window(LONG, settings=replace(PLAIN, theme="dark"))
    page = Page(qtbot, window.findChild(TabArea))

    assert page.js("document.documentElement.dataset.theme") == "dark"
    assert page.view.page().backgroundColor().name() == palette()["dark"]["paper"]


def test_a_new_theme_loads_nothing_again(window, page):
    page.js("window.sameDocument = true")

    window.preferences.choose_theme("sepia")

    page.until("document.documentElement.dataset.theme === 'sepia'")
    assert page.js("window.sameDocument === true")


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Dark, Qt.ColorScheme.Light])
def test_the_theme_goes_with_the_system_when_that_is_chosen(monkeypatch, window, page, scheme):
    window.preferences.choose_theme("system")
    hints = QGuiApplication.styleHints()  # of which offscreen lets nobody change the scheme
    told = SimpleNamespace(styleHints=lambda: SimpleNamespace(colorScheme=lambda: scheme))
    monkeypatch.setattr("reader.ui.colours.QGuiApplication", told)

    hints.colorSchemeChanged.emit(scheme)

    page.until(f"document.documentElement.dataset.theme === '{scheme.name.lower()}'")


def test_the_divider_can_be_dragged_and_its_place_is_kept(qtbot, window, page):
    page.point_at(".divider")
    start = QPoint(page.spot(".divider").x(), 300)

    with qtbot.waitSignal(window.findChild(TabArea).share_chosen) as chosen:
        QTest.mousePress(page.ground, Qt.MouseButton.LeftButton, pos=start)
        for step in (20, 60, 100):
            QTest.mouseMove(page.ground, start + QPoint(step, 0))
        QTest.mouseRelease(page.ground, Qt.MouseButton.LeftButton, pos=start + QPoint(100, 0))

    assert chosen.args[0] > PLAIN.share + 0.05
    assert window.settings.share == pytest.approx(chosen.args[0])
    page.until(f"Math.abs(parseFloat({STYLE}('--en-share')) / 2 - {chosen.args[0]}) < 0.01")


def test_a_double_click_on_the_divider_brings_the_usual_columns(qtbot, open_window):
    window = open_window(LONG, settings=replace(PLAIN, share=0.7))
    page = Page(qtbot, window.findChild(TabArea))

    with qtbot.waitSignal(window.findChild(TabArea).share_chosen) as chosen:
        # QTest puts half a second between two clicks, which makes them two for Chromium.
        page.js("document.querySelector('.divider').dispatchEvent(new MouseEvent('dblclick'))")

    assert chosen.args[0] < 0
    assert window.settings.share == PLAIN.share


@pytest.mark.parametrize(("key", "more"), [(Qt.Key.Key_Right, True), (Qt.Key.Key_Left, False)])
def test_the_keys_move_the_divider(window, page, key, more):
    before = share(page)

    QTest.keyClick(window, key, ALT | SHIFT)

    page.until(
        "(([en, zh]) => en / (en + zh))(['.en', '.zh'].map(side =>"
        " document.querySelector('.row.head ' + side).getBoundingClientRect().width))"
        f" {'>' if more else '<'} {before}"
    )


def test_larger_text_is_larger_in_the_page(window, page):
    QTest.keyClick(window, Qt.Key.Key_Equal, CTRL | ALT)

    page.until(f"{STYLE}('--text-size') === '{PLAIN.text_size + 1}px'")
    assert page.computed(f"{EN} p", "fontSize") == f"{PLAIN.text_size + 1}px"


@pytest.mark.parametrize(
    ("keys", "factor"),
    [
        ([Qt.Key.Key_Plus], 1.1),
        ([Qt.Key.Key_Equal, Qt.Key.Key_Equal], 1.25),
        ([Qt.Key.Key_Minus], 0.9),
        ([Qt.Key.Key_Plus, Qt.Key.Key_0], 1.0),
    ],
)
def test_zoom_enlarges_the_page(window, page, keys, factor):
    for key in keys:
        QTest.keyClick(window, key, CTRL)

    assert page.view.zoomFactor() == pytest.approx(factor)
    assert window.settings.zoom == pytest.approx(factor)


def test_a_new_tab_has_the_look_and_the_zoom_of_the_others(qtbot, window, page):
    window.preferences.choose_theme("contrast")
    QTest.keyClick(window, Qt.Key.Key_Plus, CTRL)

    with qtbot.waitSignal(window.painted):
        QTest.keyClick(window, Qt.Key.Key_T, CTRL)

    assert page.view.zoomFactor() == pytest.approx(1.1)
    assert page.js("document.documentElement.dataset.theme") == "contrast"


@pytest.mark.parametrize(
    ("key", "panel"), [(Qt.Key.Key_F8, ShelfPanel), (Qt.Key.Key_F9, OutlinePanel)]
)
def test_a_panel_goes_and_comes(window, key, panel):
    shown = []
    for _ in range(2):
        QTest.keyClick(window, key)
        shown.append(window.findChild(panel).isVisible())

    assert shown == [False, True]


def test_f11_fills_the_screen_and_leaves_it(qtbot, window):
    QTest.keyClick(window, Qt.Key.Key_F11)
    qtbot.waitUntil(window.isFullScreen)

    QTest.keyClick(window, Qt.Key.Key_F11)

    qtbot.waitUntil(lambda: not window.isFullScreen())


@pytest.mark.parametrize(("px", "stacked"), [(700, True), (900, False), (2400, False)])
def test_the_texts_stack_where_the_page_is_narrow(qtbot, library, profile, px, stacked):
    profile.handler.show_library(library)
    view = ArticleView(profile, Look("light", "both", 17, 0.5))
    qtbot.addWidget(view)
    view.resize(px, 700)
    view.show()
    with qtbot.waitSignal(view.painted):
        view.show_article(LONG)

    page = Page(qtbot, view)

    beside = page.js(
        f"document.querySelector('{ZH}').getBoundingClientRect().left >"
        f" document.querySelector('{EN}').getBoundingClientRect().left + 100"
    )
    assert beside != stacked


def test_every_one_of_many_loads_is_dressed(qtbot, window, page):
    window.preferences.choose_theme("dark")

    for _ in range(20):
        with qtbot.waitSignal(window.painted):
            window.findChild(TabArea).reload()

    assert page.js("document.documentElement.dataset.theme") == "dark"
