"""Cards that are asked for in a page: of a phrase, of a term, of a question of the self-test."""

import pytest
from pages import CASES, LONG
from study_page import opened

IDEA, ASKED = "p-1bb591d0", "p-d6ba20dd"


@pytest.fixture(scope="module")
def glossed(build):
    """The archive with a glossary, compiled."""
    return build(CASES / "glossed")


@pytest.fixture
def page(qtbot, profile, library):
    with opened(qtbot, profile, library, LONG) as page:
        page.show()
        yield page


@pytest.fixture
def drafts(qtbot, profile, glossed):
    with opened(qtbot, profile, glossed, "lab/drafts") as page:
        page.show()
        yield page


def test_a_selected_phrase_becomes_a_card_with_both_sentences(page):
    page.select("branch predictor", IDEA)

    page.act("card")

    told = page.waits_for("card")
    assert told["front"] == {"en": "branch predictor", "zh": ""}
    assert told["back"]["en"].startswith("The idea is older")
    assert told["back"]["zh"].startswith("这个想法比模型更古老")
    assert (told["kind"], told["pair"], told["term"]) == ("word", f"{IDEA}@6", "")


def test_a_question_of_the_self_test_becomes_a_card_in_both_languages(page):
    page.click(".signs .question")

    assert page.waits_for("card") == {
        "kind": "question",
        "pair": f"{ASKED}@29",
        "front": {"en": "Why is there no bias?", "zh": "为什么没有偏差？"},
        "back": {
            "en": "The rejected part is drawn again from the difference.",
            "zh": "被拒绝的部分从差值中重新抽取。",
        },
        "term": "",
    }
    assert page.js("document.querySelector('details').open") is False


def test_a_term_that_is_selected_is_known_in_both_languages(drafts):
    row = drafts.js("document.querySelector('.zh .term').closest('.row').id")
    words = drafts.js("document.querySelector('.zh .term').textContent")
    drafts.select(words, row, "zh")

    drafts.act("card")

    told = drafts.waits_for("card")
    assert told["term"] == drafts.js("document.querySelector('.zh .term').dataset.term")
    assert all(told["front"].values())


def test_the_card_of_a_term_that_is_open_offers_to_be_kept(drafts):
    drafts.click(".en .term[data-term='kv-cache']")
    drafts.until("document.querySelector('.pop.pinned button') !== null")

    drafts.click(".pop button")

    told = drafts.waits_for("card")
    assert told["term"] == "kv-cache"
    assert told["back"]["en"] == "A draft model guesses, and its KV cache is small."
    assert drafts.js("document.querySelector('.pop button').textContent") == "The card is made"
