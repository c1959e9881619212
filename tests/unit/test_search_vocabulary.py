"""The archive's own words: beginnings, and what a mistyped word was to be."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.search.vocabulary import Vocabulary, mistakes

_WORDS = Vocabulary(
    {
        "cache": 50,
        "cached": 20,
        "caches": 30,
        "caching": 10,
        "cable": 5,
        "can": 900,
        "speculation": 2,
        "speculative": 40,
        "decode": 8,
        "decoder": 30,
        "decoding": 60,
        "quantization": 9,
        "quantisation": 3,
        "q4_k_m": 2,
        "the": 5_000,
        "gpu": 70,
    }
)
_LETTERS = st.text(st.sampled_from("abcd-4"), max_size=8)
_thorough = settings(max_examples=200, deadline=None)


def _reference(word, other):
    """Return the optimal string alignment distance, as the paper defines it."""

    @cache
    def distance(i, j):
        if not i or not j:
            return i + j
        same = word[i - 1] == other[j - 1]
        found = [
            distance(i - 1, j) + 1,
            distance(i, j - 1) + 1,
            distance(i - 1, j - 1) + (not same),
        ]
        if i > 1 and j > 1 and word[i - 1] == other[j - 2] and word[i - 2] == other[j - 1]:
            found.append(distance(i - 2, j - 2) + 1)
        return min(found)

    return distance(len(word), len(other))


@_thorough
@given(_LETTERS, _LETTERS, st.integers(0, 3))
def test_mistakes_are_counted_as_the_slow_reference_does(word, other, most):
    wanted = _reference(word, other)

    found = mistakes(word, other, most)
    assert found == wanted if wanted <= most else found > most


@_thorough
@given(_LETTERS, _LETTERS)
def test_mistakes_are_the_same_in_both_directions(word, other):
    assert mistakes(word, other, 8) == mistakes(other, word, 8)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cahce", "cache"),
        ("cacche", "cache"),
        ("cche", "cache"),
        ("cacje", "cache"),
        ("specultive", "speculative"),
        ("speculatvie", "speculative"),
        ("spekulativ", "speculative"),
        ("decodng", "decoding"),
        ("qantization", "quantization"),
        ("quantizaton", "quantization"),
    ],
)
def test_a_mistyped_word_is_taken_for_the_one_that_is_near(typed, meant):
    assert _WORDS.nearest(typed) == meant


def test_among_words_that_are_as_near_the_most_frequent_is_meant():
    words = Vocabulary({"cable": 5, "cache": 50, "cadre": 1})

    assert words.nearest("cabhe") == "cache"


def test_the_first_letter_is_wrong_most_seldom():
    words = Vocabulary({"batch": 3, "match": 900})

    assert words.nearest("bacth") == "batch"
    assert words.nearest("hatch") == "match"


@pytest.mark.parametrize(
    "typed",
    ["", "gpo", "xyzzyplugh", "cxxxe", "显存", "café", "x" * 41, "x" * 10_000, "\ud800abcd"],
)
def test_what_is_near_to_nothing_is_taken_for_nothing(typed):
    assert _WORDS.nearest(typed) == ""


def test_an_empty_archive_has_no_words():
    assert Vocabulary({}).nearest("cache") == ""
    assert Vocabulary({}).beginning("c", 5) == ()


@_thorough
@given(st.dictionaries(_LETTERS.filter(bool), st.integers(1, 9), max_size=12), _LETTERS)
def test_the_nearest_word_is_one_of_the_archive_and_near(counts, typed):
    meant = Vocabulary(counts).nearest(typed)

    near = [w for w in counts if len(w) >= 4 and _reference(typed, w) <= 1 + (len(typed) >= 7)]
    assert (meant in near) if len(typed) >= 4 and near else meant == ""


def test_a_beginning_becomes_the_most_frequent_words_of_meaning():
    assert _WORDS.beginning("cach", 3) == ("cache", "caches", "cached")
    assert _WORDS.beginning("ca", 2) == ("cache", "caches")
    assert _WORDS.beginning("cache", 9) == ("caches", "cached")
    assert _WORDS.beginning("q4", 9) == ("q4_k_m",)
    assert _WORDS.beginning("x", 9) == ()


@_thorough
@given(st.dictionaries(_LETTERS.filter(bool), st.integers(1, 9), max_size=12), _LETTERS)
def test_every_word_that_begins_so_is_found(counts, start):
    found = Vocabulary(counts).beginning(start, 99)

    assert set(found) == {w for w in counts if w.startswith(start) and w not in (start, "a")}
    assert [counts[word] for word in found] == sorted((counts[w] for w in found), reverse=True)


def test_what_was_written_is_read_again(tmp_path):
    _WORDS.write(tmp_path)

    again = Vocabulary.read(tmp_path)
    assert again.beginning("", 99) == _WORDS.beginning("", 99)
    assert again.nearest("cahce") == "cache"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["words.txt"]


@pytest.mark.parametrize("damage", [b"cache", b"cache 5 can", b"cache five", b"\xff 5", b"\0" * 64])
def test_a_damaged_file_of_words_is_told_and_removed(tmp_path, damage):
    file = tmp_path / "words.txt"
    file.write_bytes(damage)

    with pytest.raises(ReaderError, match="The search index is damaged") as caught:
        Vocabulary.read(tmp_path)

    assert caught.value.hint == "Build it again: reader build."
    assert not file.exists()
