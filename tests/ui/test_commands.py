"""Every command has a menu entry and keys that work; everything is reached by keyboard."""

from collections import Counter

import pytest
from pages import LONG, SHORT
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QTreeView,
)

from reader.ui.commands import menus
from reader.ui.dialogs import ShortcutSheet
from reader.ui.find_bar import FindBar
from reader.ui.menus import Menus
from reader.ui.outline_panel import OutlinePanel
from reader.ui.shelf_panel import ShelfPanel
from reader.ui.tab_area import TabArea

COMMANDS = [command for menu in menus() for command in menu.commands]
KEYS = [(key, command.id) for command in COMMANDS for key in command.keys]
MOUSE_KEYS = {"Back", "Forward"}  # on some keyboards and mice; QTest has them not


@pytest.fixture
def actions(window):
    return window.findChild(Menus).actions


@pytest.fixture
def rung(actions):
    """Note which commands are called, in place of what they do."""
    calls = []
    for name, action in actions.items():
        action.triggered.disconnect()
        action.triggered.connect(lambda _checked, name=name: calls.append(name))
    return calls


def press(widget, key):
    combination = QKeySequence(key)[0]
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


def test_no_two_commands_share_a_key():
    counted = Counter(QKeySequence(key).toString() for key, _ in KEYS)

    assert [key for key, times in counted.items() if times > 1] == []
    assert "" not in counted


def test_no_two_commands_share_an_id():
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


def test_every_command_stands_in_the_menu(window):
    main = window.findChild(Menus).main

    entries = [
        action.text().split("\t")[0]
        for menu in main.actions()
        for action in menu.menu().actions()
        if not action.isSeparator()
    ]

    assert entries == [command.text for menu in menus() for command in menu.commands]
    assert all(entries)


@pytest.mark.parametrize("where", ["page", "filter", "outline"])
def test_every_key_calls_its_command_from_wherever_the_keyboard_is(
    qtbot, window, page, rung, where
):
    widget = {
        "page": page.view,
        "filter": window.findChild(ShelfPanel).findChild(QLineEdit),
        "outline": window.findChild(OutlinePanel).findChild(QListWidget),
    }[where]
    widget.setFocus()
    wanted = [(key, name) for key, name in KEYS if key not in MOUSE_KEYS]

    for key, _ in wanted:
        press(QApplication.focusWidget(), key)

    assert rung == [name for _, name in wanted]


@pytest.mark.parametrize(
    ("key", "find"),
    [
        ("F6", lambda window: window.findChild(TabArea).view),
        ("F7", lambda window: window.findChild(OutlinePanel).findChild(QListWidget)),
        ("Ctrl+L", lambda window: window.findChild(ShelfPanel).findChild(QLineEdit)),
        ("Ctrl+F", lambda window: window.findChild(FindBar).findChild(QLineEdit)),
    ],
)
def test_a_key_leads_to_a_part_of_the_window(qtbot, window, key, find):
    press(window, key)

    part = find(window)
    qtbot.waitUntil(
        lambda: part is QApplication.focusWidget() or part.isAncestorOf(QApplication.focusWidget())
    )


def test_ctrl_l_brings_the_panel_back(qtbot, window):
    press(window, "F8")
    assert not window.findChild(ShelfPanel).isVisible()

    press(window, "Ctrl+L")

    assert window.findChild(ShelfPanel).findChild(QLineEdit).isVisible()


def test_everything_that_can_be_clicked_is_in_the_round_of_the_tab_key(window):
    round_of_tab, widget = set(), window
    while (widget := widget.nextInFocusChain()) is not window:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            round_of_tab.add(widget)
    kinds = (QAbstractButton, QLineEdit, QAbstractItemView)
    clickable = [w for kind in kinds for w in window.findChildren(kind) if w.isVisible()]

    left_out = [w for w in clickable if w not in round_of_tab and not is_inner(w)]

    assert len(clickable) > 12
    assert not [f"{type(w).__name__} {w.accessibleName()}" for w in left_out]


def is_inner(widget):
    """Return whether a widget is a part of another: the cross in a line, the arrows of tabs."""
    return (
        isinstance(widget.parent(), QLineEdit)
        or "TabBar" in type(widget.parent()).__name__
        or ("Bar" in type(widget.parent()).__name__ and not widget.accessibleName())
    )


def test_everything_that_takes_the_keyboard_has_a_name_for_those_who_listen(window):
    kinds = (QAbstractButton, QLineEdit, QAbstractItemView)
    nameless = [
        type(w).__name__
        for kind in kinds
        for w in window.findChildren(kind)
        if w.isVisible() and not is_inner(w) and not (w.accessibleName() or w.text())
    ]

    assert not nameless


def test_the_tab_key_goes_from_the_filter_into_the_tree(qtbot, window):
    press(window, "Ctrl+L")

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    qtbot.waitUntil(window.findChild(ShelfPanel).findChild(QTreeView).hasFocus)


def test_the_tab_key_goes_from_link_to_link_in_the_page(qtbot, window, page):
    press(window, "F6")
    page.js("document.querySelector('main a').focus()")

    QTest.keyClick(page.ground, Qt.Key.Key_Tab)

    page.until("document.activeElement === document.querySelectorAll('main a')[1]")


def test_enter_follows_the_link_that_has_the_keyboard(qtbot, window, page):
    press(window, "F6")
    page.js("document.querySelector('main a[href^=\"/article/\"]').focus()")

    with qtbot.waitSignal(window.painted):
        QTest.keyClick(page.ground, Qt.Key.Key_Return)

    assert window.findChild(TabArea).path == SHORT


def test_f10_opens_the_menu(qtbot, window):
    menu = window.findChild(Menus).main
    menu.aboutToShow.connect(lambda: QTimer.singleShot(0, menu.close))  # a menu blocks till closed

    with qtbot.waitSignals([menu.aboutToShow, menu.aboutToHide]):
        press(window, "F10")


def test_f1_shows_every_key(qtbot, window):
    press(window, "F1")

    sheet = window.findChild(ShortcutSheet)
    text = sheet.findChild(QLabel).text()
    missing = [
        key for key, _ in KEYS if QKeySequence(key).toString() not in text.replace("&amp;", "&")
    ]
    assert not missing
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not sheet.isVisible())


def test_ctrl_q_closes_the_window_and_tells_what_was_open(qtbot, window):
    with qtbot.waitSignal(window.settings_changed) as told:
        press(window, "Ctrl+Q")

    (session,) = told.args[0].sessions.values()
    assert [tab.path for tab in session.tabs] == [LONG]
    assert not window.isVisible()


def test_the_menu_of_the_text_has_what_changes_the_text(window):
    shown = [action.text() for action in window.findChild(Menus).text.actions()]

    assert "Larger text" in shown
