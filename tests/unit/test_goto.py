"""Which articles a typed line may mean: by title, pinyin, shortened words; never at random."""

from time import process_time

import pytest

from reader.library.catalogue import Entry
from reader.ui.goto import matching_articles

_PINYIN = {
    "多头潜在注意力（MLA）": "duotouqianzaizhuyili（mla） dtqzzyl（mla）",
    "投机解码": "toujijiema tjjm",
    "投机解码：用闲置算力换延迟": "toujijiema：yongxianzhisuanlihuanyanchi tjjm：yxzslhyc",
    "混合专家": "hunhezhuanjia hhzj",
}


def entry(path, en, zh=""):
    key = " ".join(part for part in (en, zh, _PINYIN.get(zh, ""), path) if part).casefold()
    title = {"en": en, "zh": zh} if zh else {"en": en}
    return Entry(path, title, path.partition("/")[0], (), ("en",), "", "", key)


MLA = entry("deepseek/mla", "Multi-head latent attention (MLA)", "多头潜在注意力（MLA）")
BUYING = entry(
    "essentials/buying", "Speculative decoding: buying latency", "投机解码：用闲置算力换延迟"
)
SPECULATIVE = entry("foundational/speculative", "Speculative decoding", "投机解码")
EXPERTS = entry("essentials/mixture-of-experts", "Mixture of experts", "混合专家")
KV = entry("essentials/kv-cache", "From the KV cache to PagedAttention", "从 KV 缓存开始")
WALL = entry("essentials/wall", "The memory wall: why decoding waits for bandwidth", "内存墙")
MULTIMODAL = entry("multimodal/overview", "Multimodal models and loading them", "多模态")
ALL = (BUYING, EXPERTS, KV, WALL, MLA, SPECULATIVE, MULTIMODAL)


def found(typed, most=3):
    return [article.path for article in matching_articles(ALL, typed, most)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("MLA", MLA),
        ("latent att", MLA),
        ("注意力", MLA),
        ("zyl", MLA),
        ("deepseek/mla", MLA),
        ("tjjm", SPECULATIVE),
        ("toujijiema", SPECULATIVE),
        ("KV缓存", KV),
        ("pagedatt", KV),
        ("memory bandwidth", WALL),
    ],
)
def test_an_article_is_found_by_parts_of_its_titles_pinyin_initials_or_path(typed, first):
    assert found(typed)[0] == first.path


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("kvc", KV),
        ("spdec", SPECULATIVE),
        ("moe", EXPERTS),
        ("attn", MLA),
        ("mulhead", MLA),
        ("wall bndwdth", WALL),
    ],
)
def test_an_article_is_found_by_shortened_words(typed, first):
    assert found(typed)[0] == first.path


@pytest.mark.parametrize(
    "typed",
    [
        "显存带宽",
        "权重吸收",
        "load balance",
        "ing",
        "lora",
        "mtl",
        "the",
        "m",
        "（",
        "🙂",
        "",
        "  ",
    ],
)
def test_scattered_letters_find_nothing(typed):
    assert found(typed) == []


@pytest.mark.parametrize(
    "typed",
    ["vendor:deepseek mla", '"latent attention"', "“潜在”", "mla -attention", "multi*", "a | mla"],
)
def test_a_line_with_operators_is_a_question_and_no_title(typed):
    assert found(typed) == []


def test_words_of_a_sentence_are_not_taken_for_shortened_ones():
    assert found("attn mulhead") == [MLA.path]
    assert found("attn mulhead?") == []


def test_a_title_that_is_no_longer_than_what_was_typed_goes_before_a_longer_one():
    assert found("speculative decoding") == [SPECULATIVE.path, BUYING.path]


def test_what_fits_much_worse_than_the_best_is_left_out():
    assert found("mla") == [MLA.path]


def test_no_more_articles_are_returned_than_wanted():
    assert len(found("decoding", most=2)) == 2


def test_an_enormous_line_finds_nothing():
    assert found("mla " * 3000) == []


def test_a_hostile_title_takes_no_time():
    hard = entry("x/y", "aa " * 30, "")

    begun = process_time()
    assert matching_articles((hard,), "a" * 19 + "b", 3) == ()

    assert process_time() - begun < 2


@pytest.mark.parametrize("typed", ["mla", "attn", "zzzz", "speculative decoding", "注意力"])
def test_three_thousand_titles_are_looked_through_before_the_next_key(typed):
    many = tuple(
        entry(f"{e.path}-{n}", f"{e.title['en']} {n}", e.title.get("zh", ""))
        for n in range(430)
        for e in ALL
    )
    matching_articles(many, typed, 3)

    begun = process_time()
    matching_articles(many, typed, 3)

    assert process_time() - begun < 0.1  # 5 ms on the machine it was measured on
