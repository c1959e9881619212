"""The window of a note: nothing that is written in it is lost, whichever way it closes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPlainTextEdit, QPushButton, QToolButton
from shiboken6 import isValid
from study_cards import mark

from reader.resources import THEMES
from reader.ui.note_form import NoteForm

ID = mark().id


@pytest.fixture
def open_form(qtbot):
    """Open the window on a mark, and hear what it tells."""
    forms = []

    def open_it(one):
        form = NoteForm()
        forms.append(form)
        form.told = []
        form.note_changed.connect(lambda *args: form.told.append(args))
        form.show_mark(one)
        form.show()
        form.activateWindow()
        return form

    yield open_it
    for form in forms:
        if isValid(form):
            form.close()


def field(form):
    return form.findChild(QPlainTextEdit)


def tool(form, name):
    return next(b for b in form.findChildren(QToolButton) if name in (b.text(), b.accessibleName()))


def labels(form):
    return [label.text() for label in form.findChildren(QLabel) if label.isVisible()]


def test_a_note_shows_what_it_is_about_in_both_languages(open_form):
    shown = " ".join(labels(open_form(mark(note="Compare GQA."))))

    assert "a compressed vector" in shown
    assert "MLA 写入压缩向量。" in shown
    assert "Core method · 核心方法" in shown


def test_a_bookmark_shows_its_pair_and_has_no_colour(open_form):
    form = open_form(mark("bookmark", language=None))

    assert "MLA writes a compressed vector." in " ".join(labels(form))
    assert not tool(form, "Green").isVisible()


def test_what_is_typed_is_told_after_a_pause(qtbot, open_form):
    form = open_form(mark())

    with qtbot.waitSignal(form.note_changed) as told:
        QTest.keyClicks(field(form), "see")

    assert told.args == [ID, "see"]


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_a_key_that_closes_tells_the_last_words(open_form, key, modifiers):
    form = open_form(mark())
    field(form).setPlainText("最后的话")

    QTest.keyClick(field(form), key, modifiers)

    assert form.told == [(ID, "最后的话")]
    assert not form.isVisible()


@pytest.mark.parametrize("way", ["close", "hide", "keep_now"])
def test_however_the_window_goes_the_note_is_told_once(open_form, way):
    form = open_form(mark())
    field(form).setPlainText("kept")

    getattr(form, way)()
    form.close()

    assert form.told == [(ID, "kept")]


def test_a_note_that_nobody_changed_is_not_told(open_form):
    form = open_form(mark(note="old"))

    form.close()

    assert form.told == []


def test_the_note_can_be_as_it_was(open_form):
    form = open_form(mark(note="old"))
    field(form).setPlainText("new")
    form.keep_now()

    tool(form, "As it was").click()

    assert field(form).toPlainText() == "old"
    assert form.told == [(ID, "new"), (ID, "old")]
    assert not tool(form, "As it was").isVisible()


def test_a_colour_is_told_and_none_only_with_a_note(qtbot, open_form):
    form = open_form(mark())
    with qtbot.waitSignal(form.colour_changed) as told:
        tool(form, "Green").click()

    assert told.args == [ID, "green"]
    assert not tool(form, "No highlight").isEnabled()
    field(form).setPlainText("a note")
    assert tool(form, "No highlight").isEnabled()


def test_a_mark_without_a_note_is_deleted_at_once(qtbot, open_form):
    form = open_form(mark())
    with qtbot.waitSignal(form.remove_wanted) as told:
        tool(form, "Delete").click()

    assert told.args == [ID]
    assert not form.isVisible()


@pytest.mark.parametrize(("answer", "deleted"), [("Delete", [ID]), ("Cancel", [])])
def test_a_note_is_deleted_after_asking_and_never_told_again(open_form, answer, deleted):
    form = open_form(mark(note="old"))
    removed = []
    form.remove_wanted.connect(removed.append)
    field(form).setPlainText("typed, then deleted")
    tool(form, "Delete").click()
    assert removed == []

    next(b for b in form.findChild(QMessageBox).buttons() if b.text() == answer).click()

    assert removed == deleted
    assert form.told == []
    assert form.isVisible() == (not deleted)


def test_the_field_grows_with_the_note_and_the_window_with_it(qtbot, open_form):
    form = open_form(mark())
    before = (field(form).height(), form.height())

    field(form).setPlainText("line\n" * 12)

    assert field(form).height() > before[0]
    qtbot.waitUntil(lambda: form.height() > before[1])


def test_tab_leaves_the_field(open_form):
    form = open_form(mark())

    QTest.keyClick(field(form), Qt.Key.Key_Tab)

    assert not field(form).hasFocus()
    assert form.findChild(QPushButton).text() == "Done"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("text", ["<b>&", "\ud800", r"\(\frac{\)" * 300, "𝑥" * 3000])
def test_any_quote_is_drawn_in_every_theme(open_form, theme, text):
    form = open_form(replace(mark(), quote=text))
    form.show_theme(theme)

    assert not form.grab().isNull()
