"""Plain words as Markdown, and notes of the user's that stay within their place."""

import pytest
from case_files import check, inputs

from reader.export.markdown import in_one_line, inline, marked, quoted, tamed


@pytest.mark.parametrize("text", inputs("export/inline", ".txt"))
def test_plain_words_are_shown_as_they_are(text):
    written = inline(text.read_text(encoding="utf-8"))

    check(text.with_suffix(".md"), f"{written}\n")


@pytest.mark.parametrize("note", inputs("export/tamed", ".note.md"))
def test_a_note_cannot_change_what_follows_it(note):
    kept = tamed(note.read_text(encoding="utf-8"))

    check(note.with_name(note.name.replace(".note.", ".tamed.")), f"{kept}\n")


def test_marked_words_stand_in_an_element_and_the_rest_is_escaped():
    text = "缓存“大小”为 *n*。"

    assert marked(text, 2, 6) == r"缓存<mark>“大小”</mark>为 \*n\*。"


def test_a_mark_over_lines_is_one_mark():
    assert marked("one\ntwo\nthree", 2, 5) == "on<mark>e<br>\nt</mark>wo<br>\nthree"


def test_a_formula_that_is_marked_in_part_is_marked_whole():
    text = r"the \(a+b\) of"

    assert marked(text, 0, text.index("+")) == "<mark>the $a+b$</mark> of"
    assert marked(text, text.index("+"), len(text)) == "the <mark>$a+b$ of</mark>"


def test_a_formula_at_whose_end_is_a_backslash_does_not_hide_the_dollar():
    assert inline(r"\(x\ \)") == r"$x\ {}$"


def test_a_heading_stays_in_one_line():
    assert in_one_line("One\n # two") == r"One \# two"


def test_a_quote_keeps_its_lines_together():
    assert quoted(inline("one\n\ntwo")) == "> one<br>\n> <br>\n> two"


def test_control_characters_are_left_out():
    assert inline("a\x02b\x00\r\nc") == "ab<br>\nc"
