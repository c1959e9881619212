"""The search palette in use: keys, mouse, how it opens and closes, where the keyboard is."""

import pytest
from answers import CATALOGUE, MLA, answer, hit
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QMainWindow, QMenu, QToolButton

from reader.ui.palette import SearchPalette
from reader.ui.search_button import SearchButton
from reader.ui.top_bar import TopBar

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
HITS = tuple(hit(n) for n in range(1, 13))


@pytest.fixture
def page():
    """What had the keyboard before."""
    return QLineEdit()


@pytest.fixture
def window(qtbot, page):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1000, 800)
    window.setCentralWidget(page)
    window.show()
    window.activateWindow()
    page.setFocus()
    qtbot.waitUntil(page.hasFocus)
    return window


@pytest.fixture
def shown(qtbot, window):
    shown = SearchPalette(window.centralWidget(), window)
    shown.show_catalogue(CATALOGUE)
    shown.show_commands([("print", "Print…", "Ctrl+P")])
    shown.open_palette()
    qtbot.waitUntil(shown.findChild(QLineEdit).hasFocus)
    return shown


@pytest.fixture
def field(shown):
    return shown.findChild(QLineEdit)


@pytest.fixture
def rows(shown, field):
    """The list with one article and two passages."""
    field.setText("latent")
    shown.show_answer(answer("latent", *HITS[:2]), 0.003)
    return shown.findChild(QListView)


def press(widget, key, keys=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, keys)


def click(rows, number, button=LEFT, keys=Qt.KeyboardModifier.NoModifier):
    spot = rows.visualRect(rows.model().index(number)).center()
    QTest.mouseClick(rows.viewport(), button, keys, spot)


def chips(shown):
    """Return the chips that are shown, from left to right."""
    return sorted((b for b in shown.findChildren(QToolButton) if b.isVisible()), key=QToolButton.x)


def test_arrows_move_the_choice_round_the_ends_while_the_keyboard_stays_in_the_field(field, rows):
    keys = [Qt.Key.Key_Down] * 3 + [Qt.Key.Key_Up] * 2
    chosen = [rows.chosen]

    for key in keys:
        press(field, key)
        chosen.append(rows.chosen)

    assert chosen == [MLA, HITS[0], HITS[1], MLA, HITS[1], HITS[0]]
    assert field.hasFocus()


def test_pages_end_at_the_ends(shown, field, rows):
    shown.show_answer(answer("latent", *HITS), 0.003)
    chosen = []

    for key in [Qt.Key.Key_PageDown] * 9 + [Qt.Key.Key_PageUp] * 9:
        press(field, key)
        chosen.append(rows.chosen)

    assert chosen[0] not in (MLA, HITS[0], HITS[-1])
    assert (chosen[8], chosen[-1]) == (HITS[-1], MLA)


@pytest.mark.parametrize("keys", [Qt.KeyboardModifier.NoModifier, CTRL])
def test_enter_opens_the_first_row_and_with_ctrl_in_a_tab(qtbot, shown, field, rows, keys):
    with qtbot.waitSignal(shown.article_chosen) as chosen:
        press(field, Qt.Key.Key_Return, keys)

    assert chosen.args == [MLA.path, keys == CTRL]
    assert not shown.isVisible()


@pytest.mark.parametrize("keys", [Qt.KeyboardModifier.NoModifier, CTRL])
def test_enter_opens_the_passage_that_was_gone_to(qtbot, shown, field, rows, keys):
    press(field, Qt.Key.Key_Down)

    with qtbot.waitSignal(shown.hit_chosen) as chosen:
        press(field, Qt.Key.Key_Enter, keys)

    assert chosen.args == [HITS[0], keys == CTRL]
    assert not shown.isVisible()


@pytest.mark.parametrize(
    ("button", "keys", "in_tab"),
    [
        (LEFT, Qt.KeyboardModifier.NoModifier, False),
        (LEFT, CTRL, True),
        (MIDDLE, Qt.KeyboardModifier.NoModifier, True),
    ],
)
def test_a_click_opens_what_is_under_it(qtbot, shown, rows, button, keys, in_tab):
    with qtbot.waitSignal(shown.hit_chosen) as chosen:
        click(rows, 4, button, keys)

    assert chosen.args == [HITS[1], in_tab]
    assert not shown.isVisible()


def test_a_click_on_a_label_does_nothing(qtbot, shown, rows):
    with qtbot.assertNotEmitted(shown.closed):
        click(rows, 2)


def test_a_command_is_told_after_the_palette_has_gone(shown, field, page):
    told = []
    shown.command_chosen.connect(lambda name: told.append((name, page.hasFocus())))
    field.setText(">print")

    press(field, Qt.Key.Key_Return)

    assert told == [("print", True)]


def test_enter_before_the_answer_waits_for_it(qtbot, shown, field):
    field.setText("absorbed")
    press(field, Qt.Key.Key_Return, CTRL)
    assert shown.isVisible()

    with qtbot.waitSignal(shown.hit_chosen) as chosen:
        shown.show_answer(answer("absorbed", *HITS), 0.003)

    assert chosen.args == [HITS[0], True]


def test_enter_does_not_open_the_first_passage_of_an_older_answer(qtbot, shown, field):
    field.setText("absorbe")
    shown.show_answer(answer("absorbe", *HITS), 0.003)
    field.setText("absorbed")

    with qtbot.assertNotEmitted(shown.hit_chosen):
        press(field, Qt.Key.Key_Return)
    field.setText("absorbed weights")
    shown.show_answer(answer("absorbed weights", *HITS), 0.003)

    assert shown.isVisible()


def test_the_row_that_was_gone_to_stays_chosen_when_the_answer_comes_again(shown, field, rows):
    press(field, Qt.Key.Key_Down)
    press(field, Qt.Key.Key_Down)

    shown.show_answer(answer("latent", HITS[5], HITS[1], HITS[0]), 0.003)

    assert rows.chosen == HITS[1]


def test_a_new_text_chooses_the_first_row(shown, field, rows):
    press(field, Qt.Key.Key_Down)

    field.setText("attention")
    shown.show_answer(answer("attention", *HITS), 0.003)

    assert rows.chosen == MLA


def test_escape_closes_and_gives_the_keyboard_back(qtbot, shown, field, page):
    with qtbot.waitSignal(shown.closed):
        press(field, Qt.Key.Key_Escape)

    assert not shown.isVisible()
    qtbot.waitUntil(page.hasFocus)


def test_a_click_beside_the_card_closes_and_one_on_it_does_not(qtbot, window, shown):
    with qtbot.assertNotEmitted(shown.closed):
        QTest.mouseClick(shown.card, LEFT, pos=QPoint(5, 5))

    with qtbot.waitSignal(shown.closed):
        QTest.mouseClick(window.windowHandle(), LEFT, pos=QPoint(10, 700))


def test_the_palette_closes_when_another_part_takes_the_keyboard_and_leaves_it_there(
    qtbot, shown, page
):
    with qtbot.waitSignal(shown.closed):
        page.setFocus()

    assert page.hasFocus()


def test_another_window_does_not_close_it(qtbot, shown):
    menu = QMenu(shown)

    with qtbot.assertNotEmitted(shown.closed):
        menu.popup(QPoint(0, 0))
        menu.close()


def test_opening_selects_what_was_asked_last_and_asks_again(qtbot, shown, field, rows):
    shown.close_palette()

    with qtbot.waitSignal(shown.query_changed) as asked:
        shown.open_palette()

    assert asked.args == [field.selectedText()] == ["latent"]


def test_the_tab_key_goes_through_the_chips_and_back_to_the_field(shown, field, rows):
    shown.show_answer(answer("latent", *HITS), 0.003)
    ring = [field, *chips(shown), field]
    been = [QApplication.focusWidget()]

    for _ in ring[1:]:
        press(QApplication.focusWidget(), Qt.Key.Key_Tab)
        been.append(QApplication.focusWidget())
    press(field, Qt.Key.Key_Backtab)

    assert len(ring) > 4
    assert been == ring
    assert ring[-2].hasFocus()


def test_enter_presses_the_chip_that_has_the_keyboard(shown, field, rows):
    shown.show_answer(answer("latent", *HITS), 0.003)
    press(field, Qt.Key.Key_Tab)

    press(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert field.text() == "latent vendor:deepseek"


def test_the_keyboard_goes_to_the_field_when_its_chip_goes(shown, field, rows):
    shown.show_answer(answer("latent", *HITS), 0.003)
    press(field, Qt.Key.Key_Tab)

    shown.show_answer(answer("latent"), 0.003)

    assert field.hasFocus()
    assert shown.isVisible()


def test_words_can_be_typed_on_after_a_chip(shown, field, rows):
    shown.show_answer(answer("latent", *HITS), 0.003)

    chips(shown)[0].click()
    QTest.keyClicks(field, " keys")

    assert field.text() == "latent keys vendor:deepseek"


def test_everything_has_a_name_for_those_who_listen(shown, field, rows):
    shown.show_answer(answer("latent", *HITS), 0.003)

    assert all(w.accessibleName() for w in (field, rows, *chips(shown)))


@pytest.mark.parametrize(("px", "is_wide"), [(1000, True), (424, False)])
def test_the_bar_has_a_button_for_the_search_however_narrow_it_is(qtbot, px, is_wide):
    bar = TopBar(QMenu(), QMenu())
    qtbot.addWidget(bar)
    bar.resize(px, 50)
    bar.show()
    button = bar.findChild(SearchButton)

    with qtbot.waitSignal(bar.search_wanted):
        QTest.mouseClick(button, LEFT)

    assert (button.width() > 300) == is_wide
    assert bar.rect().contains(button.geometry())
