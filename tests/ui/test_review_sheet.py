"""The window of review: what it shows of a card, its keys, and how it waits for the store."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QToolButton
from review_keys import button, press, texts, told
from study_cards import CLOZE, QUESTION, TITLES, WORD, asked, card

from reader.resources import THEMES
from reader.study.values import Counts
from reader.ui.review_card import ReviewCard
from reader.ui.review_sheet import ReviewSheet

_FRAME_S = 0.0167
_MUCH_SLOWER = 5  # a machine that others work on, without a graphics card


@pytest.fixture
def sheet(qtbot):
    """The window with a word."""
    sheet = ReviewSheet()
    qtbot.addWidget(sheet)
    sheet.show_titles(TITLES)
    sheet.show_asked(asked())
    sheet.show_left(Counts(4, 2, 13), 5)
    sheet.show()
    sheet.activateWindow()
    yield sheet
    sheet.close()


def test_a_word_is_asked_without_its_answer(sheet):
    assert "absorption" in texts(sheet)
    assert "吸收" not in texts(sheet)


def test_the_grades_tell_when_the_card_comes_again(sheet):
    press(sheet, Qt.Key.Key_Space)

    names = [button(sheet, name).accessibleName() for name in ("Again", "Hard", "Good", "Easy")]
    assert names == ["Again, 1 min", "Hard, 10 min", "Good, 3 d", "Easy, 2 mo"]


def test_a_question_is_shown_in_both_languages_and_so_is_its_answer(sheet):
    sheet.show_asked(asked(QUESTION))
    before = texts(sheet)
    press(sheet, Qt.Key.Key_Space)

    assert "Why" in before
    assert "为什么" in before
    assert "smaller" not in before
    assert "smaller" in texts(sheet)
    assert "它更小" in texts(sheet)


def test_a_cloze_has_a_gap_that_the_answer_fills(sheet):
    sheet.show_asked(asked(CLOZE))
    before = texts(sheet)
    press(sheet, Qt.Key.Key_Space)

    assert "……" in before
    assert "vector" not in before
    assert "一个向量" in before
    assert "a vector <i>c</i><sup>KV</sup>" in texts(sheet)


def test_a_word_asked_from_chinese_shows_chinese_first(sheet):
    sheet.show_asked(asked(WORD, "zh"))
    before = texts(sheet)
    press(sheet, Qt.Key.Key_Space)

    assert "吸收" in before
    assert "absorption" not in before
    assert "absorption" in texts(sheet)


def test_a_card_that_was_set_aside_can_be_brought_back(sheet):
    heard = told(sheet.resume_wanted)
    press(sheet, Qt.Key.Key_S)
    sheet.show_asked(asked(QUESTION))

    button(sheet, "Bring it back").click()

    assert heard == [(WORD.id,)]


def test_a_leech_is_named_and_can_be_changed(sheet):
    heard = told(sheet.edit_wanted)
    sheet.show_leech(card(front={"en": "ab<b>sorption"}))

    said = [label.text() for label in sheet.findChildren(QLabel) if "forgotten" in label.text()]
    button(sheet, "Edit the card").click()

    assert "“ab<b>sorption”" in said[0]
    assert heard == [(WORD.id,)]


def test_the_counts_are_told_in_words(sheet):
    counts = [sheet.findChild(QLabel, f"count_{name}") for name in ("new", "learning", "due")]

    assert [label.text() for label in counts] == ["4 new", "2 learning", "13 due"]


def test_the_bar_grows_with_the_answers_of_the_session(sheet):
    bar = sheet.findChild(QProgressBar)
    before = (bar.value(), bar.maximum())
    for key in (Qt.Key.Key_Space, Qt.Key.Key_3):
        press(sheet, key)
    sheet.show_asked(asked(QUESTION))
    sheet.show_left(Counts(3, 2, 13), 6)

    assert before == (0, 19)
    assert (bar.value(), bar.maximum()) == (1, 19)


def test_nothing_left_is_told_calmly(sheet):
    sheet.show_asked(None)
    sheet.show_left(Counts(), 23)

    shown = " ".join(label.text() for label in sheet.findChildren(QLabel) if label.isVisible())
    assert "Done for today" in shown
    assert "23 card" in shown
    assert sheet.focusWidget().text() == "Close"


def test_one_who_listens_hears_the_card_with_the_button(sheet):
    sheet.show_asked(asked(CLOZE))
    first = sheet.focusWidget().accessibleDescription()
    press(sheet, Qt.Key.Key_Space)

    assert first == "MLA writes […] only. MLA 只写入一个向量。"
    assert "a vector c^KV" in sheet.focusWidget().accessibleDescription()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("one", [WORD, QUESTION, CLOZE, card(front={"en": "x"}, back={})])
def test_every_card_is_drawn_in_every_theme(sheet, theme, one):
    sheet.show_theme(theme, 24)
    sheet.show_asked(asked(one))
    press(sheet, Qt.Key.Key_Space)

    assert not sheet.grab().isNull()


@pytest.mark.parametrize("text", ["<b>&</b>", "{{", r"\(\frac{\)", "𝑥" * 3000, "\ud800", "\n"])
def test_any_text_is_shown(sheet, text):
    for one in (card(front={"en": text}), replace(CLOZE, front={"en": text, "zh": text})):
        sheet.show_asked(asked(one))
        press(sheet, Qt.Key.Key_Space)
        sheet.grab()

    assert sheet.isVisible()


class Loud(QTranslator):
    """A language that any text can be told by."""

    def translate(self, context, text, disambiguation=None, n=-1):
        return text.upper()

    def isEmpty(self):  # noqa: N802  (Qt's name)
        return False


def test_every_text_follows_the_language_of_the_interface(qtbot, sheet):
    loud = Loud(sheet)
    QCoreApplication.installTranslator(loud)

    qtbot.waitUntil(lambda: sheet.windowTitle() == "REVIEW")
    buttons = sheet.findChildren(QPushButton) + sheet.findChildren(QToolButton)
    names = [b.accessibleName() or b.text() for b in buttons if b.isVisible()]
    QCoreApplication.removeTranslator(loud)
    assert all(name == name.upper() or "Latent" in name for name in names)
    qtbot.waitUntil(lambda: sheet.windowTitle() == "Review")


def test_the_next_card_is_drawn_within_a_frame(sheet):
    cards = [asked(QUESTION), asked(CLOZE), asked(WORD, "en"), asked(WORD, "zh")] * 5
    for one in cards[:4]:
        _draw(sheet, one)  # fonts and letters are read once
    spent = sorted(_draw(sheet, one) for one in cards)

    assert spent[len(spent) // 2] < _FRAME_S * _MUCH_SLOWER


def _draw(sheet, one):
    """Return the processor time, in s, from the store's answer to the painted card."""
    begun = time.process_time()
    sheet.show_asked(one)
    QCoreApplication.sendPostedEvents()
    sheet.repaint()
    return time.process_time() - begun


@pytest.mark.parametrize("size", [(420, 360), (860, 640), (1500, 900)])
@pytest.mark.parametrize("long", [1, 40])
@pytest.mark.parametrize("one", [WORD, QUESTION, CLOZE])
def test_no_text_of_a_card_lies_on_another_or_is_cut(qtbot, sheet, size, one, long):
    sheet.resize(*size)
    back = {side: text * long for side, text in one.back.items()}
    sheet.show_asked(asked(replace(one, back=back)))
    press(sheet, Qt.Key.Key_Space)
    shown = sheet.findChild(ReviewCard)
    labels = [label for label in shown.findChildren(QLabel) if label.isVisible()]

    assert len(labels) >= 2
    for label in labels:
        assert shown.rect().contains(label.geometry())
        assert label.height() >= label.heightForWidth(label.width())
        assert not [o for o in labels if o is not label and o.geometry() & label.geometry()]
    assert shown.width() == shown.parentWidget().width()
    assert shown.height() >= shown.parentWidget().height()
