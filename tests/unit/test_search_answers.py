"""What a small library in two languages answers: words, operators, other names, both languages."""

import pytest
import search_archive as small
from search_archive import BATCHING, CACHE, FLASH, MACHINES, SPECULATIVE, WEIGHTS, anchors, marked


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    return small.build(small.ARCHIVE, tmp_path_factory.mktemp("search") / "library")


@pytest.fixture(scope="module")
def finder(library):
    found = small.finder(library)
    yield found
    found.close()


def _sections(finder, question, **options):
    return {
        f"{path.partition('/')[2]}#{at}"
        for path, at in anchors(finder.ask(question, 50, **options))
    }


@pytest.mark.parametrize(
    ("question", "sections"),
    [
        ("bandwidth -matrix", {"quantized-weights#in-short", "speculative-decoding#cost"}),
        ("bandwidth -matrix -draft", {"quantized-weights#in-short"}),
        ("带宽 -矩阵", {"quantized-weights#in-short", "speculative-decoding#cost"}),
        ('bandwidth -"memory bandwidth"', {"speculative-decoding#cost"}),
        ("draft -draft", set()),
        ('"memory bandwidth"', {"quantized-weights#in-short", "flash-attention#bandwidth"}),
        ('"bandwidth memory"', set()),
        ('"显存带宽"', {"flash-attention#bandwidth"}),
        ('"带宽显存"', set()),
        ('"fills memory" OR hopper', {"flash-attention#the-kernel"}),
        ("hopper OR 校准", {"flash-attention#the-kernel", "quantized-weights#calibration"}),
        ("calibrat*", {"quantized-weights#calibration"}),
        ("hopper*", {"flash-attention#the-kernel"}),
        ("title:remembers", {f"kv-cache#{at}" for at in ("in-short", "numbers", "pages")}),
        ("title:记住", {f"kv-cache#{at}" for at in ("in-short", "numbers", "pages")}),
        ("title:remember*", {f"kv-cache#{at}" for at in ("in-short", "numbers", "pages")}),
        ("title:draft", set()),
        ("title:draf*", set()),
        ("code:kTile", {"flash-attention#the-kernel"}),
        ("code:row_maximum", {"flash-attention#the-kernel"}),
        ("code:hopper", set()),
    ],
)
def test_an_operator_does_what_it_says(finder, question, sections):
    assert _sections(finder, question) == sections


@pytest.mark.parametrize(
    ("question", "sections"),
    [
        ("C++", {"flash-attention#the-kernel"}),
        ("c#", set()),
        ("Q4_K_M", {"quantized-weights#formats"}),
        ("q4km", {"quantized-weights#formats"}),
        ("node.js", {"quantized-weights#formats"}),
        ("12,288", {"flash-attention#the-kernel"}),
        ("12288", {"flash-attention#the-kernel"}),
        ("GB200", {"flash-attention#the-kernel"}),
        ("ＧＢ２００", {"flash-attention#the-kernel"}),
        ("610,351", {"kv-cache#numbers"}),
        ("六比特", {"quantized-weights#formats"}),
        ("scheduler", {"continuous-batching#scheduling"}),
        ("schedules", {"continuous-batching#scheduling"}),
        ("calibrated", {"quantized-weights#calibration"}),
        ("逐行访问", {"flash-attention#the-kernel"}),
        ("Leviathan", {"speculative-decoding#sources"}),
    ],
)
def test_a_word_is_found_as_it_is_written_and_by_its_stem(finder, question, sections):
    assert _sections(finder, question) == sections


@pytest.mark.parametrize("word", ["caching", "caches", "Cache", "ＣＡＣＨＥ", "cached"])
def test_every_form_of_a_word_finds_the_others(finder, word):
    assert _sections(finder, word) >= {"kv-cache#in-short", "kv-cache#numbers"}


@pytest.mark.parametrize("part", ["flash", "attention", "FlashAttention", "flashattention3"])
def test_a_part_finds_the_compound(finder, part):
    hits = finder.ask(part).hits

    assert any(marked(hit.snippet["en"]) == ["FlashAttention-3"] for hit in hits)


def test_one_sign_finds_the_words_that_have_it(finder):
    answer = finder.ask("显")

    assert {f"{h.path}#{h.anchor}" for h in answer.hits} == {
        f"{FLASH}#in-short", f"{FLASH}#bandwidth", f"{CACHE}#numbers",
    }  # fmt: skip
    assert all(set(marked(hit.snippet["zh"])) == {"显"} for hit in answer.hits)


def test_one_sign_beside_other_words_is_asked_for_too(finder):
    assert (
        _sections(finder, "滚 大")
        == _sections(finder, "滚动 最大值")
        == {"flash-attention#the-kernel"}
    )


def test_words_may_stand_in_different_languages_of_one_section(finder):
    (hit,) = finder.ask("draft 接受率").hits

    assert (hit.path, hit.anchor, hit.languages) == (SPECULATIVE, "acceptance", ("en", "zh"))
    assert marked(hit.snippet["en"]) == ["draft"]


def test_both_languages_of_a_section_are_one_result_with_both_texts(finder):
    (hit,) = finder.ask("Q4_K_M").hits

    assert hit.languages == ("en", "zh")
    assert set(hit.snippet) == {"en", "zh"}
    assert [marked(snippet) for snippet in hit.snippet.values()] == [["Q4_K_M"], ["Q4_K_M"]]
    assert hit.title == {"en": "Quantized weights", "zh": "量化权重"}
    assert hit.heading == {"en": "Formats", "zh": "格式"}
    assert hit.vendor == small.ESSENTIALS


def test_an_article_in_one_language_is_shown_in_that(finder):
    (hit,) = finder.ask("scheduler").hits

    assert (hit.path, hit.languages, set(hit.snippet)) == (BATCHING, ("en",), {"en"})


_NAMES = {
    "speculative": ["speculative decoding", "speculative sampling", "Speculative-Decoding",
                    "投机解码", "推测解码", "推测采样", "推測解碼"],
    "cache": ["KV cache", "KV caches", "kv-cache", "kvcache", "key-value cache",
              "键值缓存", "KV 缓存", "KV缓存", "ＫＶ缓存", "鍵值緩存"],
    "disaggregation": ["prefill/decode disaggregation", "P/D disaggregation",
                       "disaggregated serving", "PD 分离", "PD分离", "预填充与解码分离"],
    "memory": ["GPU memory", "device memory", "显存", "设备内存", "顯存"],
}  # fmt: skip
_FOUND_BY_NAME = {
    "speculative": {f"speculative-decoding#{at}" for at in
                    ("in-short", "the-idea", "acceptance", "rejected-tokens", "cost")}
                   | {"separate-machines#when-it-pays"},
    "cache": {"kv-cache#in-short", "separate-machines#in-short", "separate-machines#what-travels"},
    "disaggregation": {"separate-machines#in-short"},
    "memory": {"flash-attention#in-short", "flash-attention#bandwidth", "kv-cache#numbers"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("term", "name"), [(term, name) for term, names in _NAMES.items() for name in names]
)
def test_every_name_of_a_term_finds_the_same_in_both_languages(finder, term, name):
    assert _sections(finder, name) == _FOUND_BY_NAME[term]


@pytest.mark.parametrize("name", _NAMES["speculative"])
def test_the_glossary_links_the_marks_of_both_languages(finder, name):
    hit = next(hit for hit in finder.ask(name).hits if hit.path == MACHINES)

    assert "speculative sampling" in marked(hit.snippet["en"])
    assert marked(hit.snippet["zh"]) == ["推测采样"]


@pytest.mark.parametrize("name", ["投机解码", "推测解码", "speculative decoding"])
def test_the_article_that_explains_a_term_comes_first(finder, name):
    assert finder.ask(name).hits[0].path == SPECULATIVE


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("bandwidth matrix", (FLASH, "bandwidth")),
        ("reads fp8 六比特", (WEIGHTS, "formats")),
        ("page prompt", (CACHE, "pages")),
        ("词元 分布 拒绝", (SPECULATIVE, "rejected-tokens")),
    ],
)
def test_the_passage_with_all_words_comes_first(finder, question, section):
    answer = finder.ask(question)

    assert (answer.hits[0].path, answer.hits[0].anchor) == section
    assert not answer.is_loose


def test_three_passages_of_an_article_come_before_those_of_another(finder):
    hits = finder.ask("draft").hits

    assert [hit.path for hit in hits] == [SPECULATIVE] * 3 + [MACHINES] + [SPECULATIVE] * 2
    assert len({hit.anchor for hit in hits}) == len(hits)


@pytest.mark.parametrize("question", ["draft", "带宽", "memory weights", "FP8", "the"])
def test_the_best_come_first(finder, question):
    of_article: dict[str, list[float]] = {}
    hits = finder.ask(question, 50).hits
    for hit in hits:
        of_article.setdefault(hit.path, []).append(hit.score)

    assert hits[0].score == max(hit.score for hit in hits)
    assert all(scores == sorted(scores, reverse=True) for scores in of_article.values())


@pytest.mark.parametrize("limit", [0, 1, 2, 50])
def test_no_more_passages_are_returned_than_asked_for_and_all_are_counted(finder, limit):
    answer = finder.ask("draft", limit)

    assert len(answer.hits) == min(limit, 6)
    assert (answer.passages, answer.articles) == (6, 2)
    assert answer.query == "draft"


@pytest.mark.parametrize(
    "question", ["draft", "带宽", "610,351", "Leviathan", "标题 模型", "code:kTile"]
)
def test_a_result_leads_to_places_that_its_page_has(finder, library, question):
    for hit in finder.ask(question, 50).hits:
        page = next((library / "pages").glob(f"{hit.path}.*.html")).read_text(encoding="utf-8")
        assert f'id="{hit.pair}"' in page
        assert not hit.anchor or f'id="{hit.anchor}"' in page


@pytest.mark.parametrize(
    ("question", "path", "forms"),
    [
        ("投机解码", MACHINES, ("speculative sampling", "推测采样")),
        ("KV cache", MACHINES, ("KV cache", "KV 缓存", "key-value cache", "键值缓存")),
        ("caching", CACHE, ("cache",)),
        ('"memory bandwidth"', WEIGHTS, ("memory bandwidth",)),
        ("specultive", MACHINES, ("speculative",)),
        ("hopper", WEIGHTS, ()),
        ("draft", "nobody/nothing", ()),
        ("", MACHINES, ()),
    ],
)
def test_an_article_is_marked_as_it_is_written(finder, question, path, forms):
    assert set(forms) <= set(finder.marks(question, path))
    assert bool(finder.marks(question, path)) == bool(forms)


def test_the_title_is_marked_too(finder):
    assert finder.marks("remembers 记住", CACHE) == ("remembers", "记住")
