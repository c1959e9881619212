"""Words as they are indexed and asked for: tests/cases/search/words.txt, and what holds for all."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search.analysis import (
    alternatives,
    hump_units,
    phrase,
    pieces_of,
    stem,
    terms,
    units,
    words,
)
from reader.search.folding import fold, simplified

_TABLE = Path(__file__).parents[1] / "cases" / "search" / "words.txt"
_CASES = [
    line.split("\t")
    for line in _TABLE.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
# Every sign that a string can hold, halves of surrogate pairs and control characters, too.
_ANY = st.text(st.characters(exclude_categories=()), max_size=60)
_MIXED = st.text(st.sampled_from("显存带宽記憶體のカa1Zé+#._-, \n，。\0\ud800"), max_size=40)
_thorough = settings(max_examples=200, deadline=None)


@pytest.mark.parametrize(("text", "wanted"), _CASES, ids=[text for text, _ in _CASES])
def test_a_text_has_these_words(text, wanted):
    assert [word.text for word in words(text)] == wanted.split()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("GPU", "gpu"),
        ("ＧＰＵ　８", "gpu 8"),
        ("Café ÜBER", "cafe uber"),
        ("İstanbul", "istanbul"),
        ("①²", "12"),
        ("學習與記憶體", "学习与记忆体"),
        ("裡後麵", "里后面"),
        ("a\u00a0b\tc\n", "a b c "),
        ("ﬁ ½ ㍿", "ﬁ ½ ㍿"),
    ],
)
def test_what_readers_take_for_the_same_sign_is_one(text, wanted):
    assert fold(text) == wanted


@_thorough
@given(_ANY)
def test_one_sign_is_folded_to_one_sign_whatever_stands_beside_it(text):
    assert len(fold(text)) == len(text)
    assert fold(text) == "".join(map(fold, text))


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("記憶體", "内存"),
        ("顯存頻寬", "显存带宽"),
        ("推測解碼 OR cache", "推测解码 OR cache"),
        ("记忆体", "记忆体"),
        ("plain words", "plain words"),
    ],
)
def test_a_question_in_traditional_chinese_gets_the_words_of_the_mainland(asked, wanted):
    assert simplified(asked) == wanted


@pytest.mark.parametrize("sign", ["\0", "\ud800"])
def test_no_sign_takes_words_out_of_a_traditional_question(sign):
    assert [word.text for word in words(simplified(f"記憶體{sign} draft"))] == ["内存", "draft"]


@_thorough
@given(_ANY | _MIXED)
def test_no_text_makes_the_conversion_of_questions_fail(text):
    assert isinstance(simplified(text), str)


@_thorough
@given(_ANY | _MIXED)
def test_words_are_slices_of_the_text_in_their_order(text):
    end = position = 0
    for word in words(text):
        assert word.written == text[word.start : word.end]
        assert word.text == fold(word.written)
        assert word.start >= end
        assert word.position >= position
        end, position = word.end, word.position + 1


@_thorough
@given(_ANY | _MIXED)
def test_a_latin_word_is_the_same_word_when_it_is_asked_alone(text):
    for word in words(text):
        if not word.is_han:
            assert [alone.text for alone in words(word.written)] == [word.text]
            assert list(terms(word)) == [(word.text, word.position)]


@_thorough
@given(_MIXED | st.text(st.sampled_from("显存带宽内"), min_size=1, max_size=12))
def test_every_part_of_indexed_chinese_is_found_as_a_phrase(text):
    for word in filter(lambda word: word.is_han, words(text)):
        indexed = set(terms(word))
        for start in range(len(word.text)):
            for end in range(start + 1, min(start + 6, len(word.text)) + 1):
                asked = phrase(word.text[start:end])
                place = word.position + start
                assert {(term, place + distance) for term, distance in asked} <= indexed


def test_chinese_is_indexed_as_signs_and_neighbours_with_their_positions():
    _, word = words("a 显存卡")

    assert list(terms(word)) == [("显", 1), ("显存", 1), ("存", 2), ("存卡", 2), ("卡", 3)]


def test_a_sign_is_asked_by_itself_and_a_run_by_its_neighbours():
    assert phrase("显") == (("显", 0),)
    assert phrase("显存带宽") == (("显存", 0), ("存带", 1), ("带宽", 2))


def test_what_is_too_long_is_no_word_and_leaves_the_others_where_they_are():
    short, long = "x" * 64, "x" * 65

    assert [word.text for word in words(short)] == [short]
    assert [(word.text, word.position) for word in words(f"a {long} b")] == [("a", 0), ("b", 2)]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("caching", {"cach"}),
        ("cache", {"cach"}),
        ("gb200", set()),
        ("C++", set()),
        ("FlashAttention", {"flash", "attention", "attent", "flashattent"}),
        ("FlashAttention-3",
         {"flashattention3", "flashattention", "flashattent", "3", "flash", "attention", "attent"}),
        ("Q4_K_M", {"q4km", "q4", "k", "m"}),
        ("12,288", {"12288", "12", "288"}),
        ("node.js", {"nodejs", "node", "js"}),
        ("MoE", set()),
        ("ＫＶCache", {"kvcach"}),
    ],
)  # fmt: skip
def test_a_latin_word_is_also_looked_for_by_stem_and_parts(written, wanted):
    assert set(alternatives(written)) == wanted


@_thorough
@given(_ANY | _MIXED)
def test_no_word_makes_what_it_is_looked_for_by_fail(text):
    for word in words(text):
        found = alternatives(word.written)
        assert word.text not in found
        assert "" not in found


def test_only_english_words_have_stems():
    assert [stem(word) for word in ("caches", "serving", "is", "q4_k_m", "显存")] == [
        "cach", "serv", "is", "q4_k_m", "显存",
    ]  # fmt: skip


def test_names_are_compared_by_signs_and_stems():
    assert units("KV-caches 显存") == ["kv", "cach", "显", "存"]
    assert units("C++") == ["c"]
    assert hump_units("PagedAttention") == ["page", "attent"]
    assert pieces_of("++") == ["++"]
