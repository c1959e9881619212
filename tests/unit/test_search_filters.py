"""Filters by vendor, topic and language, and that every facet tells what choosing it gives."""

import pytest
import search_archive as small
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from search_archive import BATCHING, CACHE, ESSENTIALS, FLASH, MACHINES, ORBIT, SPECULATIVE, WEIGHTS

from reader.errors import ReaderError
from reader.search import ranking
from reader.search.analysis import words


@pytest.fixture(scope="module")
def finder(tmp_path_factory):
    library = small.build(small.ARCHIVE, tmp_path_factory.mktemp("search") / "library")
    found = small.finder(library)
    yield found
    found.close()


def _articles(finder, question, **options):
    return {hit.path for hit in finder.ask(question, 99, **options).hits}


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        ("vendor:orbit", {SPECULATIVE, FLASH, MACHINES}),
        ('vendor:"Orbit Labs"', {SPECULATIVE, FLASH, MACHINES}),
        ("vendor:ORBIT", {SPECULATIVE, FLASH, MACHINES}),
        ("vendor:轨道实验室", {SPECULATIVE, FLASH, MACHINES}),
        ("vendor：軌道", {SPECULATIVE, FLASH, MACHINES}),
        ("vendor:orbit vendor:essentials topic:memory", {FLASH, CACHE, WEIGHTS}),
        ("topic:memory", {FLASH, CACHE, WEIGHTS}),
        ('topic:"Memory traffic"', {FLASH, CACHE, WEIGHTS}),
        ("topic:访存", {FLASH, CACHE, WEIGHTS}),
        ("topic:memory vendor:essentials", {CACHE, WEIGHTS}),
        ("topic:serving", {MACHINES, BATCHING}),
        ("topic:decoding topic:serving", {SPECULATIVE, MACHINES, BATCHING}),
        ("vendor:orbit topic:memory -芯片", {FLASH}),
        ("-draft vendor:orbit", {SPECULATIVE, FLASH, MACHINES}),
        ("", set()),
        ("-draft", set()),
    ],
)
def test_a_filter_alone_shows_what_it_lets_through(finder, question, articles):
    assert _articles(finder, question) == articles


def test_articles_that_are_browsed_are_shown_from_their_beginning(finder):
    hits = finder.ask("vendor:orbit").hits

    assert [hit.anchor for hit in hits[:3]] == ["in-short"] * 3
    assert len({hit.path for hit in hits[:3]}) == 3


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        ("cache vendor:orbit", {MACHINES}),
        ("cache vendor:essentials", {CACHE}),
        ("cache topic:访存", {CACHE}),
        ("vendor:essentials 带宽", {WEIGHTS}),
        ("hopper vendor:essentials", set()),
        ('"memory bandwidth" topic:memory vendor:orbit', {FLASH}),
        ("draft OR page vendor:essentials", {CACHE, BATCHING}),
        ("-vendor:orbit cache", {CACHE}),
        ("-topic:访存 cache", {MACHINES}),
        ("-lang:en cache", set()),
    ],
)
def test_a_filter_takes_away_what_it_does_not_let_through(finder, question, articles):
    assert _articles(finder, question) == articles


@pytest.mark.parametrize("english", ["en", "English", "英文"])
def test_in_english_words_must_stand_in_the_english_text(finder, english):
    assert finder.ask(f"FP8 lang:{english}").passages == 1
    assert finder.ask(f"带宽 lang:{english}").passages == 0


@pytest.mark.parametrize("chinese", ["zh", "Chinese", "中文"])
def test_in_chinese_words_must_stand_in_the_chinese_text(finder, chinese):
    assert finder.ask(f"带宽 lang:{chinese}").passages == 3
    assert finder.ask(f"bandwidth lang:{chinese}").passages == 0
    assert finder.ask(f"FP8 lang:{chinese}").passages == 1


def test_filters_of_the_caller_stand_beside_those_of_the_text(finder):
    given_filters = {"vendor": (ORBIT,), "topic": ("memory",)}

    assert _articles(finder, "bandwidth", filters=given_filters) == {FLASH}
    assert _articles(finder, "bandwidth topic:memory", filters={"vendor": (ORBIT,)}) == {FLASH}
    assert _articles(finder, "", filters={"vendor": (ESSENTIALS,), "lang": ("en",)}) == {
        CACHE, WEIGHTS, BATCHING,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("facet", "known"),
    [("vendor", "orbit, essentials"), ("topic", "decoding, memory, serving"), ("lang", "en, zh")],
)
def test_a_filter_of_the_caller_that_names_nothing_is_told(finder, facet, known):
    with pytest.raises(ReaderError, match=f"The archive has no {facet} called nobody") as caught:
        finder.ask("draft", filters={facet: ("nobody",)})

    assert caught.value.hint == f"It has: {known}."


@pytest.mark.parametrize("question", ["vendor:nobody draft", "topic:wheels draft", "lang:xx draft"])
def test_what_a_filter_does_not_know_is_a_plain_word(finder, question):
    answer = finder.ask(question)

    assert answer.is_loose
    assert SPECULATIVE in small.paths(answer)
    assert answer.corrected == ""


def _chosen(finder, question, facet, key):
    by_text = finder.ask(f"{question} {facet}:{key}", 0)
    by_caller = finder.ask(question, 0, filters={facet: (key,)})
    assert by_text.passages == by_caller.passages
    return by_text.passages


@pytest.mark.parametrize(
    "question",
    ["draft", "带宽", "the", "memory weights", "With that", "is it", "model all tokens", "hopper",
     "FP8 OR own", "works take OR own", "keeps kernel -路", "draft 接受率", "投机解码", "投机结码",
     "specultive", '"memory bandwidth"', "toujijiema", "显存带宽 大矩阵", "vendor:orbit", "cach*",
     "how does the draft model work?", "topic:memory draft", "title:model", "code:kTile", "的"],
)  # fmt: skip
def test_a_facet_tells_how_many_passages_choosing_it_gives(finder, question):
    for facet, counts in finder.ask(question, 0).facets.items():
        if f"{facet}:" not in question:
            assert {key: _chosen(finder, question, facet, key) for key in counts} == counts


def _some_words():
    found = set()
    for file in sorted(small.ARCHIVE.rglob("*.md")):
        for word in words(file.read_text(encoding="utf-8")):
            parts = [word.text[at : at + 3] for at in range(0, len(word.text), 3)]
            found.update(parts if word.is_han else [word.written])
    return sorted(found)


_WORDS = st.sampled_from([*_some_words(), "OR", "specultive", "xyzzyplugh", "memory bandwidth"])
_QUESTIONS = st.lists(_WORDS | _WORDS.map("-{}".format) | _WORDS.map('"{}"'.format), max_size=5)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_QUESTIONS.map(" ".join))
def test_every_facet_of_any_question_tells_what_choosing_it_gives(finder, question):
    answer = finder.ask(question, 99)

    for facet, counts in answer.facets.items():
        assert {
            key: finder.ask(f"{question} {facet}:{key}", 0).passages for key in counts
        } == counts
    assert sum(answer.facets["vendor"].values()) == answer.passages == len(answer.hits)


def test_the_most_frequent_stand_first_and_those_without_passages_do_not_stand_there(finder):
    facets = finder.ask("draft").facets

    assert list(facets["vendor"].items()) == [(ORBIT, 6)]
    assert list(facets["topic"].items()) == [("decoding", 6), ("serving", 1)]
    assert list(facets["lang"].items()) == [("en", 6)]


@pytest.mark.parametrize("question", ["draft", "memory weights", "带宽", "the", "vendor:orbit"])
def test_what_is_counted_does_not_hang_on_how_many_are_put_in_order(finder, question, monkeypatch):
    before = finder.ask(question, 99)
    monkeypatch.setattr(ranking, "_RANKED", 2)
    after = finder.ask(question, 99)

    assert (before.passages, before.articles, before.facets) == (
        after.passages, after.articles, after.facets,
    )  # fmt: skip
    assert set(small.paths(after)) <= set(small.paths(before))


@pytest.mark.parametrize("limit", [0, 1, 50])
def test_facets_do_not_hang_on_the_limit(finder, limit):
    assert finder.ask("draft", limit).facets == finder.ask("draft").facets
