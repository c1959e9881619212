"""The words of a search, marked in both columns of a page: what is marked, and how it looks."""

import json
from dataclasses import replace

import pytest
from marked import ANSWER, COLUMNS, HERONS, OTHER, WORDS, Marks
from pages import CASES, PLAIN

from reader.ui.bridge import Look
from reader.ui.tab_area import TabArea

BOTH = Look("light", "both", 17, 0.5)


@pytest.fixture(scope="module")
def library(build):
    """The archive with words to mark, compiled."""
    return build(CASES / "marked")


@pytest.fixture
def window(open_window):
    return open_window(WORDS)


@pytest.fixture
def tabs(window):
    return window.findChild(TabArea)


@pytest.fixture
def marks(qtbot, page, tabs):
    return Marks(qtbot, page, tabs)


def test_every_place_of_every_word_is_marked_in_both_columns(marks):
    assert marks.show(*HERONS) == (1, 7)
    assert marks.texts() == {"heron": 4, "HERON": 1, "苍鹭": 2}


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("grey parrot", ["grey parrot"] * 4),  # over emphasis, code, a link and a line's end
        ("灰鹦鹉", ["灰鹦鹉"] * 3),
        ("KV cache", ["KV cache"]),  # a term with a card, whose words are hidden
        ("stork nests", ["stork[1] nests"]),  # whose source the text is read without
        ("otter(eel)", ["otter(eel)"]),  # over the colours of the code
        ("heron's", ["heron’s"]),
    ],
)
def test_a_mark_goes_over_what_stands_inside_a_line(marks, word, found):
    assert marks.show(word) == (1, len(found))
    assert list(marks.texts().elements()) == found


@pytest.mark.parametrize("word", ["parrot The stork", "kestrel hovers", "红隼盘旋", "high 苍鹭"])
def test_a_mark_ends_with_its_paragraph_and_at_a_formula(marks, word):
    assert marks.show(word, "heron")[1] == 5


def test_a_latin_word_is_marked_only_as_a_whole(marks):
    assert marks.show("art") == (1, 3)
    assert marks.texts() == {"Art": 1, "art": 2}


@pytest.mark.parametrize(("word", "count"), [("KV", 4), ("缓存", 2), ("只heron飞", 0), ("站在", 3)])
def test_chinese_beside_a_word_is_no_part_of_it(marks, word, count):
    assert marks.show(word, "最后")[1] == count + 1


def test_of_two_words_that_begin_together_the_longer_is_marked(marks):
    marks.show("KV", "KV cache", "kv caches", "cache")

    assert marks.texts() == {"KV cache": 1, "KV caches": 1, "KV": 2}


@pytest.mark.parametrize("word", ["newt", "walrus", "badger", "gannet", "海象"])
def test_formulas_cards_and_previews_have_no_marks(marks, word):
    found = {"newt": 1, "gannet": 2}  # in the text; in a source's title and address

    assert marks.show(word, "lynx")[1] == found.get(word, 0) + 1


@pytest.mark.parametrize(("mode", "count"), [("en", 4), ("zh", 3)])
def test_only_the_columns_that_are_shown_count(open_window, qtbot, mode, count):
    tabs = open_window(WORDS, settings=replace(PLAIN, mode=mode)).findChild(TabArea)

    with qtbot.waitSignal(tabs.marks_counted) as told:
        tabs.go(WORDS, "", HERONS)

    assert told.args == [1, count]


def test_another_mode_counts_anew_and_keeps_to_the_mark(tabs, marks):
    marks.show(*HERONS, pair=COLUMNS)
    for _ in range(2):
        marks.counted(tabs.step_mark, 1)
    assert marks.ask("String(a)") == "heron"

    assert marks.counted(tabs.show_look, replace(BOTH, mode="en")) == (3, 4)
    assert marks.counted(tabs.show_look, replace(BOTH, mode="zh")) == (1, 3)
    assert marks.counted(tabs.show_look, BOTH)[1] == 7


def test_an_answer_that_is_folded_away_opens_for_its_mark(marks, page):
    assert marks.show("lynx", pair=ANSWER) == (1, 1)

    marks.is_in_sight()
    assert page.js("Array.from(document.querySelectorAll('details'), (d) => d.open)") == [
        True,
        False,
    ]


def test_the_page_itself_stays_as_it_is(tabs, marks, page):
    before = page.js("document.body.innerHTML")

    marks.show(*HERONS, "grey parrot")
    marks.counted(tabs.step_mark, 1)
    assert page.js("document.body.innerHTML") == before
    marks.counted(tabs.clear_marks)

    assert page.js("document.body.innerHTML") == before


@pytest.mark.parametrize(
    "word", ['</script>"\n(', "(?=", "[a-", "\\", "${1}", "  ", "\ufffc", "\ud800", "a|heron", "\0"]
)
def test_a_word_is_never_taken_for_anything_else(qtbot, window, tabs, marks, word):
    assert marks.show(word, "heron") == (1, 5)

    with qtbot.waitSignal(window.painted):
        tabs.go(OTHER)
    assert marks.counted(tabs.go, WORDS, word, (word, "heron")) == (1, 5)


@pytest.mark.parametrize("theme", ["light", "sepia", "dark", "contrast"])
def test_marks_and_the_active_one_are_told_apart_in_every_theme(tabs, page, theme):
    tabs.show_look(replace(BOTH, theme=theme))
    page.until(f"document.documentElement.dataset.theme === {json.dumps(theme)}")

    grounds = page.js(
        "['', '::highlight(search)', '::highlight(search-active)'].map((part) =>"
        " getComputedStyle(document.body, part).backgroundColor)"
    )
    assert len(set(grounds)) == 3
