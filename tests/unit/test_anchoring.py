"""A mark finds its place again when the text of its article has changed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.study.anchoring import Cell, find_again
from reader.study.values import Mark

_DAY = datetime(2026, 11, 28, tzinfo=UTC)
_TEXT = (
    "The draft proposes several tokens at a time. The target model checks all of them in one pass,"
    " and the accepted prefix is kept. A rejected token costs nothing but its own step."
)
_OTHER = "A cache of keys and values grows with every token that is kept in the batch."


def _mark(quote, text=_TEXT, language="en", pair="p-1@1"):
    start = text.index(quote)
    return Mark(
        id="0" * 32, kind="highlight", path="a/b", pair=pair, language=language, quote=quote,
        prefix=text[max(0, start - 32) : start], suffix=text[start + len(quote) :][:32],
        colour="orange", note="", text={}, heading={}, is_orphan=False, created=_DAY, changed=_DAY,
    )  # fmt: skip


def _found(mark, *cells):
    place = find_again(mark, [Cell(f"p-{n}@{n}", "en", text) for n, text in enumerate(cells)])
    return place and (place.cell.pair, place.cell.text[place.start : place.end])


def test_a_quote_that_moved_to_another_pair_is_found_there():
    mark = _mark("checks all of them in one pass")

    assert _found(mark, _OTHER, _TEXT) == ("p-1@1", mark.quote)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("checks all of them", "verifies every one of them"),
        ("The target model", "In 2026 the target model"),
        ("one pass", "1 pass"),
        ("the accepted prefix is kept", "what is accepted is kept"),
    ],
)
def test_a_quote_some_words_of_which_changed_is_found(old, new):
    mark = _mark("The target model checks all of them in one pass, and the accepted prefix is kept")
    pair, words = _found(mark, _OTHER, _TEXT.replace(old, new))

    assert pair == "p-1@1"
    assert new.split()[-1] in words
    assert not words.startswith("tokens")


def test_of_two_equal_quotes_the_one_in_like_surroundings_is_meant():
    text = "The cache is full. We wait. The queue is long. We wait. Then it is our turn."
    mark = replace(_mark("We wait", text), prefix=" The queue is long. ", suffix=". Then it is")
    place = find_again(mark, [Cell("p-1@1", "en", "Now. " + text)])

    assert place is not None
    assert place.start == ("Now. " + text).rindex("We wait")


def test_a_quote_that_is_gone_is_not_taken_for_another_sentence():
    mark = _mark("A rejected token costs nothing but its own step")

    assert _found(mark, _OTHER, _TEXT.split(" A rejected", maxsplit=1)[0]) is None


def test_a_short_quote_is_found_as_it_is_or_not_at_all():
    assert _found(_mark("draft"), _TEXT.replace("draft", "graft")) is None


def test_a_quote_is_looked_for_in_its_own_language_alone():
    mark = _mark("draft proposes several", language="zh")

    assert _found(mark, _TEXT) is None


def test_a_chinese_quote_is_found_after_a_change():
    text = "草稿模型一次提出若干词元，目标模型一次前向就能全部核对，被接受的前缀保留下来。"
    mark = _mark("目标模型一次前向就能全部核对", text, "zh")
    changed = text.replace("一次前向就能", "只做一遍前向就能")
    place = find_again(mark, [Cell("p-9@9", "zh", changed)])

    assert place is not None
    assert changed[place.start : place.end] == "目标模型只做一遍前向就能全部核对"


@given(st.text(min_size=1, max_size=40), st.text(max_size=60), st.text(max_size=60))
def test_a_quote_that_is_there_is_always_found(quote, before, after):
    text = before + quote + after
    place = find_again(replace(_mark("draft"), quote=quote), [Cell("p-1@1", "en", text)])

    assert place is not None
    assert text[place.start : place.end] == quote


@given(st.text(alphabet="ab ", max_size=60), st.text(alphabet="ab ", min_size=8, max_size=20))
def test_what_is_found_is_a_stretch_of_the_text(text, quote):
    place = find_again(replace(_mark("draft"), quote=quote), [Cell("p-1@1", "en", text)])

    assert place is None or 0 <= place.start <= place.end <= len(text)
