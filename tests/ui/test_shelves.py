"""The panel on the left: two views, counts, the filter, mouse and keyboard."""

import pytest
from pages import ENGLISH, LONG, SHORT
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton, QTreeView

from reader.ui.shelf_model import Role
from reader.ui.shelf_panel import ShelfPanel


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


@pytest.fixture
def words(panel):
    return panel.findChild(QLineEdit)


def shelves(tree):
    """Return name, count and articles of every shelf that is shown."""
    model = tree.model()
    tops = [model.index(row, 0) for row in range(model.rowCount())]
    return [
        (
            f"{top.data(Role.FIRST)} {top.data(Role.SECOND)}".strip(),
            top.data(Role.COUNT),
            [model.index(n, 0, top).data(Role.PATH) for n in range(model.rowCount(top))],
        )
        for top in tops
    ]


def click(tree, index, button=Qt.MouseButton.LeftButton):
    tree.expandAll()
    QTest.mouseClick(tree.viewport(), button, pos=tree.visualRect(index).center())


def test_articles_stand_by_vendor_with_counts_and_both_names(tree):
    assert shelves(tree) == [("Alpha 甲社", 2, [SHORT, LONG]), ("Beta 乙社", 1, [ENGLISH])]


def test_by_topic_an_article_stands_on_every_shelf_of_its_own_and_one_without_on_the_last(
    panel, tree
):
    panel.show_shelves("topic")

    assert shelves(tree) == [
        ("Decoding 解码", 1, [LONG]),
        ("Memory 内存", 2, [SHORT, LONG]),
        ("Other 其他", 1, [ENGLISH]),
    ]


def test_the_button_over_the_tree_changes_the_view_and_says_so(qtbot, panel):
    topics = next(b for b in panel.findChildren(QToolButton) if b.text() == "Topics")

    with qtbot.waitSignal(panel.shelves_chosen) as chosen:
        topics.click()

    assert chosen.args == ["topic"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tjjm", [LONG]),
        ("toujijiema", [LONG]),
        ("投机", [LONG]),
        ("SPEC deco", [LONG]),
        ("fyzyl", [SHORT]),
        ("one language", [ENGLISH]),
        ("english-only", [ENGLISH]),
        ("nothing has this name", []),
    ],
)
def test_the_filter_takes_titles_pinyin_and_initials(tree, words, typed, found):
    words.setText(typed)

    assert [path for _, _, paths in shelves(tree) for path in paths] == found


def test_the_counts_are_those_of_what_passes_the_filter(tree, words):
    words.setText("attention")

    assert shelves(tree) == [("Alpha 甲社", 1, [SHORT])]


def test_escape_empties_the_filter(tree, words):
    words.setFocus()
    words.setText("tjjm")

    QTest.keyClick(words, Qt.Key.Key_Escape)

    assert not words.text()
    assert len(shelves(tree)) == 2


def test_enter_in_the_filter_opens_the_first_article(qtbot, panel, words):
    words.setText("fyzyl")

    with qtbot.waitSignal(panel.article_chosen) as chosen:
        QTest.keyClick(words, Qt.Key.Key_Return)

    assert chosen.args == [SHORT]


def test_from_the_filter_the_down_key_leads_into_the_tree_and_enter_opens(
    qtbot, panel, tree, words
):
    panel.focus_filter()
    words.setText("投机")
    QTest.keyClick(words, Qt.Key.Key_Down)
    qtbot.waitUntil(tree.hasFocus)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Down)

    with qtbot.waitSignal(panel.article_chosen) as chosen:
        QTest.keyClick(tree, Qt.Key.Key_Return)

    assert chosen.args == [LONG]


def test_a_click_opens_and_closes_a_shelf(tree):
    shelf = tree.model().index(0, 0)

    states = []
    for _ in range(2):
        QTest.mouseClick(
            tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(shelf).center()
        )
        states.append(tree.isExpanded(shelf))

    assert states == [True, False]


def test_a_click_chooses_an_article_and_the_middle_button_wants_it_in_a_tab(qtbot, panel, tree):
    article = tree.model().find(LONG)

    with qtbot.waitSignal(panel.article_chosen) as chosen:
        click(tree, article)
    with qtbot.waitSignal(panel.article_wanted_in_tab) as wanted:
        click(tree, article, Qt.MouseButton.MiddleButton)

    assert chosen.args == wanted.args == [LONG]


def test_the_article_being_read_is_marked_and_its_shelf_open(panel, tree):
    panel.show_article(ENGLISH)

    assert tree.currentIndex().data(Role.PATH) == ENGLISH
    assert tree.isExpanded(tree.currentIndex().parent())


def test_the_mark_comes_back_after_filtering(panel, tree, words):
    panel.show_article(LONG)
    words.setText("language")
    assert not tree.currentIndex().isValid()

    words.clear()

    assert tree.currentIndex().data(Role.PATH) == LONG


def test_the_titles_of_the_interface_language_stand_first(panel, tree):
    panel.show_language("zh")

    article = tree.model().find(LONG)
    assert (article.data(Role.FIRST), article.data(Role.SECOND)) == (
        "投机解码",
        "Speculative decoding",
    )
