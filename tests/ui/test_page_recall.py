"""Recall mode in a page: what is covered, that it cannot be read, and how it is uncovered."""

import pytest
from pages import LONG, SHORT
from PySide6.QtCore import QRect, Qt
from study_page import mark, opened

CONTEXT, BEFORE, DRAFT = "p-8515054c", "p-009824f5", "p-54e670bd"
FORMULA = "p-3408595f"


@pytest.fixture
def page(qtbot, profile, library):
    with opened(qtbot, profile, library, LONG) as page:
        yield page


def cover(page, covered, by="pair"):
    page.look(covered=covered, recall_by=by)
    page.until("CSS.highlights.has('covered')")


def covered_rows(page):
    return page.js(
        "Array.from(document.querySelectorAll('.row > .covered'), (cell) => cell.parentElement.id)"
    )


def colours_in(page, row, language):
    """Return the colours of what a cell of a row, in sight, is painted with."""
    box = page.js(
        f"(() => {{ const cell = document.querySelector('#{row} > .{language}');"
        " cell.scrollIntoView({ block: 'center' });"
        " const { x, y, width, height } = cell.getBoundingClientRect();"
        " return [x, y, width, height].map(Math.round); })()"
    )
    seen = page.picture().copy(QRect(*box))
    return {
        seen.pixelColor(x, y).name()
        for x in range(0, seen.width(), 2)
        for y in range(0, seen.height(), 2)
    }


@pytest.mark.parametrize("theme", ["light", "contrast"])
@pytest.mark.parametrize("by", ["pair", "sentence"])
def test_nothing_of_the_covered_words_is_painted(page, theme, by):
    page.look(theme=theme)
    page.js("(Marks.show(['draft', 'Paged'], ''), Jumps.cancel(), 1)")
    cover(page, "en", by)
    page.js("(getSelection().selectAllChildren(document.body), 1)")

    assert len(colours_in(page, BEFORE, "en")) < 8  # grounds, and no edge of a letter
    assert len(colours_in(page, BEFORE, "zh")) > 30  # the witness


def test_the_covered_keep_their_room(page):
    heights = "Array.from(document.querySelectorAll('.row > *'), (one) => one.offsetHeight)"
    before = page.js(heights)

    cover(page, "zh")

    assert page.js(heights) == before


def test_headings_what_is_shared_and_what_has_no_partner_stay_readable(page):
    cover(page, "en")

    rows = covered_rows(page)
    assert {CONTEXT, DRAFT, "p-6180bedf"} <= set(rows)
    assert not {"p-8bcd326a", FORMULA, "top"} & set(rows)


def test_space_uncovers_the_current_pair_and_covers_it_again(page):
    cover(page, "zh")
    page.press(Qt.Key.Key_J)
    page.is_current("p-6180bedf")  # headings are passed over
    page.press(Qt.Key.Key_J)
    page.is_current(CONTEXT)
    page.rests()
    scrolled = page.js("scrollY")

    page.press(Qt.Key.Key_Space)
    assert page.waits_for("uncovered") == {"count": 1}
    assert CONTEXT not in covered_rows(page)
    page.press(Qt.Key.Key_Space)

    page.until(f"document.querySelector('#{CONTEXT} > .covered') !== null")
    assert len(page.tells("uncovered")) == 1
    assert page.js("scrollY") == scrolled


def test_space_scrolls_as_ever_outside_of_recall_mode(page):
    page.press(Qt.Key.Key_J)

    page.press(Qt.Key.Key_Space)

    page.until("scrollY > 300")


def test_a_click_uncovers_and_the_pointer_alone_does_not(page):
    cover(page, "en")
    page.rests_on("busy", CONTEXT)
    assert CONTEXT in covered_rows(page)

    page.click_words("busy", CONTEXT)

    page.waits_for("uncovered")
    page.is_current(CONTEXT)
    page.click_words("busy", CONTEXT)  # which leaves it uncovered
    page.click_words("branch", "p-1bb591d0")
    page.waits_for("uncovered", 2)
    assert CONTEXT not in covered_rows(page)


def test_sentences_are_uncovered_one_by_one(page):
    cover(page, "zh", "sentence")
    page.scroll_to(f"#{CONTEXT}")
    for _ in range(2):
        page.press(Qt.Key.Key_J)
    page.is_current(CONTEXT, 1)

    page.press(Qt.Key.Key_Space)
    page.waits_for("uncovered")

    covered = page.painted("covered")
    assert not any("ZEBRA 这个名字" in text for text in covered)
    assert any(text.startswith("解码器每次前向") for text in covered)


def test_a_click_uncovers_the_sentence_it_is_on_with_its_formulas(page):
    cover(page, "en", "sentence")
    hidden = f"Array.from(document.querySelectorAll('#{DRAFT} .katex.covered')).length"
    assert page.js(hidden) == 1

    page.click_words("model proposes", DRAFT)

    page.until(f"{hidden} === 0")
    page.is_current(DRAFT, 0)
    assert [t for t in page.painted("covered") if t.startswith("The target model")]


def test_links_and_terms_below_a_cover_are_out_of_reach(page):
    link = f"document.querySelector('#{BEFORE} .en a')"
    for by in ("pair", "sentence"):
        cover(page, "en", by)

        assert page.js(f"({link}.focus(), document.activeElement === {link})") is False
    page.look(covered="")
    page.until(f"({link}.focus(), document.activeElement === {link})")


def test_the_other_side_is_covered_anew(page):
    cover(page, "zh")
    page.scroll_to(f"#{CONTEXT}")
    page.press(Qt.Key.Key_Space)
    page.waits_for("uncovered")

    page.look(covered="en")

    page.until(f"document.querySelector('#{CONTEXT} > .en.covered') !== null")
    assert page.js("document.querySelectorAll('.zh.covered, .zh [inert], .zh[role]').length") == 0


def test_another_look_leaves_what_was_uncovered_as_it_is(page):
    cover(page, "zh")
    page.scroll_to(f"#{CONTEXT}")
    page.press(Qt.Key.Key_Space)
    page.waits_for("uncovered")

    page.look(theme="dark", mode="zh")

    assert CONTEXT not in covered_rows(page)
    assert BEFORE in covered_rows(page)


def test_the_next_article_comes_covered(qtbot, page):
    cover(page, "zh")

    with qtbot.waitSignal(page.view.painted):
        page.view.show_article(SHORT)

    assert covered_rows(page)
    assert page.painted("covered")


def test_a_screen_reader_is_told_of_the_cover_and_not_of_the_words(page):
    page.show()
    cover(page, "zh")

    cell = f"document.querySelector('#{CONTEXT} > .zh')"
    assert page.js(f"[{cell}.getAttribute('aria-label'), {cell}.firstChild.inert]") == [
        "covered",
        True,
    ]


def test_a_mark_below_a_cover_is_not_opened_by_the_click_that_uncovers(page):
    page.show(mark("算力闲置", CONTEXT, "zh"))
    cover(page, "zh")

    page.click_words("算力闲置", CONTEXT, "zh")
    page.waits_for("uncovered")
    page.click_words("算力闲置", CONTEXT, "zh")

    page.waits_for("mark_opened")
    assert len(page.tells("mark_opened")) == 1
