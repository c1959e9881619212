"""Where the words of a question stand in a text, and which part of a passage is shown."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search.marks import Marker, best_row, place_of, snippets
from reader.search.matching import Wanted
from reader.search.values import Row, Section

_ANY = st.text(st.characters(exclude_categories=()), max_size=80)
_TYPED = st.lists(
    st.sampled_from(
        ["cache ", "Caches, ", "KV cache", "KV-cache", "显存", "显", "带宽", "C++",
         "FlashAttention-3", "x" * 70, "記憶體", "。", "\n", "\ud800", "+", "-", "é", "(", "  "]
    ),
    max_size=30,
).map("".join)  # fmt: skip
_SETS = {
    "words": st.sets(st.sampled_from(["cache", "c++", "flashattention-3", "attention", "12,288"])),
    "stems": st.sets(st.sampled_from(["cach", "flash", "serv", "polici"])),
    "beginnings": st.sets(st.sampled_from(["c", "fl", "atten"])),
    "runs": st.sets(st.sampled_from(["显", "显存", "存带", "内存"])),
    "names": st.sets(st.sampled_from(["KV cache", "显存带宽", "C++", "", "(", "é"]) | _ANY),
}
_WANTED = st.builds(Wanted, **_SETS)
_thorough = settings(max_examples=200, deadline=None)


def _marked(text, **wanted):
    marks = Marker(Wanted(**{name: set(found) for name, found in wanted.items()})).marks(text)
    return [text[start:end] for start, end in marks]


@pytest.mark.parametrize(
    ("wanted", "text", "marked"),
    [
        ({"words": ["cache"]}, "A cache, Cache and caches.", ["cache", "Cache"]),
        ({"stems": ["cach"]}, "Caches are caching; a cachet.", ["Caches", "caching"]),
        ({"stems": ["polici"]}, "A policy and policies.", ["policy", "policies"]),
        ({"words": ["flash"]}, "FlashAttention-3 flashed.", ["FlashAttention-3", "flashed"]),
        ({"words": ["c++"]}, "用C++写成，C 也行，C+++。", ["C++"]),
        ({"words": ["q4_k_m"]}, "Q4_K_M, Q4_K_S", ["Q4_K_M"]),
        ({"words": ["12,288"]}, "12,288 or 112,288", ["12,288"]),
        ({"words": ["fp8"]}, "ＦＰ８ 与 FP8", ["ＦＰ８", "FP8"]),
        ({"beginnings": ["spec"]}, "Speculative specs, aspect", ["Speculative", "specs"]),
        ({"runs": ["显存"]}, "显存带宽，顯存", ["显存", "顯存"]),
        ({"runs": ["显"]}, "显存与显卡", ["显", "显"]),
        ({"words": ["q4km", "deepseekv3"]}, "Q4_K_M, DeepSeek-V3", ["Q4_K_M", "DeepSeek-V3"]),
        ({"names": ["KV cache"]}, "KV-cache, kv  caches", ["KV-cache", "kv  caches"]),
        ({"names": ["KV cache"]}, "KVcache", ["KVcache"]),
        ({"names": ["KV cache"]}, "an MKV cache, a KV cached one", []),
        ({"names": ["KV 缓存"]}, "KV缓存，KV 缓存和 kv-缓存", ["KV缓存", "KV 缓存", "kv-缓存"]),
        ({"names": ["显存带宽"]}, "顯存带宽", ["顯存带宽"]),
        ({"names": ["C++", "()"]}, "C++ ()", ["C++"]),
        ({"runs": ["显存", "存带"], "words": ["x"]}, "显存带x", ["显存带", "x"]),
        ({}, "cache 显存", []),
    ],
)  # fmt: skip
def test_the_words_that_were_asked_for_are_marked(wanted, text, marked):
    assert _marked(text, **wanted) == marked


@_thorough
@given(_WANTED, _ANY | _TYPED)
def test_marks_are_in_order_inside_the_text_and_do_not_overlap(wanted, text):
    marks = Marker(wanted).marks(text)

    assert marks == sorted(marks)
    assert all(0 <= start < end <= len(text) for start, end in marks)
    assert all(before[1] <= after[0] for before, after in pairwise(marks))


@_thorough
@given(_TYPED, _TYPED)
def test_a_text_is_marked_the_same_whatever_was_marked_before(one, other):
    wanted = Wanted(words={"cache"}, stems={"flash"}, runs={"显存"}, names={"KV cache"})
    marker = Marker(wanted)

    marker.marks(other)
    assert marker.marks(one) == Marker(wanted).marks(one) == marker.marks(one)


@_thorough
@given(_WANTED, _TYPED.filter(bool), _TYPED)
def test_what_is_marked_in_a_snippet_is_marked_in_the_text(wanted, en, zh):
    marker = Marker(wanted)

    for code, snippet in snippets(Row("p", "body", {"en": en, "zh": zh}), marker).items():
        text = {"en": en, "zh": zh}[code].replace("\n", " ")
        assert snippet.text.strip("…") in text
        assert len(snippet.text) <= {"en": 172, "zh": 80}[code]
        found = {text[start:end] for start, end in marker.marks(text)}
        assert {snippet.text[start:end] for start, end in snippet.marks} <= found


def test_a_snippet_begins_with_the_sentence_of_the_words():
    text = (
        "First comes a sentence of no interest at all. " * 6 + "The cache is full. " + "More. " * 60
    )
    snippet = snippets(Row("p", "body", {"en": text}), Marker(Wanted(words={"cache"})))["en"]

    assert snippet.text.startswith("…The cache is full.")
    assert snippet.text.endswith("…")
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["cache"]


def test_a_short_text_is_shown_whole():
    row = Row("p", "body", {"en": "A cache.", "zh": "缓存。"})

    shown = snippets(row, Marker(Wanted(words={"cache"})))
    assert {code: snippet.text for code, snippet in shown.items()} == row.text
    assert shown["en"].marks == ((2, 7),)
    assert shown["zh"].marks == ()


def _row(number, part, **text):
    return Row(f"row-{number}", part, text)


def test_the_row_with_most_of_the_different_words_is_shown():
    rows = (
        _row(1, "body", en="A cache, a cache, a cache."),
        _row(2, "body", en="A cache in memory.", zh="显存里的缓存。"),
        _row(3, "code", en="cache memory 显存"),
    )
    marker = Marker(Wanted(words={"cache", "memory"}, runs={"显存"}))

    assert best_row(Section("a", {}, rows), marker).id == "row-2"


def test_a_section_whose_heading_alone_has_the_words_is_opened_there():
    rows = (_row(1, "heading", en="The cache"), _row(2, "body", en="It is full."))
    section, marker = Section("a", {}, rows), Marker(Wanted(words={"cache"}))

    assert best_row(section, marker).id == "row-2"
    assert place_of(section, rows[1], marker) == "row-1"
    assert place_of(section, rows[1], Marker(Wanted(words={"full"}))) == "row-2"
    assert place_of(section, rows[1], Marker(Wanted(words={"x"}))) == "row-2"
