"""What counts as a number, and when the numbers of two texts are the same."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.check.numbers import numbers, without_answer

_CASES = Path(__file__).parents[1] / "cases" / "check" / "numbers.toml"
_PAIRS = tomllib.loads(_CASES.read_text(encoding="utf-8"))


@pytest.mark.parametrize("pair", _PAIRS["same"], ids=lambda pair: pair["why"])
def test_the_same_numbers_written_in_another_way_answer_each_other(pair):
    assert without_answer(pair["en"], pair["zh"]) == ((), ())


@pytest.mark.parametrize("pair", _PAIRS["different"], ids=lambda pair: pair["why"])
def test_another_number_has_no_answer(pair):
    assert without_answer(pair["en"], pair["zh"]) != ((), ())


@given(st.integers(min_value=101, max_value=10**15))
def test_an_integer_is_the_same_with_separators_and_in_myriads(value):
    myriads = f"{value / 10**4:.4f}" if value < 10**11 else f"{value // 10**4}.{value % 10**4:04}"

    assert without_answer(f"{value:,} tokens", f"{myriads} 万个 token") == ((), ())
    assert without_answer(f"{value} tokens", f"{value:,} 个 token") == ((), ())


@given(st.integers(min_value=101, max_value=10**12), st.integers(min_value=1, max_value=99))
def test_a_number_that_is_off_is_found(value, by):
    assert without_answer(f"{value:,} tokens", f"{value + by:,} 个 token") != ((), ())


@given(st.text())
def test_no_text_breaks_it(text):
    assert all(0 <= n.start < n.end <= len(text) for n in numbers(text))
    assert without_answer(text, text) == ((), ())
