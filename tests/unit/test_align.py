"""Which block answers which: tests/cases/align/x.en.md and x.zh.md give x.pairs."""

import random
import time
from pathlib import Path

import pytest
from case_files import check, inputs
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.align.blocks import align
from reader.align.costs import length_cost
from reader.text.blocks import Block, split
from reader.text.plain import plain_text

_KINDS = st.sampled_from(
    ["heading", "paragraph", "list", "code", "maths", "figure", "table", "details"]
)
_TEXTS = st.lists(
    st.builds(
        lambda kind, text, level: Block(kind, text, 1, level * (kind == "heading"), text, text),
        _KINDS,
        st.sampled_from(["", "GPU 8", "one two three", "显存带宽", "x = 1", "MLA 512 " * 9]),
        st.integers(1, 3),
    ),
    max_size=14,
)


def _shown(pair, en, zh):
    def words(blocks, indexes):
        texts = [plain_text(blocks[n]).replace("\n", " ")[:24] or blocks[n].kind for n in indexes]
        return " + ".join(texts) or "-"

    numbers = [",".join(str(n + 1) for n in side) or "-" for side in (pair.en, pair.zh)]
    return f"{numbers[0]} = {numbers[1]}    {words(en, pair.en)} = {words(zh, pair.zh)}"


@pytest.mark.parametrize("file", inputs("align", ".en.md"))
def test_two_texts_are_paired_as_wanted(file: Path):
    en = split(file.read_text(encoding="utf-8")).blocks
    chinese = file.with_name(file.name.replace(".en.md", ".zh.md"))
    zh = split(chinese.read_text(encoding="utf-8")).blocks

    lines = [_shown(pair, en, zh) for pair in align(en, zh)]
    check(file.with_name(file.name.replace(".en.md", ".pairs")), "\n".join(lines) + "\n")


@given(_TEXTS, _TEXTS)
@settings(deadline=None)
def test_every_block_stands_in_one_pair_and_in_order(en, zh):
    pairs = align(en, zh)

    assert [n for pair in pairs for n in pair.en] == list(range(len(en)))
    assert [n for pair in pairs for n in pair.zh] == list(range(len(zh)))
    assert all(pair.en or pair.zh for pair in pairs)


@given(_TEXTS, _TEXTS)
@settings(deadline=None)
def test_a_heading_answers_a_heading_or_nothing(en, zh):
    for pair in align(en, zh):
        kinds = [en[n].kind for n in pair.en] + [zh[n].kind for n in pair.zh]
        assert "heading" not in kinds or set(kinds) == {"heading"}
        assert "heading" not in kinds or max(len(pair.en), len(pair.zh)) == 1


def test_a_language_that_is_missing_leaves_every_block_alone():
    en = split("# A\n\nb\n\n$$\nc\n$$\n").blocks

    assert [(pair.en, pair.zh) for pair in align(en, ())] == [((0,), ()), ((1,), ()), ((2,), ())]


def test_a_length_far_from_the_usual_share_is_unlikely():
    assert length_cost(200, 90) < 0.2
    assert length_cost(200, 90) < length_cost(200, 140) < length_cost(200, 400)
    assert length_cost(0, 0) == 0


def _long(count, gaps):
    """Return texts of many sections of which some paragraphs are left out."""
    chance = random.Random(7)  # noqa: S311
    en, zh = [], []
    for n in range(count):
        if n % 10 == 0:
            en.append(f"## Section {n}")
            zh.append(f"## 第 {n} 节")
        words = " ".join(chance.choice(("cache", "GPU", "token", "batch")) for _ in range(20))
        if n not in gaps:
            en.append(f"Paragraph {n} about {words}.")
        zh.append(f"第 {n} 段，讲的是{'显存带宽和缓存' * 6}。")
    return split("\n\n".join(en)).blocks, split("\n\n".join(zh)).blocks


def test_three_thousand_blocks_are_paired_in_time_and_rightly():
    en, zh = _long(2700, gaps={400, 401, 1500, 2222})

    start = time.process_time()
    pairs = align(en, zh)
    assert time.process_time() - start < 20  # a tenth of that on an idle machine
    wrong = [
        pair
        for pair in pairs
        if len(pair.en) == len(pair.zh) == 1
        and plain_text(en[pair.en[0]]).split()[1] != plain_text(zh[pair.zh[0]]).split()[1]
    ]
    assert not wrong
    assert sum(not pair.en for pair in pairs) == 4
