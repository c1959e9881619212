"""The bar over a page with marks: what was searched for, which mark of how many, and the way on."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from reader.ui.marks_bar import MarksBar

LONG_QUERY = "how does paged attention keep the memory of a large cache from being lost " * 3


class Loud(QTranslator):
    """A language that any text can be told by."""

    def translate(self, context, text, disambiguation=None, n=-1):
        return text.upper()

    def isEmpty(self):  # noqa: N802  (Qt's name)
        return False


@pytest.fixture
def bar(qtbot):
    """The bar over an empty page, as a window has it."""
    window = QWidget()
    bar = MarksBar(window)
    column = QVBoxLayout(window)
    column.addWidget(bar)
    column.addStretch(1)
    window.resize(900, 200)
    qtbot.addWidget(window)
    window.show()
    bar.show_query("kv cache")
    bar.show_count(3, 12)
    yield bar
    window.close()


def query(bar):
    return next(label for label in bar.findChildren(QLabel) if label.objectName() != "count")


def press(bar, name):
    buttons = bar.findChildren(QToolButton)
    QTest.mouseClick(
        next(b for b in buttons if b.accessibleName() == name), Qt.MouseButton.LeftButton
    )


def test_the_bar_shows_the_query_and_the_count(bar):
    assert bar.isVisible()
    assert query(bar).text() == "kv cache"
    assert bar.findChild(QLabel, "count").text() == "3 of 12"


def test_without_marks_there_is_no_bar(bar):
    bar.show_count(0, 0)
    assert not bar.isVisible()

    bar.show_count(1, 1)
    assert bar.isVisible()


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("Next match", "next_wanted"),
        ("Previous match", "previous_wanted"),
        ("Close", "closed"),
    ],
)
def test_every_button_says_and_tells_what_it_does(qtbot, bar, name, signal):
    with qtbot.waitSignal(getattr(bar, signal)):
        press(bar, name)

    assert bar.isVisible() == (name != "Close")
    assert all(b.toolTip() == b.accessibleName() != "" for b in bar.findChildren(QToolButton))


def test_escape_closes_the_bar(qtbot, bar):
    with qtbot.waitSignal(bar.closed):
        QTest.keyClick(bar, Qt.Key.Key_Escape)

    assert not bar.isVisible()


@pytest.mark.parametrize("width", [900, 360])
def test_a_long_query_is_cut_and_told_in_full(qtbot, bar, width):
    bar.window().resize(width, 200)
    bar.show_query(LONG_QUERY)

    qtbot.waitUntil(lambda: query(bar).text().endswith("…") and 100 < query(bar).width() <= 420)
    assert query(bar).toolTip() == query(bar).accessibleName() == LONG_QUERY.strip()
    assert bar.width() <= width


def test_a_query_is_shown_as_it_was_typed(qtbot, bar):
    bar.show_query("<b>kv</b>\n&cache")

    qtbot.waitUntil(lambda: query(bar).text() == "<b>kv</b> &cache")
    assert query(bar).textFormat() == Qt.TextFormat.PlainText


def test_every_text_follows_the_language_of_the_interface(qtbot, bar):
    loud = Loud(bar)
    QCoreApplication.installTranslator(loud)

    qtbot.waitUntil(lambda: bar.findChild(QLabel, "count").text() == "3 OF 12")
    assert bar.accessibleName().isupper()
    assert all(b.toolTip().isupper() for b in bar.findChildren(QToolButton))
    QCoreApplication.removeTranslator(loud)
    qtbot.waitUntil(lambda: bar.findChild(QLabel, "count").text() == "3 of 12")
