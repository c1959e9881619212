"""Titles out of Markdown, where no TOML names the article."""

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.archive.titles import first_heading

_FILE = Path(__file__).parents[1] / "cases" / "archives" / "titles.toml"
_CASES = tomllib.loads(_FILE.read_text(encoding="utf-8"))["case"]
_MARKDOWN = st.text(st.sampled_from("# \n=-`~[](){}!*_\\<>&;$a字\ue000\ue0010"), max_size=80)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["title"] or "none")
def test_the_first_heading_gives_the_title(case):
    assert first_heading(case["text"]) == case["title"]


@given(_MARKDOWN)
def test_any_text_gives_one_line_or_nothing(text):
    title = first_heading(text)

    assert title == " ".join(title.split())


@given(st.text(st.characters(categories=("L", "N")), min_size=1))
def test_a_heading_of_plain_words_is_its_own_title(words):
    assert first_heading(f"# {words}\n") == words


@pytest.mark.parametrize(
    "text",
    [
        "# a" + " " * 200_000 + "b",
        "# " + "[" * 200_000,
        "# " + "![a](" * 50_000,
        "# " + "`" * 200_000,
        "# " + "_a" * 100_000,
        "<!--\n" * 100_000,
        "```\n" * 100_001,
    ],
    ids=["spaces", "brackets", "links", "backticks", "underscores", "comments", "fences"],
)
def test_a_hostile_text_takes_no_quadratic_time(text):
    started = time.process_time()

    first_heading(text)

    assert time.process_time() - started < 2  # quadratic takes minutes
