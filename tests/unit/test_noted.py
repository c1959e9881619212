"""The user's marks answer a question, too."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reader.search.noted import find_marks
from reader.study.values import Mark

_DAY = datetime(2026, 11, 28, tzinfo=UTC)
_ONE = Mark(
    id="1" * 32, kind="highlight", path="deepseek/mla", pair="p-1@1", language="en",
    quote="weight absorption", prefix="", suffix="", colour="orange", note="",
    text={"en": "The trick is weight absorption.", "zh": "关键在于权重吸收。"},
    heading={"en": "Core method", "zh": "核心方法"}, is_orphan=False, created=_DAY, changed=_DAY,
)  # fmt: skip
_TWO = replace(_ONE, id="2" * 32, quote="The trick", note="看第 3 节 KV cache")


def _ids(question, limit=5):
    return [mark.id[0] for mark in find_marks((_ONE, _TWO), {}, question, limit)]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("weight absorption", ["1", "2"]),  # its own words before those round it
        ("WEIGHT  Absorption", ["1", "2"]),
        ("权重吸收", ["1", "2"]),
        ("權重吸收", ["1", "2"]),
        ("kv cache", ["2"]),
        ('"weight absorption" vendor:deepseek', ["1", "2"]),
        ("nothing", []),
        ("vendor:deepseek", []),
        ("", []),
        ('"', []),
    ],
)
def test_a_mark_answers_a_question_whose_words_it_has(question, wanted):
    assert _ids(question) == wanted


def test_no_more_marks_come_up_than_are_wanted():
    assert _ids("trick", limit=1) == ["2"]
