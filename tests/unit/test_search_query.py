"""Questions as they are typed: tests/cases/search/grammar.txt, and that no text is refused."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search.analysis import words
from reader.search.query import FILTERS, LONGEST, Clause, Query, parse

_TABLE = Path(__file__).parents[1] / "cases" / "search" / "grammar.txt"
_CASES = [
    line.split("\t")
    for line in _TABLE.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
_ANY = st.text(st.characters(exclude_categories=()), max_size=80)
_TYPED = st.lists(
    st.sampled_from(
        ["one", "显存", "Q4_K_M", "C++", "-", "－", '"', "“", "」", "OR", "|", "*", ":", "：", " ",
         "vendor:", "topic:", "lang:", "title:", "code:", "(", ")", "\\", "\0", "\ud800", "\n"]
    ),
    max_size=20,
).map("".join)  # fmt: skip
_PLAIN = st.lists(
    st.sampled_from(["one", "显存", "Q4_K_M", "C++", "12,288", "node.js", "(two)", "[x]", "é?"])
).map(" ".join)
_thorough = settings(max_examples=200, deadline=None)


def _clause(clause):
    text = f'"{clause.text}"' if clause.is_exact else clause.text
    return f"{clause.field}:" * bool(clause.field) + text + "*" * clause.is_prefix


def _shown(query):
    parts = [f"-{_clause(clause)}" for clause in query.unwanted]
    for sign, named in (("", query.filters), ("-", query.barred)):
        parts += [f"{sign}{{{name}:{','.join(values)}}}" for name, values in named.items()]
    return " ".join((*parts, *("|".join(map(_clause, group)) for group in query.wanted)))


@pytest.mark.parametrize(("typed", "wanted"), _CASES, ids=[typed for typed, _ in _CASES])
def test_a_question_is_understood_as_wanted(typed, wanted):
    assert _shown(parse(typed)) == wanted


@pytest.mark.parametrize("nothing", ["", " ", "\t\n\u3000", '""', "“”", "OR"])
def test_nothing_asks_for_nothing(nothing):
    assert parse(nothing) == parse(nothing, is_typing=True) == Query()


@pytest.mark.parametrize("typed", ["spec", "memory ban", "显", "vendor:orbit spec", "a OR b", "-"])
def test_while_one_types_the_last_word_is_open(typed):
    assert parse(typed, is_typing=True).is_open
    assert not parse(typed).is_open


@pytest.mark.parametrize("typed", ["spec ", '"spec', "title:spec", "spec*", "vendor:orbit", ""])
def test_a_last_word_that_is_finished_or_no_plain_word_is_not_open(typed):
    assert not parse(typed, is_typing=True).is_open


def test_a_plain_clause_has_neither_quotes_nor_field_nor_star():
    assert Clause("x").is_plain
    assert not Clause("x", field="title").is_plain
    assert not Clause("x", is_exact=True).is_plain
    assert not Clause("x", is_prefix=True).is_plain


@pytest.mark.parametrize("text", ["word " * 2_000, "x" * 10_000, '"' * 10_000, "显" * 10_000])
def test_of_ten_thousand_signs_the_first_are_read(text):
    query = parse(text)

    assert query == parse(text[:LONGEST])
    assert sum(len(clause.text) for group in query.wanted for clause in group) <= LONGEST


@pytest.mark.parametrize("signs", ["-", "- ", "+", "(", "OR ", "title:", '" ', "*", "a:", "\0"])
def test_ten_thousand_of_any_sign_are_read_at_once(signs):
    assert isinstance(parse(signs * (10_000 // len(signs))), Query)


@_thorough
@given(_ANY | _TYPED, st.booleans())
def test_no_text_makes_the_parser_fail(text, is_typing):
    query = parse(text, is_typing=is_typing)

    assert all(query.wanted)
    assert set(query.filters) <= set(FILTERS)
    clauses = [*query.unwanted, *(clause for group in query.wanted for clause in group)]
    assert all(clause.text.strip() for clause in clauses)


@_thorough
@given(_PLAIN)
def test_plain_words_are_kept_as_they_were_typed(text):
    query = parse(text)

    assert all(group[0].is_plain and len(group) == 1 for group in query.wanted)
    assert " ".join(group[0].text for group in query.wanted) == text


@_thorough
@given(_TYPED)
def test_no_word_is_lost_whatever_stands_beside_it(text):
    query = parse(text)

    clauses = [*query.unwanted, *(clause for group in query.wanted for clause in group)]
    named = [*query.filters.values(), *query.barred.values()]
    kept = " ".join(
        (*(clause.text for clause in clauses), *(text for some in named for text in some))
    )
    fields = re.compile("vendor|topic|lang|title|code|or", re.IGNORECASE)
    lost = {word.text for word in words(text)} - {word.text for word in words(kept)}
    assert not [word for word in lost if not fields.search(word)]
