"""The windows in which cards are changed and limits are set, and that ask for files."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from shiboken6 import isValid
from study_cards import CLOZE, QUESTION, WORD, card

from reader.study.values import Limits
from reader.ui.card_form import CardForm
from reader.ui.export_dialogs import ExportDialogs
from reader.ui.limits_form import LimitsForm


@pytest.fixture
def open_form(qtbot):
    """Open the form of a card, and hear what it tells."""
    forms = []

    def open_it(one):
        form = CardForm()
        forms.append(form)
        form.told = []
        form.card_wanted.connect(form.told.append)
        form.show_card(one)
        form.show()
        form.activateWindow()
        return form

    yield open_it
    for form in filter(isValid, forms):
        for question in form.findChildren(QMessageBox):
            question.close()
        form.hide()


def fields(form):
    """Return the fields that are shown: first the fronts, then the backs."""
    return [field for field in form.findChildren(QPlainTextEdit) if not field.isHidden()]


def button(parent, text):
    return next(b for b in parent.findChildren(QPushButton) if b.text() == text)


def shown(form):
    return " ".join(label.text() for label in form.findChildren(QLabel) if label.isVisible())


def test_a_card_is_told_with_its_new_texts_and_nothing_else_changed(open_form):
    form = open_form(WORD)
    fields(form)[0].setPlainText("  weight absorption ")
    fields(form)[3].setPlainText("")

    button(form, "Save").click()

    new_back = {"en": "The absorption of weights."}
    new_front = {"en": "weight absorption", "zh": "吸收"}
    assert form.told == [replace(WORD, front=new_front, back=new_back)]
    assert not form.isVisible()


@pytest.mark.parametrize(
    ("one", "missing"),
    [
        (card(front={}), "The word is missing."),
        (replace(QUESTION, back={}), "A question and its answer are wanted."),
        (replace(QUESTION, front={"en": "Why?"}, back={"zh": "因为"}), "A question and its answer"),
        (replace(CLOZE, front={"en": "No gap."}), "Select what is to be guessed"),
        (replace(CLOZE, front={"en": "{{a}}", "zh": "{{b}}"}), "Only one language can have gaps."),
    ],
)
def test_what_is_missing_is_said_and_cannot_be_saved(open_form, one, missing):
    form = open_form(one)

    assert missing in shown(form)
    assert not button(form, "Save").isEnabled()


def test_a_selection_becomes_a_gap_in_the_language_it_is_made_in(open_form):
    form = open_form(replace(CLOZE, front={"en": "One vector.", "zh": "一个向量。"}))
    cursor = fields(form)[1].textCursor()
    cursor.setPosition(2)
    cursor.setPosition(4, cursor.MoveMode.KeepAnchor)
    fields(form)[1].setTextCursor(cursor)

    button(form, "Hide the selection").click()
    preview = shown(form)
    button(form, "Save").click()

    assert "……" in preview
    assert form.told[0].front["zh"] == "一个{{向量}}。"
    assert form.told[0].language == "zh"


def test_ctrl_enter_saves(open_form):
    form = open_form(WORD)
    fields(form)[0].setPlainText("new")

    QTest.keyClick(fields(form)[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert [one.front["en"] for one in form.told] == ["new"]


def test_escape_closes_what_was_not_changed(open_form):
    form = open_form(WORD)

    QTest.keyClick(fields(form)[0], Qt.Key.Key_Escape)

    assert not form.isVisible()
    assert form.told == []


@pytest.mark.parametrize(
    ("answer", "told", "is_open"), [("Keep", 1, False), ("Discard", 0, False), ("Cancel", 0, True)]
)
def test_escape_asks_about_what_was_changed(open_form, answer, told, is_open):
    form = open_form(WORD)
    fields(form)[0].setPlainText("new")
    QTest.keyClick(fields(form)[0], Qt.Key.Key_Escape)

    question = form.findChild(QMessageBox)
    next(b for b in question.buttons() if b.text() == answer).click()

    assert len(form.told) == told
    assert form.isVisible() == is_open


def test_new_limits_are_told(qtbot):
    form = LimitsForm(Limits(20, 200))
    form.show()
    new, due = form.findChildren(QSpinBox)
    assert (new.value(), due.value()) == (20, 200)

    new.setValue(0)
    with qtbot.waitSignal(form.limits_wanted) as told:
        button(form, "Save").click()

    assert told.args == [Limits(0, 200)]


@pytest.fixture
def asking(qtbot):
    """The windows that ask for files, over a window."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    yield ExportDialogs(window)
    for dialog in window.findChildren(QFileDialog) + window.findChildren(QMessageBox):
        dialog.close()
    window.close()


@pytest.mark.parametrize(
    ("ask", "signal", "chosen", "told"),
    [
        ("ask_notes", "notes_chosen", "/home/me/notes", "/home/me/notes"),
        ("ask_cards", "cards_chosen", "/home/me/cards.apkg", "/home/me/cards.apkg"),
        ("ask_cards", "cards_chosen", "/home/me/cards.TSV", "/home/me/cards.TSV"),
        ("ask_cards", "cards_chosen", "/home/me/my.cards", "/home/me/my.cards.apkg"),
        ("ask_study", "study_chosen", "/home/me/study", "/home/me/study.json"),
        ("ask_import_file", "import_chosen", "/home/me/study.json", "/home/me/study.json"),
    ],
)
def test_a_path_is_told_with_its_right_ending(qtbot, asking, ask, signal, chosen, told):
    getattr(asking, ask)()
    dialog = asking.parent().findChild(QFileDialog)

    with qtbot.waitSignal(getattr(asking, signal)) as heard:
        dialog.fileSelected.emit(chosen)

    assert heard.args == [Path(told)]


def test_the_ending_of_the_cards_follows_their_kind(asking):
    asking.ask_cards()
    dialog = asking.parent().findChild(QFileDialog)
    before = dialog.defaultSuffix()

    dialog.filterSelected.emit(dialog.nameFilters()[1])

    assert (before, dialog.defaultSuffix()) == ("apkg", "tsv")
    assert Path(dialog.selectedFiles()[0]).name == "cards.tsv"


@pytest.mark.parametrize(
    ("newer", "sentence", "buttons"),
    [
        (7, "7 newer", ["Cancel", "Import"]),
        (None, "What is newer in this file will be added; nothing is removed.", None),
        (0, "Everything in this file is here already.", ["Close"]),
    ],
)
def test_an_import_says_what_it_does_before_it_is_done(asking, newer, sentence, buttons):
    confirmed = []
    asking.import_confirmed.connect(confirmed.append)
    asking.ask_import(Path("/home/me/study.json"), newer)
    question = asking.parent().findChild(QMessageBox)

    assert sentence in question.text()
    assert confirmed == []
    assert buttons is None or sorted(b.text() for b in question.buttons()) == buttons
    for go in question.buttons():
        if go.text() == "Import":
            go.click()
    assert confirmed == ([] if newer == 0 else [Path("/home/me/study.json")])
