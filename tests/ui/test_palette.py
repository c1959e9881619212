"""The search palette: what it shows for what is typed, and what it says about it."""

import pytest
from answers import CATALOGUE, GQA, MLA, answer, hit
from PySide6.QtCore import QSize, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QMainWindow, QToolButton, QWidget

from reader.resources import THEMES
from reader.resources import palette as colours
from reader.ui.palette import SearchPalette
from reader.ui.palette_foot import PaletteFoot
from reader.ui.palette_rows import Label, Recent

COMMANDS = [("new_tab", "New tab", "Ctrl+T"), ("print", "Print…", "Ctrl+P"), ("about", "About", "")]


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1000, 800)
    window.setCentralWidget(QWidget(window))
    window.show()
    window.activateWindow()
    return window


@pytest.fixture
def shown(window):
    shown = SearchPalette(window.centralWidget(), window)
    shown.show_catalogue(CATALOGUE)
    shown.show_commands(COMMANDS)
    shown.show_recent(("kv cache", "权重吸收"))
    shown.open_palette()
    return shown


@pytest.fixture
def field(shown):
    return shown.findChild(QLineEdit)


@pytest.fixture
def rows(shown):
    return lambda: shown.findChild(QListView).rows


def chips(shown):
    """Return the chips that are shown, from left to right."""
    return sorted((b for b in shown.findChildren(QToolButton) if b.isVisible()), key=QToolButton.x)


def said(shown):
    """Return the sentence in the foot, whether or not the plurals of English are loaded."""
    return shown.findChild(PaletteFoot).sentence.replace("(s)", "s")


def test_an_empty_field_shows_the_last_questions(rows):
    assert rows() == (Label("recent"), Recent("kv cache"), Recent("权重吸收"))


def test_a_last_question_goes_into_the_field_and_is_asked_again(qtbot, shown, field):
    with qtbot.waitSignal(shown.query_changed) as asked:
        QTest.keyClick(field, Qt.Key.Key_Return)

    assert asked.args == [field.text()] == ["kv cache"]
    assert shown.isVisible()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (">", ["new_tab", "print", "about"]),
        (">pr", ["print"]),
        ("＞ nt", ["new_tab"]),
        ("》tab", ["new_tab"]),
        (">hippopotamus", []),
    ],
)
def test_a_line_that_begins_with_the_sign_shows_commands(field, rows, typed, found):
    field.setText(typed)

    assert [row.id for row in rows()] == found


def test_a_command_is_not_searched_for(shown, field):
    asked = []
    shown.query_changed.connect(asked.append)

    field.setText(">print")

    assert asked == [""]


def test_articles_stand_before_the_passages(shown, field, rows):
    field.setText("latent")
    shown.show_answer(answer("latent", hit(1), hit(2)), 0.003)

    assert rows() == (Label("articles"), MLA, Label("passages"), hit(1), hit(2))


def test_passages_alone_need_no_label(shown, field, rows):
    field.setText("权重吸收")
    shown.show_answer(answer("权重吸收", hit(1)), 0.003)

    assert rows() == (hit(1),)


def test_an_answer_to_another_question_is_dropped(shown, field, rows):
    field.setText("absorbed")
    shown.show_answer(answer("absorbe", hit(1)), 0.003)
    shown.show_answer(answer("absorbed ", hit(1)), 0.003)

    assert rows() == ()


def test_the_last_passages_stay_until_the_new_ones_are_known(shown, field, rows):
    field.setText("absorbe")
    shown.show_answer(answer("absorbe", hit(1)), 0.003)

    field.setText("absorbed")

    assert rows() == (hit(1),)


def test_what_was_found_in_another_library_is_forgotten(qtbot, shown, field, rows):
    field.setText("absorbed")
    shown.show_answer(answer("absorbed", hit(1)), 0.003)

    with qtbot.waitSignal(shown.query_changed) as asked:
        shown.show_catalogue(CATALOGUE)

    assert rows() == ()
    assert asked.args == ["absorbed"]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (answer("q", hit(1), hit(2), passages=7, articles=4), "7 passages in 4 articles · 3 ms"),
        (
            answer("q", hit(1), hit(2, GQA), corrected="quant"),
            "Showing results for quant · 2 passages in 2 articles · 3 ms",
        ),
        (
            answer("q", hit(1), is_loose=True),
            "No passage has all the words; these have most of them",
        ),
        (answer("q"), "Nothing found"),
    ],
)
def test_the_foot_says_what_was_found(shown, field, given, sentence):
    field.setText("q")
    shown.show_answer(given, 0.0031)

    assert said(shown) == sentence


def test_titles_without_passages_are_not_nothing(shown, field):
    field.setText("latent")
    shown.show_answer(answer("latent"), 0.003)

    assert said(shown) == "No passage has these words"


def test_a_chip_puts_its_filter_into_the_text_and_takes_it_out(shown, field):
    field.setText("absorbed")
    shown.show_answer(answer("absorbed", hit(1), hit(2), hit(3)), 0.003)
    texts = []

    for _ in range(2):
        chips(shown)[1].click()
        texts.append(field.text())
        shown.show_answer(answer(field.text(), hit(1), hit(2), hit(3)), 0.003)

    assert texts == ["absorbed vendor:meta", "absorbed"]


def test_chips_tell_what_is_in_force_and_show_their_names_whole(shown, field):
    field.setText("absorbed vendor:meta")
    shown.show_answer(answer(field.text(), hit(1), hit(2), hit(3)), 0.003)

    told = [(chip.accessibleName(), chip.isChecked()) for chip in chips(shown)]
    assert told == [
        ("DeepSeek 2", False),
        ("Meta 1", True),
        ("Experts & routers 1", False),
        ("English 1", False),
    ]


def test_there_are_no_chips_without_passages(shown, field):
    field.setText("absorbed")
    shown.show_answer(answer("absorbed"), 0.003)

    assert not chips(shown)


def test_one_who_listens_hears_title_heading_vendor_and_both_texts(shown, field):
    field.setText("latent")
    shown.show_answer(answer("latent", hit(1, en="Absorbed weights", zh="权重吸收")), 0.003)

    model = shown.findChild(QListView).model()
    heard = [
        model.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(model.rowCount())
    ]
    assert heard == [
        "Articles",
        "Latent attention. 潜在注意力. DeepSeek",
        "Passages",
        "Latent attention. Section 1. DeepSeek. Absorbed weights. 权重吸收",
    ]


def test_titles_and_vendors_are_named_in_the_language_of_the_interface(shown, field):
    shown.show_language("zh")
    field.setText("latent")

    index = shown.findChild(QListView).currentIndex()
    assert index.data() == "潜在注意力. Latent attention. 深度求索"


def test_every_text_changes_with_the_language(qtbot, shown, field):
    loud = _Loud(shown)
    QApplication.installTranslator(loud)
    qtbot.waitUntil(lambda: field.placeholderText().isupper())
    field.setText("latent")
    shown.show_answer(answer("latent"), 0.003)
    index = shown.findChild(QListView).model().index(0)

    texts = (field.placeholderText(), field.accessibleName(), index.data(), said(shown))
    QApplication.removeTranslator(loud)

    assert all(text.isupper() for text in texts)
    qtbot.waitUntil(lambda: field.placeholderText().startswith("Search, go to"))


class _Loud(QTranslator):
    """A language in which everything is said in capitals."""

    def translate(self, _context, text, _note=None, _number=-1):
        return text.upper()

    def isEmpty(self):  # noqa: N802  (Qt's name)
        return False


@pytest.mark.parametrize(
    "text",
    ["𝑥" * 10_000, "👩‍👩‍👧 🇨🇳 emoji", "\ud800", "\n\t", "(((", "vendor:", "》", "{0} %n & <b>"],
)
def test_any_text_is_taken(qtbot, shown, field, text):
    field.setText(text)
    shown.show_answer(answer(field.text(), hit(1, en=text, zh=text or None)), 0.003)

    shown.grab()


@pytest.mark.parametrize(("en", "zh"), [(None, "只有中文"), ("English only", None), (None, None)])
def test_a_passage_in_one_language_or_in_none_is_drawn(shown, field, en, zh):
    field.setText("absorbed")
    shown.show_answer(answer("absorbed", hit(1, en=en, zh=zh)), 0.003)

    shown.grab()


@pytest.mark.parametrize("theme", THEMES)
def test_the_marked_words_have_the_colour_of_the_theme_behind_them(shown, field, theme):
    shown.show_theme(theme)
    field.setText("absorbed")
    shown.show_answer(answer("absorbed", hit(1, en="W" * 9, zh=None)), 0.003)

    picture = shown.findChild(QListView).viewport().grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(60) for y in range(picture.height())}
    assert colours()[theme]["mark"] in seen


@pytest.mark.parametrize(
    ("size", "width"), [(QSize(1440, 900), 700), (QSize(700, 600), 652), (QSize(400, 300), 352)]
)
def test_the_card_keeps_to_the_window(window, shown, field, size, width):
    field.setText("absorbed")
    shown.show_answer(answer("absorbed", *(hit(n) for n in range(1, 13))), 0.003)

    window.resize(size)

    assert shown.card.width() == width
    assert shown.card.height() <= size.height() * 0.7
    assert window.rect().contains(shown.card.geometry())


def test_opening_with_a_text_puts_it_into_the_field(shown, field):
    shown.open_palette(">")

    assert field.text() == field.selectedText() == ">"


def test_a_title_may_mean_several_articles(field, rows):
    field.setText("attention")

    assert rows() == (Label("articles"), MLA, GQA)
