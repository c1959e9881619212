"""Marks in a page: painted in both columns, found again, made from what is selected."""

from dataclasses import replace

import pytest
from pages import LONG, SHORT
from PySide6.QtCore import Qt
from study_page import BOTH, mark, opened

TLDR, CONTEXT, BEFORE, IDEA, DRAFT = (
    "p-6180bedf",
    "p-8515054c",
    "p-009824f5",
    "p-1bb591d0",
    "p-54e670bd",
)
CODE, RESULTS, NUMBERS = "p-1d933137", "p-32eb42bc", "p-2c88a9be"
BAR = "document.querySelector('.bar')"


@pytest.fixture
def page(qtbot, profile, library):
    with opened(qtbot, profile, library, LONG) as page:
        yield page


def test_a_mark_is_painted_where_it_was_made_and_its_sentence_in_the_other_column(page):
    page.show(
        mark("proposes $k$".replace("$k$", r"\(k\)"), f"{DRAFT}@8"),
        mark("处理器", f"{IDEA}@6", "zh", colour="blue"),
    )

    assert page.painted("mark-green")[0].startswith("proposes ")
    assert page.painted("answer-green")[0].startswith("草稿模型提出")
    assert page.painted("mark-blue") == ["处理器"]
    assert page.painted("answer-blue")[0].startswith("The idea is older")
    assert page.js("document.querySelectorAll('.katex.in-green').length") == 1


def test_a_mark_of_what_stands_across_both_columns_is_painted_there(page):
    page.show(mark("min(1.0, p / q)", f"{CODE}@11", "", colour="purple"))

    assert page.painted("mark-purple") == ["min(1.0, p / q)"]
    assert page.painted("answer-purple") == []


def test_of_several_places_the_one_in_the_same_surroundings_is_meant(page):
    page.show(mark("model", f"{TLDR}@2", prefix="a large ", suffix=" judges"))

    before = (
        "(() => { const [{ startContainer, startOffset }] = CSS.highlights.get('mark-green');"
        " return startContainer.data.slice(0, startOffset); })()"
    )
    assert page.js(before).endswith("a large ")


def test_what_stands_in_another_pair_now_is_found_there_and_told(page):
    marks = [
        mark("ZEBRA", "p-00000000@4", prefix="The name ", suffix=" stands"),
        mark("draft model", f"{DRAFT}@3"),
    ]
    page.show(*marks)

    told = page.waits_for("mark_found", 2)
    page.show(*marks)

    assert page.tells("mark_found")[0] == {"id": "ZEBRA", "pair": f"{CONTEXT}@4"}
    assert told == {"id": "draft model", "pair": f"{DRAFT}@8"}
    assert len(page.tells("mark_found")) == 2


def test_few_words_are_not_found_by_accident_in_another_pair(page):
    page.show(mark("the", "p-00000000@4", prefix="zebras in ", suffix=" meadow"))

    assert page.waits_for("marks_lost")["ids"] == ["the"]
    assert page.painted("mark-green") == []


def test_what_is_lost_is_looked_for_once_by_the_window_which_tells_its_place(page):
    lost = [mark("gone", "p-00000000@4"), mark("changed", "p-00000001@6")]
    page.show(*lost)
    told = page.waits_for("marks_lost")
    page.show(*lost)

    assert told["ids"] == ["gone", "changed"]
    assert {"pair": "p-8bcd326a@1", "language": "zh", "text": "太长不看"} in told["cells"]
    place = {"pair": f"{IDEA}@6", "language": "en", "start": 4, "end": 8}
    page.place({"id": "changed", **place}, {**place, "id": "gone", "start": None, "end": None})

    page.until("CSS.highlights.has('mark-green')")
    assert page.painted("mark-green") == ["idea"]
    assert len(page.tells("marks_lost")) == 1


def test_a_finished_selection_has_a_bar_that_makes_a_highlight(page):
    page.show()
    page.drag_over("processor", IDEA)
    page.until(f"{BAR} !== null")

    page.click(".bar .purple")

    told = page.waits_for("mark")
    text = told.pop("text")
    assert text["en"].startswith("The idea is older")
    assert text["zh"].startswith("这个想法")
    assert told == {
        "kind": "highlight",
        "language": "en",
        "pair": f"{IDEA}@6",
        "quote": "processor",
        "prefix": "models: a branch predictor in a ",
        "suffix": " guesses what comes next, works ",
        "colour": "purple",
        "heading": {"en": "Context", "zh": "背景"},
    }
    assert page.js(f"{BAR} === null && getSelection().isCollapsed")


def test_the_bar_is_reached_with_tab_and_left_with_escape(page):
    page.show()
    page.drag_over("处理器", IDEA, "zh")
    page.until(f"{BAR} !== null")

    page.press(Qt.Key.Key_Tab)
    page.until(f"document.activeElement === {BAR}.firstChild")
    page.press(Qt.Key.Key_Left)
    page.until(f"document.activeElement === {BAR}.lastChild")
    page.press(Qt.Key.Key_Escape)

    page.until(f"{BAR} === null")
    assert page.js("String(getSelection())") != ""


def test_the_bar_goes_with_the_selection(page):
    page.show()
    page.drag_over("processor", IDEA)
    page.until(f"{BAR} !== null")

    page.click_words("guesses", IDEA)

    page.until(f"{BAR} === null")


@pytest.mark.parametrize(("theme", "mode"), [("light", "both"), ("contrast", "en")])
def test_marks_and_signs_leave_the_text_where_it_is(qtbot, profile, library, theme, mode):
    boxes = (
        "Array.from(document.querySelectorAll('.row[data-pair] > *:not(.own)'), (one) => {"
        " const { x, y, width, height } = one.getBoundingClientRect();"
        " return [x, y, width, height].join(' '); })"
    )
    look = replace(BOTH, theme=theme, mode=mode)
    with opened(qtbot, profile, library, LONG, look) as page:
        # Rows that are not near have the height of a guess until they are.
        page.js("document.documentElement.classList.add('whole'), 1")
        page.until("document.fonts.status === 'loaded'")
        before = page.js(boxes)

        page.show(
            mark("decoder", f"{CONTEXT}@4", note="A *note*"),
            mark("", f"{IDEA}@6", "", kind="bookmark", colour=""),
        )

        assert page.js("document.querySelectorAll('.signs button').length") == 3
        assert page.js(boxes) == before


def test_a_sign_opens_its_mark_and_says_how_the_note_begins(page):
    page.show(
        mark("读者", NUMBERS, "zh"), mark("decoder", f"{CONTEXT}@4", note="Look *here* again")
    )

    assert (
        page.js("document.querySelector('.signs.left button').title") == "Note: Look *here* again"
    )
    page.click(".signs.left button")

    assert page.waits_for("mark_opened") == {"id": "decoder"}


def test_a_click_into_marks_opens_the_smallest_of_them(page):
    page.show(mark("The idea is older than the models", f"{IDEA}@6"), mark("older", f"{IDEA}@6"))

    page.click_words("older", IDEA)
    assert page.waits_for("mark_opened") == {"id": "older"}
    page.click_words("models", IDEA)

    assert page.waits_for("mark_opened", 2) == {"id": "The idea is older than the models"}


def test_without_a_selection_the_current_sentence_gets_the_note(page):
    page.js("(document.getElementById('p-1bb591d0').scrollIntoView(), 1)")
    page.act("next_sentence")

    page.act("note")

    told = page.waits_for("mark")
    assert (told["kind"], told["colour"], told["pair"]) == ("note", "", f"{IDEA}@6")
    assert told["quote"].startswith("The idea is older")


def test_a_bookmark_is_of_the_pair_that_is_being_read(page):
    page.scroll_to(f"#{RESULTS}")

    page.act("bookmark")

    told = page.waits_for("mark")
    assert (told["kind"], told["quote"], told["language"]) == ("bookmark", "", "")
    assert told["pair"] == f"{RESULTS}@22"
    assert told["text"]["zh"].startswith("在翻译和摘要上")


def test_nothing_selected_and_nothing_current_makes_no_highlight(page):
    page.act("highlight:green")
    page.act("bookmark")  # the witness

    page.waits_for("mark")
    assert [told["kind"] for told in page.tells("mark")] == ["bookmark"]


def test_another_article_has_none_of_the_marks(qtbot, page):
    page.show(mark("decoder", f"{CONTEXT}@4", note="here"))
    assert page.painted("mark-green") == ["decoder"]

    with qtbot.waitSignal(page.view.painted):
        page.view.show_article(SHORT)

    page.waits_for("article_shown", 2)
    assert page.js("Array.from(CSS.highlights.keys())") == []
    assert page.js("document.querySelectorAll('.signs').length") == 0
