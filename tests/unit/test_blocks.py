"""Markdown to blocks: tests/cases/blocks/x.md gives x.blocks.json."""

import json
import time
from dataclasses import asdict
from pathlib import Path

import pytest
from case_files import check, inputs
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.blocks import split

_MARKDOWN = st.lists(
    st.sampled_from(
        [
            "", "", "text", "# heading", "- item", "  more", "    code", "1. one",
            "> quote", "> - x",
            "```py", "```", "~~~", "$$", "$$ x $$", "| a | b |", "|---|---|", "<details>",
            "</details>", "<summary>q</summary>", "<div>", "<!--", "-->", "---", "===",
            "![c](f.svg)", "[c](f.py)", "[ref]: https://x.org", "\\[", "\\]", "> [!NOTE]",
            "\ttab", "***", "\\begin{align}", "[x",
        ]
    )
).map("\n".join)  # fmt: skip


def _as_json(block):
    fields = {key: value for key, value in asdict(block).items() if value}
    if block.kind not in {"paragraph", "table"}:
        fields.pop("source", None)
    fields["children"] = [_as_json(child) for child in block.children]
    return {key: value for key, value in fields.items() if value != []}


@pytest.mark.parametrize("file", inputs("blocks", ".md"))
def test_a_text_is_split_into_the_blocks_that_are_wanted(file: Path):
    found = split(file.read_bytes().decode("utf-8"))

    got = {"blocks": [_as_json(block) for block in found.blocks]}
    if found.references:
        got["references"] = dict(found.references)
    if found.problems:
        got["problems"] = [f"{problem.line}: {problem.sentence}" for problem in found.problems]
    check(file.with_suffix(".blocks.json"), json.dumps(got, ensure_ascii=False, indent=1) + "\n")


@given(st.one_of(_MARKDOWN, st.text()))
@settings(deadline=None)
def test_every_line_that_is_not_blank_stands_in_a_block(text):
    found = split("\n" + text)  # so that nothing is front matter
    lines = ("\n" + text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    covered = {
        number
        for block in found.blocks
        for number in range(block.line, block.line + block.source.count("\n") + 1)
    }

    missed = {
        number
        for number, line in enumerate(lines, start=1)
        if line.strip() and number not in covered and "]:" not in line
    }
    assert not missed


@given(_MARKDOWN)
@settings(deadline=None)
def test_blocks_stand_in_the_order_of_their_lines(text):
    found = [block.line for block in split(text).blocks]

    assert found == sorted(set(found))


@given(st.text())
@settings(max_examples=300, deadline=None)
def test_no_text_at_all_makes_it_fail(text):
    split(text)


def test_an_empty_text_has_no_blocks():
    assert split("").blocks == ()


def test_carriage_returns_and_a_byte_order_mark_change_nothing():
    text = "# A\n\nb\n\n- c\n\n```\nd\n```\n"

    assert split("\ufeff" + text.replace("\n", "\r\n")).blocks == split(text).blocks


def test_a_block_knows_its_line_below_front_matter():
    found = split("---\ntitle: x\n---\n\ntext\n")

    assert [(block.kind, block.line) for block in found.blocks] == [("paragraph", 5)]


@pytest.mark.parametrize(
    "unit", ["word ", "$$ a\n\n", "<details>\n", "- ", "> ", "[a](", "```\n", "|"]
)
def test_the_time_grows_with_the_length_only(unit):
    text = unit * (400_000 // len(unit))

    start = time.process_time()
    split(text)
    assert time.process_time() - start < 20  # a fortieth of that; quadratic would be minutes
