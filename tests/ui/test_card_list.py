"""The list of all cards: what it shows, how it filters, and what it wants done."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMessageBox, QPushButton
from study_cards import CLOZE, MLA, QUESTION, TITLES, WORD, card, schedule

from reader.study.values import Schedule
from reader.ui.card_list import CardList
from reader.ui.card_rows import card_rows
from reader.ui.card_table import CardTable

_MANY = 100_000
_FILTER_S = 0.05
_MUCH_SLOWER = 5  # a machine that others work on

LEECH = card(front={"en": "sieve", "zh": "筛"}, back={}, number=9, suspended=True)


@pytest.fixture
def shown(qtbot):
    """The list with a card of each kind, and a leech."""
    shown = CardList()
    qtbot.addWidget(shown)
    schedules = (schedule(QUESTION, 40), schedule(CLOZE, -1), schedule(LEECH, -9, lapses=8))
    shown.show_cards((WORD, QUESTION, CLOZE, LEECH), schedules, TITLES)
    shown.show()
    shown.activateWindow()
    yield shown
    shown.close()


def column(shown, n):
    """Return the texts of a column."""
    model = shown.findChild(CardTable).model()
    return [model.index(row, n).data() for row in range(model.rowCount())]


def choose(shown, *rows):
    """Choose these rows."""
    table = shown.findChild(CardTable)
    table.choose({table.rows[row].card.id for row in rows})
    table.setFocus()


def press(shown, text):
    next(b for b in shown.findChildren(QPushButton) if b.text() == text).click()


def filter_box(shown):
    return shown.findChild(QLineEdit)


def test_leeches_stand_first_and_are_called_so(shown):
    assert column(shown, 0) == ["sieve", "absorption", "Why d_c?", "MLA writes […] only."]
    assert column(shown, 1)[0] == "筛"
    assert column(shown, 3)[0] == "Forgotten often"


def test_each_card_tells_its_kind_its_state_and_its_article(shown):
    assert column(shown, 2) == ["Word", "Word", "Question", "Gap"]
    states = column(shown, 3)
    assert (states[1], states[3]) == ("New", "Due")
    assert states[2][:2] == "20"  # a day
    assert set(column(shown, 4)) == {"Latent attention"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("SIEVE", ["sieve"]),
        ("筛", ["sieve"]),
        ("smaller", ["Why d_c?"]),  # in its answer
        ("absorption of", ["absorption"]),
        ("latent attention mla", ["MLA writes […] only."]),
        ("nothing like it", []),
    ],
)
def test_words_in_any_order_and_either_language_find_a_card(shown, words, found):
    filter_box(shown).setText(words)

    assert column(shown, 0) == found


@pytest.mark.parametrize(
    ("box", "choice", "found"),
    [
        ("All kinds", "Gap", ["MLA writes […] only."]),
        ("All states", "New", ["absorption"]),
        ("All states", "Forgotten often", ["sieve"]),
        ("All states", "Set aside", []),
    ],
)
def test_cards_of_a_kind_or_in_a_state_are_found(shown, box, choice, found):
    wanted = next(b for b in shown.findChildren(QComboBox) if b.itemText(0) == box)
    wanted.setCurrentText(choice)

    assert column(shown, 0) == found


def test_where_nothing_fits_that_is_said(shown):
    filter_box(shown).setText("nothing like it")

    texts = [label.text() for label in shown.findChildren(QLabel) if label.isVisible()]
    assert "No card is like that." in texts
    assert "0 of 4 cards" in texts


def test_a_column_sorts_the_cards(shown):
    shown.findChild(CardTable).sortByColumn(0, Qt.SortOrder.DescendingOrder)

    assert column(shown, 0) == ["Why d_c?", "sieve", "MLA writes […] only.", "absorption"]


@pytest.mark.parametrize(
    ("text", "key", "signal", "args"),
    [
        ("Open its place", Qt.Key.Key_O, "place_wanted", [MLA, "p-1@3"]),
        ("Edit…", Qt.Key.Key_Return, "edit_wanted", [WORD.id]),
        ("Set aside", Qt.Key.Key_S, "suspend_wanted", [(WORD.id,), True]),
    ],
)
def test_a_button_and_a_key_want_the_same(qtbot, shown, text, key, signal, args):
    choose(shown, 1)
    with qtbot.waitSignal(getattr(shown, signal)) as by_button:
        press(shown, text)
    with qtbot.waitSignal(getattr(shown, signal)) as by_key:
        QTest.keyClick(shown.findChild(CardTable), key)

    assert by_button.args == by_key.args == args


def test_several_cards_are_set_aside_at_once_and_one_that_is_comes_back(qtbot, shown):
    choose(shown, 1, 2, 3)
    with qtbot.waitSignal(shown.suspend_wanted) as aside:
        press(shown, "Set aside")
    choose(shown, 0)
    with qtbot.waitSignal(shown.suspend_wanted) as back:
        press(shown, "Bring back")

    assert aside.args == [(WORD.id, QUESTION.id, CLOZE.id), True]
    assert back.args == [(LEECH.id,), False]


@pytest.mark.parametrize(("answer", "wanted"), [("Delete", [((WORD.id,),)]), ("Cancel", [])])
def test_deleting_asks_once(shown, answer, wanted):
    removed = []
    shown.remove_wanted.connect(lambda ids: removed.append((ids,)))
    choose(shown, 1)
    QTest.keyClick(shown.findChild(CardTable), Qt.Key.Key_Delete)
    question = shown.findChild(QMessageBox)

    assert not removed
    next(b for b in question.buttons() if b.text() == answer).click()
    assert removed == wanted


def test_without_a_choice_there_is_nothing_to_be_done_but_to_review(qtbot, shown):
    buttons = {b.text(): b.isEnabled() for b in shown.findChildren(QPushButton)}

    assert [text for text, can in buttons.items() if can] == ["Review now"]
    with qtbot.waitSignal(shown.review_wanted):
        press(shown, "Review now")


def test_what_was_chosen_stays_chosen_when_the_cards_come_anew(shown):
    choose(shown, 2)

    shown.show_cards((QUESTION, WORD), (), TITLES)

    assert [row.card for row in shown.findChild(CardTable).chosen()] == [QUESTION]


def test_a_word_with_one_schedule_of_two_is_no_new_one():
    schedules = (Schedule(WORD.id, "zh"), schedule(WORD, -1))

    assert [row.state for row in card_rows((WORD,), schedules, {})] == ["due"]


def test_a_hundred_thousand_cards_are_filtered_at_once(shown):
    cards = [replace(WORD, id=f"{n:032x}", front={"en": f"word {n}"}) for n in range(_MANY)]
    shown.show_rows(card_rows(cards, (), TITLES))

    begun = time.process_time()
    filter_box(shown).setText("word 99")
    QCoreApplication.sendPostedEvents()
    spent = time.process_time() - begun

    assert column(shown, 0)[0] == "word 99"
    assert spent < _FILTER_S * _MUCH_SLOWER
