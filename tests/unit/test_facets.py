"""What an answer can be narrowed to, and how a filter gets into a question and out again."""

import pytest

from reader.search.values import Answer
from reader.ui.facets import chips_of, toggled
from reader.ui.palette_rows import Names

NAMES = Names(
    "en",
    {"deepseek": {"en": "DeepSeek", "zh": "深度求索"}, "meta": {"en": "Meta", "zh": "Meta"}},
    {"moe": {"en": "Mixture of experts", "zh": "混合专家"}},
)
ANSWER = Answer(
    "cache",
    passages=12,
    facets={"vendor": {"deepseek": 8, "meta": 4}, "topic": {"moe": 12}, "lang": {"zh": 5}},
)


def shown(typed, answer=ANSWER, names=NAMES):
    return [(chip.name, chip.count, chip.is_on) for chip in chips_of(answer, names, typed)]


def test_chips_have_names_and_counts_and_what_all_passages_have_is_left_out():
    assert shown("cache") == [("DeepSeek", 8, False), ("Meta", 4, False), ("中文", 5, False)]


def test_chips_are_named_in_the_language_of_the_interface():
    assert shown("cache", names=Names("zh", NAMES.vendors, NAMES.topics))[0][0] == "深度求索"


@pytest.mark.parametrize(
    "typed",
    ["cache vendor:deepseek", "VENDOR:DeepSeek cache", "vendor：深度 cache", 'vendor:"deepseek"'],
)
def test_a_filter_that_is_typed_is_in_force_however_it_is_written(typed):
    assert shown(typed)[0] == ("DeepSeek", 8, True)


@pytest.mark.parametrize("typed", ['"vendor:deepseek"', "xvendor:deepseek", "-vendor:deepseek"])
def test_what_only_looks_like_a_filter_is_none(typed):
    assert not any(is_on for _, _, is_on in shown(typed))


def test_a_filter_in_force_is_shown_though_nothing_was_found():
    assert shown("cache topic:moe", Answer("cache topic:moe")) == [("Mixture of experts", 0, True)]


@pytest.mark.parametrize(
    ("typed", "kind", "name", "then"),
    [
        ("cache", "vendor", "meta", "cache vendor:meta"),
        ("cache ", "lang", "zh", "cache lang:zh"),
        ("", "topic", "moe", "topic:moe"),
        ("cache vendor:meta", "vendor", "meta", "cache"),
        ("vendor:meta cache lang:zh", "vendor", "meta", "cache lang:zh"),
        ("a vendor:Meta b vendor:meta", "vendor", "meta", "a b"),
        ("cache vendor:meta", "vendor", "deepseek", "cache vendor:meta vendor:deepseek"),
    ],
)
def test_a_chip_puts_its_filter_behind_the_words_or_takes_it_out(typed, kind, name, then):
    assert toggled(typed, kind, name, NAMES) == then
