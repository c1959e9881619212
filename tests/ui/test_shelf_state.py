"""How far articles were read, in the tree: signs, counts, words, and changing it by hand."""

from datetime import UTC, datetime

import pytest
from pages import ENGLISH, LONG, SHORT
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QPainter, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTreeView

from reader.study.values import Progress
from reader.ui.shelf_delegate import paint_state
from reader.ui.shelf_model import Role
from reader.ui.shelf_panel import ShelfPanel

NOW = datetime(2026, 3, 11, tzinfo=UTC)
PROGRESS = {
    LONG: Progress(LONG, share=1.0, read=NOW),
    SHORT: Progress(SHORT, share=0.4),
}
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def panel(qtbot, library):
    panel = ShelfPanel()
    qtbot.addWidget(panel)
    panel.resize(280, 600)
    panel.show_shelves("vendor")
    panel.show_catalogue(library.catalogue)
    panel.show()
    panel.activateWindow()
    return panel


@pytest.fixture
def tree(panel):
    return panel.findChild(QTreeView)


def counts(tree):
    model = tree.model()
    tops = [model.index(row, 0) for row in range(model.rowCount())]
    return [(top.data(Role.READ), top.data(Role.COUNT)) for top in tops]


def menu_of(tree, path):
    """Return the texts of an article's menu and its actions."""
    menu = tree.menu_for(tree.model().find(path))
    actions = {action.text(): action for action in menu.actions() if action.text()}
    return list(actions), actions


def test_while_nothing_is_known_of_the_study_nothing_is_said_of_it(tree):
    article = tree.model().find(LONG)

    assert article.data(Role.STATE) is None
    assert article.data(SPOKEN) == "Speculative decoding 投机解码"
    assert counts(tree) == [(None, 2), (None, 1)]


def test_each_article_has_its_state_and_each_shelf_its_count(panel, tree):
    panel.show_progress(PROGRESS)

    states = [tree.model().find(path).data(Role.STATE) for path in (LONG, SHORT, ENGLISH)]
    assert states == ["read", "reading", "unread"]
    assert counts(tree) == [(1, 2), (0, 1)]


def test_by_topic_what_is_read_counts_on_each_of_its_shelves(panel, tree):
    panel.show_progress(PROGRESS)

    panel.show_shelves("topic")

    assert counts(tree) == [(1, 1), (1, 2), (0, 1)]


def test_state_and_count_are_told_in_words(panel, tree):
    panel.show_progress(PROGRESS)
    model = tree.model()

    assert model.find(LONG).data(SPOKEN) == "Speculative decoding 投机解码, read"
    assert model.find(SHORT).data(SPOKEN).endswith(", being read")
    assert model.find(ENGLISH).data(SPOKEN).endswith(", unread")
    assert model.index(0, 0).data(SPOKEN) == "Alpha 甲社, 1 of 2 read"


def test_new_progress_leaves_chosen_opened_and_scrolled_as_they_are(qtbot, panel, tree):
    panel.show_progress({})
    panel.resize(280, 150)
    tree.expandAll()
    tree.setCurrentIndex(tree.model().find(ENGLISH))
    bar = tree.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: bar.value() > 0)
    before = bar.value()

    with qtbot.assertNotEmitted(tree.model().modelReset):
        panel.show_progress(PROGRESS)

    assert tree.currentIndex().data(Role.PATH) == ENGLISH
    assert tree.isExpanded(tree.model().index(0, 0))
    assert bar.value() == before


def test_only_what_changed_is_drawn_anew(panel, tree):
    panel.show_progress(PROGRESS)
    changed = []
    tree.model().dataChanged.connect(
        lambda first, last, _roles: changed.append((first.data(Role.PATH), last.data(Role.PATH)))
    )

    panel.show_progress(PROGRESS)
    panel.show_progress({LONG: PROGRESS[LONG]})

    assert changed == [(SHORT, SHORT)]


@pytest.mark.parametrize(("path", "is_read"), [(LONG, False), (SHORT, True), (ENGLISH, True)])
def test_space_marks_an_article_as_read_or_takes_that_back(qtbot, panel, tree, path, is_read):
    panel.show_progress(PROGRESS)
    tree.setCurrentIndex(tree.model().find(path))

    with qtbot.waitSignal(panel.read_wanted) as wanted:
        QTest.keyClick(tree, Qt.Key.Key_Space)

    assert wanted.args == [path, is_read]


def test_the_menu_marks_as_read_and_opens_in_a_tab(qtbot, panel, tree):
    panel.show_progress(PROGRESS)
    texts, actions = menu_of(tree, SHORT)

    assert texts == ["Open", "Open in a new tab", "Mark as read"]
    with qtbot.waitSignal(panel.article_wanted_in_tab) as opened:
        actions["Open in a new tab"].trigger()
    with qtbot.waitSignal(panel.read_wanted) as wanted:
        actions["Mark as read"].trigger()
    assert (opened.args, wanted.args) == ([SHORT], [SHORT, True])


def test_what_is_read_can_be_marked_as_unread(qtbot, panel, tree):
    panel.show_progress(PROGRESS)
    _, actions = menu_of(tree, LONG)

    with qtbot.waitSignal(panel.read_wanted) as wanted:
        actions["Mark as unread"].trigger()

    assert wanted.args == [LONG, False]


def test_the_menu_key_opens_the_menu_of_the_chosen_article(qtbot, panel, tree):
    tree.setCurrentIndex(tree.model().find(LONG))
    spot = tree.rect().topLeft()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, spot, tree.mapToGlobal(spot))

    QApplication.sendEvent(tree.viewport(), event)

    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert "Open" in [action.text() for action in menu.actions()]
    menu.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_ctrl_and_enter_or_a_click_open_in_a_tab(qtbot, panel, tree):
    article = tree.model().find(LONG)
    tree.expandAll()
    tree.setCurrentIndex(article)
    ctrl = Qt.KeyboardModifier.ControlModifier

    with qtbot.waitSignal(panel.article_wanted_in_tab) as entered:
        QTest.keyClick(tree, Qt.Key.Key_Return, ctrl)
    with qtbot.waitSignal(panel.article_wanted_in_tab) as clicked:
        spot = tree.visualRect(article).center()
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, ctrl, spot)

    assert entered.args == clicked.args == [LONG]


@pytest.mark.parametrize(
    ("state", "inks"),
    [("unread", (False, False)), ("reading", (True, False)), ("read", (True, True))],
)
def test_the_sign_is_empty_half_or_full(state, inks):
    picture = QImage(20, 20, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.white)
    colours = QPalette()
    colours.setColor(QPalette.ColorRole.Link, Qt.GlobalColor.red)

    painter = QPainter(picture)
    paint_state(painter, QPointF(10, 10), state, colours)
    painter.end()

    halves = tuple(picture.pixelColor(x, 10) == Qt.GlobalColor.red for x in (8, 11))
    assert halves == inks


def test_the_segment_of_notes_leaves_the_tree_as_it_was(panel, tree):
    panel.show_progress(PROGRESS)
    tree.expandAll()

    panel.show_shelves("notes")
    was_shown = tree.isVisible()
    panel.show_shelves("vendor")

    assert (was_shown, tree.isVisible()) == (False, True)
    assert tree.isExpanded(tree.model().index(1, 0))


def test_words_typed_for_the_notes_narrow_the_tree_when_it_comes_back(panel, tree):
    panel.show_shelves("notes")
    panel.findChild(QLineEdit).setText("language")

    panel.show_shelves("vendor")

    assert counts(tree) == [(None, 1)]
