"""`reader search`: what it prints, as lines and as JSON, and what it says when it cannot."""

import json

import pytest
from search_archive import ARCHIVE, BATCHING, SPECULATIVE, build

from reader import cli
from reader.library.place import place_of


@pytest.fixture
def place():
    """The archive of the search's tests, built where the command looks for it."""
    place = place_of(ARCHIVE)
    build(ARCHIVE, place.library)
    return place


def search(capsys, *arguments):
    status = cli.main(["search", "--archive", str(ARCHIVE), *arguments])
    out, err = capsys.readouterr()
    return status, out, err


def as_json(capsys, *arguments):
    status, out, err = search(capsys, "--json", *arguments)
    assert (status, err) == (0, "")
    return json.loads(out)


def test_json_has_the_passages_with_both_texts_best_first(place, capsys):
    document = as_json(capsys, "speculative decoding")

    first = document["results"][0]
    assert set(first) == {"path", "anchor", "title", "snippet", "score"}
    assert first["path"] == SPECULATIVE
    assert set(first["title"]) == set(first["snippet"]) == {"en", "zh"}
    scores = [result["score"] for result in document["results"]]
    assert scores == sorted(scores, reverse=True)


def test_an_anchor_is_a_place_that_the_reader_opens(place, capsys):
    first = as_json(capsys, "投机解码")["results"][0]

    page = next((place.library / "pages").rglob("speculative-decoding.*.html")).read_text("utf-8")
    assert f'id="{first["anchor"]}"' in page


def test_corrected_is_null_or_the_question_that_was_answered(place, capsys):
    assert as_json(capsys, "speculative decoding")["corrected"] is None
    assert as_json(capsys, "speculatve decoding")["corrected"] == "speculative decoding"


def test_words_need_no_quotes(place, capsys):
    one = as_json(capsys, "speculative decoding")

    assert as_json(capsys, "speculative", "decoding") == one


def test_the_limit_holds(place, capsys):
    assert len(as_json(capsys, "--limit", "1", "cache")["results"]) == 1


def test_options_filter_as_words_in_the_question_do(place, capsys):
    by_option = as_json(capsys, "--vendor", "orbit", "--lang", "zh", "解码")

    assert by_option == as_json(capsys, "解码 vendor:orbit lang:zh")
    assert all(result["path"].startswith("orbit/") for result in by_option["results"])


def test_lines_name_the_place_and_show_both_texts(place, capsys):
    status, out, _ = search(capsys, "--limit", "1", "投机解码")

    assert status == 0
    place_line, english, chinese, *_ = out.splitlines()
    assert place_line.startswith(f"{SPECULATIVE}#")
    assert english.startswith("\t")
    assert chinese.startswith("\t小模型")


def test_an_article_in_one_language_has_one_snippet(place, capsys):
    results = as_json(capsys, "continuous batching")["results"]

    one = next(result for result in results if result["path"] == BATCHING)
    assert set(one["snippet"]) == {"en"}


@pytest.mark.parametrize("words", ["", " ", '"', "((", "🦓", "的", "the of", "\x07", "x" * 10_000])
def test_whatever_is_asked_there_is_an_answer(place, capsys, words):
    assert isinstance(as_json(capsys, words)["results"], list)


def test_a_vendor_that_is_not_there_is_told(place, capsys):
    status, out, err = search(capsys, "--vendor", "nobody", "cache")

    assert (status, out) == (2, "")
    assert "The archive has no vendor called nobody. It has: " in err


def test_a_library_that_was_never_built_is_told(capsys):
    status, _, err = search(capsys, "cache")

    assert status == 2
    assert "There is no library here yet." in err
