"""From pair to pair and from sentence to sentence by keys, and what is copied there."""

import pytest
from pages import LONG
from PySide6.QtCore import Qt
from study_page import opened

TLDR, SHORT, CONTEXT, DRAFT = "p-8bcd326a", "p-6180bedf", "p-8515054c", "p-54e670bd"
ALONE, NEXT = "p-c367f67d", "p-a988d958"  # of ALONE's two sentences one has no Chinese
SHIFT = Qt.KeyboardModifier.ShiftModifier
TINTED = "Array.from(document.querySelectorAll('.row.current'), (row) => row.id)"


@pytest.fixture
def page(qtbot, profile, library):
    with opened(qtbot, profile, library, LONG) as page:
        yield page


def test_j_and_k_go_from_the_pair_being_read_to_the_next_and_back(page):
    for key, row in [("J", TLDR), ("J", SHORT), ("J", "p-3a677d5e"), ("K", SHORT)]:
        page.press(Qt.Key[f"Key_{key}"])
        page.is_current(row)

    assert page.js(TINTED) == [SHORT]
    assert page.js(f"document.getElementById({SHORT!r}).getAttribute('aria-current')") == "true"


@pytest.mark.parametrize("key", ["о", "Process", "J"])
def test_j_is_known_by_its_place_where_the_keyboard_writes_other_letters(page, key):
    page.js(
        f"document.body.dispatchEvent(new KeyboardEvent('keydown',"
        f" {{ key: {key!r}, code: 'KeyJ', bubbles: true }}))"
    )

    page.is_current(TLDR)


@pytest.mark.parametrize("what", ["<p class='lightbox'>", "<p class='pop pinned'>", "<input>"])
def test_keys_that_are_meant_for_something_else_move_nothing(page, what):
    page.js(f"(document.body.insertAdjacentHTML('afterbegin', {what!r}), 1)")
    page.js("(document.body.firstElementChild.focus({ preventScroll: true }), 1)")

    page.press(Qt.Key.Key_J)
    page.press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)

    assert page.js(TINTED) == []
    page.js("(document.body.firstElementChild.remove(), 1)")
    page.press(Qt.Key.Key_J)  # the witness
    page.is_current(TLDR)


def test_the_current_pair_comes_to_rest_near_the_upper_third(page):
    for _ in range(9):
        page.press(Qt.Key.Key_J)

    page.rests()
    page.until(
        "(() => { const { top, bottom } = Pairs.current().row.getBoundingClientRect();"
        " return top >= 39 && bottom < innerHeight * 0.7; })()"
    )
    assert page.js("scrollY") > 300


def test_keys_go_on_from_where_the_reader_has_scrolled_to(page):
    page.press(Qt.Key.Key_J)
    page.is_current(TLDR)

    page.scroll_to(f"#{NEXT}")
    page.press(Qt.Key.Key_J)

    page.is_current(NEXT)


def test_sentences_are_gone_through_over_the_ends_of_pairs_and_lit_in_both_columns(page):
    page.press(Qt.Key.Key_J)
    for key, shift, row, group in [
        ("L", None, TLDR, 0),
        ("J", SHIFT, SHORT, 0),
        ("L", None, SHORT, 1),
        ("H", None, SHORT, 0),
        ("K", SHIFT, TLDR, 0),
    ]:
        page.press(Qt.Key[f"Key_{key}"], shift or Qt.KeyboardModifier.NoModifier)
        page.is_current(row, group)

    assert sorted(page.painted("partner")) == ["TL;DR", "太长不看"]


def test_a_sentence_without_words_in_the_shown_language_is_left_out(page):
    page.look(mode="zh")
    page.scroll_to(f"#{ALONE}")
    for row in (ALONE, NEXT):
        page.press(Qt.Key.Key_L)
        page.is_current(row, 0)

    page.press(Qt.Key.Key_H)
    page.is_current(ALONE, 0)


def test_a_click_says_where_keys_begin_and_tints_nothing(page):
    page.click(f"#{CONTEXT} .zh p")
    assert page.js(TINTED) == []

    page.press(Qt.Key.Key_J)

    page.is_current(CONTEXT)


def test_escape_leaves_and_takes_the_light_along(page):
    page.press(Qt.Key.Key_L)
    page.is_current(TLDR, 0)

    page.press(Qt.Key.Key_Escape)

    page.until("Pairs.current() === null")
    assert page.js(TINTED) == []
    assert page.painted("partner") == []


def test_the_current_sentence_is_copied_in_the_column_that_was_pointed_at_last(page):
    page.act("next_sentence")
    page.is_current(TLDR, 0)
    page.act("copy_sentence")
    assert page.waits_for("copied")["text"] == "TL;DR"

    page.rests_on("太长不看", TLDR, "zh")
    page.act("next_sentence")
    page.act("copy_sentence")

    assert page.waits_for("copied", 2)["text"].startswith("小模型先写出")


def test_both_languages_are_copied_with_the_link_and_formulas_as_tex(page):
    page.select("proposes", DRAFT)

    page.act("copy_both")

    assert page.waits_for("copied")["text"].split("\n") == [
        "The draft model proposes $k$ tokens.",
        "草稿模型提出 $k$ 个词元。",
        f"reader://{LONG}#{DRAFT}",
    ]


def test_a_selection_is_copied_as_the_whole_sentence_that_holds_it(page):
    page.select("词元", DRAFT, "zh")

    page.act("copy_sentence")

    assert page.waits_for("copied")["text"] == "草稿模型提出 $k$ 个词元。"


def test_without_anything_else_the_sentence_below_the_pointer_is_copied(page):
    page.rests_on("accepts a token", DRAFT)

    page.act("copy_sentence")

    assert page.waits_for("copied")["text"].startswith("The target model computes")
