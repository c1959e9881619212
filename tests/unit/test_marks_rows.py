"""The user's marks as rows: their order, and what words and kinds leave of them."""

from datetime import UTC, datetime, timedelta

import pytest

from reader.study.values import Mark
from reader.ui.marks_rows import Heading, MarkRows, noted, quoted

TITLES = {
    "v/mla": {"en": "Latent attention", "zh": "潜在注意力"},
    "v/gqa": {"en": "Grouped attention", "zh": "分组注意力"},
}
_BEGIN = datetime(2026, 3, 1, tzinfo=UTC)


def mark(name, path="v/mla", *, at=1, hour=0, **more):
    created = _BEGIN + timedelta(hours=hour)
    known = {
        "kind": "highlight", "language": "en", "quote": "", "prefix": "", "suffix": "",
        "colour": None, "note": "", "text": {}, "heading": {}, "is_orphan": False,
    }  # fmt: skip
    values = {**known, **more}
    return Mark(id=name, path=path, pair=f"p-x@{at}", created=created, changed=created, **values)


def listed(rows):
    return [row.title if isinstance(row, Heading) else row.id for row in rows]


def narrowed(*marks, kind="all", words="", language="en"):
    return listed(MarkRows(marks, TITLES).narrowed(kind, words, language))


def test_articles_come_newest_first_and_their_marks_in_the_order_of_the_text():
    marks = [
        mark("late", at=20, hour=1),
        mark("early", at=3, hour=2),
        mark("other", "v/gqa", hour=3),
        mark("lost", at=1, hour=0, is_orphan=True),
    ]

    assert narrowed(*marks) == [
        "Grouped attention", "other", "Latent attention", "early", "late", "lost",
    ]  # fmt: skip


def test_the_title_tells_how_many_are_listed_below_it():
    marks = [mark("a", quote="cache"), mark("b", quote="cache"), mark("c", quote="wall")]

    rows = MarkRows(marks, TITLES).narrowed("all", "cache", "en")

    assert rows[0] == Heading("v/mla", "Latent attention", 2)


def test_an_article_that_is_gone_keeps_its_marks_under_its_path():
    assert narrowed(mark("a", "old/gone")) == ["old/gone", "a"]


@pytest.mark.parametrize(
    "words", ["ROTARY key", "为何", "absorb", "潜在", "latent", "lat ror", "  "]
)
def test_all_words_are_found_in_quote_note_text_or_title_in_both_languages(words):
    one = mark("a", quote="a rotary key", note="Why? 为何", text={"en": "absorbed", "zh": "吸收"})
    other = mark("b", "v/gqa", quote="mirror latent")

    found = narrowed(one, other, words=words)

    assert ("a" in found, "b" in found) == {
        "lat ror": (False, True), "latent": (True, True), "  ": (True, True),
    }.get(words, (True, False))  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("all", "orange green note noted flag lost"),
        ("highlight", "orange green noted lost"),
        ("highlight:orange", "orange noted lost"),
        ("highlight:blue", ""),
        ("note", "note noted"),
        ("bookmark", "flag"),
        ("orphan", "lost"),
    ],
)
def test_a_kind_leaves_what_is_of_it(kind, found):
    marks = [
        mark("orange", at=1, colour="orange"),
        mark("green", at=2, colour="green"),
        mark("note", at=3, kind="note", note="Why?"),
        mark("noted", at=4, colour="orange", note="How?"),
        mark("flag", at=5, kind="bookmark"),
        mark("lost", at=6, colour="orange", is_orphan=True),
    ]

    assert narrowed(*marks, kind=kind)[1:] == found.split()


def test_titles_are_in_the_interface_language():
    assert narrowed(mark("a"), language="zh") == ["潜在注意力", "a"]


def test_a_quote_is_on_one_line_with_its_formulas_as_signs():
    one = mark("a", quote="the \\(\\gamma^{UK}\\)\n  of it")

    assert quoted(one, "en") == "the γ^UK of it"


def test_a_bookmark_says_the_text_of_its_pair_in_the_interface_language():
    one = mark("a", kind="bookmark", text={"en": "English", "zh": "中文"})

    assert [quoted(one, language) for language in ("en", "zh")] == ["English", "中文"]


def test_a_note_is_on_one_line_without_the_signs_of_markdown():
    one = mark("a", note="# Why?\n\n- **two** of `them`, see [here](reader://v/mla)\n")

    assert noted(one) == "Why? two of them, see here"
