"""The list of the user's marks: rows, filter, kinds, mouse, keyboard, menu."""

import time

import pytest
from marked_articles import MARKS, mark
from pages import LONG, SHORT
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton

from reader.study.values import Mark
from reader.ui.marks_list import MarksList
from reader.ui.marks_model import Role
from reader.ui.marks_panel import MarksPanel
from reader.ui.marks_rows import KINDS
from reader.ui.shelf_panel import ShelfPanel

CTRL, NO_KEY = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
ORDER = [
    "PagedAttention", "flag", "note", "lost",
    "Speculative decoding", "chinese", "orange",
    "Only in one language", "old",
]  # fmt: skip


@pytest.fixture
def panel(qtbot, library):
    panel = ShelfPanel()
    qtbot.addWidget(panel)
    panel.resize(260, 700)
    panel.show_catalogue(library.catalogue)
    panel.show_marks(MARKS)
    panel.show_shelves("notes")
    panel.show()
    panel.activateWindow()
    return panel


@pytest.fixture
def rows(panel):
    return panel.findChild(MarksList)


@pytest.fixture
def words(panel):
    return panel.findChild(QLineEdit)


def listed(rows):
    """Return the ids of marks and the titles of articles."""
    found = [rows.model().index(n, 0).data(Role.ROW) for n in range(rows.model().rowCount())]
    return [row.id if isinstance(row, Mark) else row.title for row in found]


def click(rows, name, button=Qt.MouseButton.LeftButton, keys=NO_KEY):
    spot = rows.visualRect(rows.model().find(name)).center()
    QTest.mouseClick(rows.viewport(), button, keys, spot)


def actions_of(rows, name):
    menu = rows.menu_for(rows.model().find(name))
    return {action.text(): action for action in menu.actions() if action.text()}


def choose(panel, kind):
    """Choose a kind of marks in the menu over the list."""
    menu = panel.findChild(MarksPanel).findChild(QToolButton).menu()
    actions = [action for action in menu.actions() if action.isCheckable()]
    actions[KINDS.index(kind)].trigger()


def count(panel):
    return next(
        label.text()
        for label in panel.findChild(MarksPanel).findChildren(QLabel)
        if label.text().isdigit()
    )


def test_marks_stand_below_their_articles(rows):
    titles = [title for title in listed(rows) if title not in {one.id for one in MARKS}]

    assert [name for name in listed(rows) if name not in titles] == [
        name for name in ORDER if name in {one.id for one in MARKS}
    ]
    assert titles[1] == "Speculative decoding"


def test_the_titles_are_in_the_interface_language(panel, rows):
    panel.show_language("zh")

    assert "投机解码" in listed(rows)


def test_the_filter_field_narrows_the_marks(panel, rows, words):
    words.setText("KEYS cache")

    assert listed(rows) == ["Speculative decoding", "orange"]
    assert count(panel) == "1"


@pytest.mark.parametrize(
    ("kind", "found"),
    [("note", {"note", "orange"}), ("bookmark", {"flag"}), ("highlight:blue", {"chinese"})],
)
def test_the_menu_over_the_list_leaves_one_kind(panel, rows, kind, found):
    choose(panel, kind)

    assert {name for name in listed(rows) if name in {one.id for one in MARKS}} == found


def test_a_click_on_a_mark_goes_to_it_and_one_with_ctrl_or_the_middle_button_in_a_tab(
    qtbot, panel, rows
):
    for button, keys, in_tab in (
        (Qt.MouseButton.LeftButton, NO_KEY, False),
        (Qt.MouseButton.LeftButton, CTRL, True),
        (Qt.MouseButton.MiddleButton, NO_KEY, True),
    ):
        with qtbot.waitSignal(panel.mark_chosen) as chosen:
            click(rows, "orange", button, keys)
        assert chosen.args == [LONG, "p-orange@4", "orange", in_tab]


def test_enter_goes_to_the_mark_under_the_cursor(qtbot, panel, rows):
    rows.setCurrentIndex(rows.model().find("flag"))

    with qtbot.waitSignal(panel.mark_chosen) as chosen:
        QTest.keyClick(rows, Qt.Key.Key_Return)

    assert chosen.args == [SHORT, "p-flag@3", "flag", False]


def test_the_title_of_an_article_opens_it(qtbot, panel, rows):
    with qtbot.waitSignal(panel.article_chosen) as chosen:
        click(rows, LONG)
    with qtbot.waitSignal(panel.article_wanted_in_tab) as wanted:
        click(rows, LONG, Qt.MouseButton.MiddleButton)

    assert chosen.args == wanted.args == [LONG]


def test_enter_in_the_filter_goes_to_the_first_mark(qtbot, panel, words):
    words.setText("投机")

    with qtbot.waitSignal(panel.mark_chosen) as chosen:
        QTest.keyClick(words, Qt.Key.Key_Return)

    assert chosen.args[2] == "chinese"


def test_from_the_filter_the_down_key_leads_into_the_list(qtbot, panel, rows, words):
    panel.focus_filter()

    QTest.keyClick(words, Qt.Key.Key_Down)

    qtbot.waitUntil(rows.hasFocus)
    assert rows.currentIndex().row() == 0


@pytest.mark.parametrize(
    ("key", "signal"),
    [(Qt.Key.Key_Delete, "mark_removal_wanted"), (Qt.Key.Key_F2, "mark_edit_wanted")],
)
def test_a_key_removes_a_mark_or_edits_its_note(qtbot, panel, rows, key, signal):
    rows.setCurrentIndex(rows.model().find("note"))

    with qtbot.waitSignal(getattr(panel, signal)) as wanted:
        QTest.keyClick(rows, key)

    assert wanted.args == ["note"]


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Remove", "mark_removal_wanted"),
        ("Edit the note…", "mark_edit_wanted"),
        ("Make a card", "mark_card_wanted"),
    ],
)
def test_the_menu_of_a_mark_says_what_is_wanted_with_it(qtbot, panel, rows, text, signal):
    with qtbot.waitSignal(getattr(panel, signal)) as wanted:
        actions_of(rows, "orange")[text].trigger()

    assert wanted.args == ["orange"]


def test_no_card_is_made_of_a_bookmark_and_a_mark_without_a_note_gets_one(rows):
    assert "Make a card" not in actions_of(rows, "flag")
    assert "Write a note…" in actions_of(rows, "flag")


@pytest.mark.parametrize("name", ["orange", LONG, "nothing is here"])
def test_every_menu_exports(qtbot, panel, rows, name):
    with qtbot.waitSignal(panel.export_wanted):
        actions_of(rows, name)["Export…"].trigger()


def test_new_marks_leave_the_chosen_one_chosen_and_the_list_where_it_was(qtbot, panel, rows):
    many = [mark(f"m{n:03}", at=n) for n in range(200)]
    panel.show_marks(many)
    rows.setCurrentIndex(rows.model().find("m150"))
    rows.scrollTo(rows.model().find("m140"), MarksList.ScrollHint.PositionAtTop)
    assert rows.indexAt(QPoint(5, 5)).data(Role.ROW).id == "m140"

    panel.show_marks([mark("new", at=0), *many])

    assert rows.currentIndex().data(Role.ROW).id == "m150"
    assert rows.indexAt(QPoint(5, 5)).data(Role.ROW).id == "m140"


def test_without_marks_a_sentence_tells_how_one_is_made(panel, rows):
    panel.show_marks(())

    shown = [label for label in panel.findChildren(QLabel) if label.isVisible()]
    assert not rows.isVisible()
    assert [label.text().startswith("Select a few words") for label in shown] == [True]


def test_where_no_mark_has_the_words_the_list_says_so(panel, rows, words):
    words.setText("nobody wrote this")

    assert not rows.isVisible()
    assert any(
        label.isVisible() and label.text().startswith("Nothing here")
        for label in panel.findChildren(QLabel)
    )


def test_a_row_says_kind_quote_note_and_whether_its_place_is_lost(rows):
    spoken = {
        name: rows.model().find(name).data(Qt.ItemDataRole.AccessibleTextRole)
        for name in ("orange", "flag", "lost")
    }

    assert spoken["orange"] == "Highlight, Orange. a cache of keys. Compare it."
    assert spoken["flag"] == "Bookmark. A draft is verified."
    assert spoken["lost"].endswith("gone from the text. Not found in the present text")


def test_a_quote_takes_no_more_than_two_lines_at_any_width(qtbot, panel, rows):
    long = mark("long", quote="words that go on and on " * 40)
    panel.show_marks([long, mark("short")])
    panel.setMinimumWidth(180)  # as the window does

    def heights():
        return [rows.visualRect(rows.model().find(name)).height() for name in ("long", "short")]

    wide = heights()
    panel.resize(180, 700)
    qtbot.waitUntil(lambda: rows.visualRect(rows.model().index(1, 0)).right() < 180)

    assert heights() == wide
    assert wide[1] < wide[0] < 2 * wide[1]


def test_a_notch_of_the_wheel_goes_one_row(qtbot, panel, rows):
    panel.show_marks([mark(f"m{n:03}", at=n) for n in range(200)])
    qtbot.waitUntil(lambda: rows.verticalScrollBar().maximum() > 0)
    spot = QPointF(20, 20)

    for turned in (-60, -60, -120):
        event = QWheelEvent(
            spot, rows.mapToGlobal(spot), QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton,
            NO_KEY, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(rows.viewport(), event)

    assert rows.verticalScrollBar().value() == 2


def test_ten_thousand_marks_are_narrowed_at_once(panel, rows):
    text = {"en": "about the length of a sentence " * 4, "zh": "一句话左右的长度" * 5}
    quote = "a quote that is some words long"
    panel.show_marks(
        [mark(f"m{n:05}", at=n, quote=f"{quote} {n}", text=text) for n in range(10_000)]
    )
    listing = panel.findChild(MarksPanel)
    times = []

    for typed in ("9", "99", "999", "99", "quote"):
        begun = time.process_time()
        listing.show_words(typed)
        rows.executeDelayedItemsLayout()
        rows.grab()
        times.append(time.process_time() - begun)

    assert rows.model().rowCount() == 10_001
    assert sorted(times)[2] < 0.05, times


def test_the_list_is_made_when_it_is_first_looked_at(qtbot, library):
    panel = ShelfPanel()
    qtbot.addWidget(panel)
    panel.show_theme("dark")
    panel.show_language("zh")
    panel.show_catalogue(library.catalogue)
    panel.show_marks(MARKS)
    panel.show_shelves("topic")
    panel.show()
    assert panel.findChild(MarksPanel) is None

    panel.show_shelves("notes")

    listing = panel.findChild(MarksPanel)
    assert listing.isVisible()
    assert listing.findChild(MarksList).model().rowCount() == len(ORDER)
    panel.show_shelves("vendor")
    assert not listing.isVisible()
    panel.show_shelves("notes")
    assert panel.findChildren(MarksPanel) == [listing]
