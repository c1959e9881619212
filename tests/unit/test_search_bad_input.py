"""Whatever is asked, there is an answer or a sentence, never a trace."""

import pytest
import search_archive as small
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from search_archive import CACHE, FLASH

from reader.search.values import Answer


@pytest.fixture(scope="module")
def finder(tmp_path_factory):
    library = small.build(small.ARCHIVE, tmp_path_factory.mktemp("search") / "library")
    found = small.finder(library)
    yield found
    found.close()


_NOTHING = [
    "", " ", "\n\t\u3000", "\0", "\x1b[0m", "\u202e\u200b", "\ud800", '"', '""', "“", "”", "「",
    "''", "(", ")", "[]", "{", "<>", "-", "--", "- -", "−", "*", "**", "|", "OR", "OR OR", "或者",
    ":", "+", "#", "...", "，。", "😀", "🇨🇳 👩‍👧", "\\", "%", "&;", "$^", "-*", "?", "title:\"",
    "vendor:\"\"",
]  # fmt: skip
_SOMETHING = [
    "((((draft", "draft)", "[draft]", '"draft', 'draft"', "“draft", "draft''", "😀 draft",
    "draft 😀", "\0draft", "draft\0", "draft\ud800", "\x07draft\x7f", "<draft/>", "draft?",
    "draft!!!", "draft;", "draft\n\n", "DRAFT", "ｄｒａｆｔ", "draft OR", "OR draft", "| draft |",
    "draft -", "-- draft", "draft AND", "%draft%", "draft:", "\\draft", "draft/*", "draft^2",
    "draft~",
]  # fmt: skip
_LONG = {
    "one word": "x" * 10_000,
    "a word again and again": "draft " * 1_700,
    "different words": " ".join(f"w{n}" for n in range(2_000)),
    "Chinese": "显存带宽" * 2_500,
    "one sign": "的" * 10_000,
    "Traditional": "記憶體" * 3_400,
    "quotes": '"' * 10_000,
    "an open quote": '"' + "draft " * 1_700,
    "brackets": "(" * 10_000,
    "minus": "-" * 10_000,
    "minus words": "-draft " * 1_500,
    "plus": "a" + "+" * 10_000,
    "or": "draft OR " * 1_200,
    "filters": "vendor:orbit " * 800,
    "unknown filters": "vendor:nobody " * 700,
    "stars": "d* " * 3_300,
    "blanks": " " * 10_000,
    "emoji": "😀" * 10_000,
    "controls": "\0\x01\x1f" * 3_400,
}


@pytest.mark.parametrize("text", _NOTHING)
@pytest.mark.parametrize("is_typing", [False, True])
def test_what_asks_for_nothing_finds_nothing(finder, text, is_typing):
    answer = finder.ask(text, is_typing=is_typing)

    assert (answer.query, answer.hits, answer.passages) == (text, (), 0)
    assert finder.marks(text, FLASH) == ()


@pytest.mark.parametrize("text", _SOMETHING)
@pytest.mark.parametrize("is_typing", [False, True])
def test_what_cannot_be_parsed_is_answered_as_plain_words(finder, text, is_typing):
    answer = finder.ask(text, is_typing=is_typing)

    assert answer.query == text
    assert answer.passages >= 6
    assert "draft" in finder.marks(text, "orbit/speculative-decoding")


@pytest.mark.parametrize("kind", _LONG)
@pytest.mark.parametrize("is_typing", [False, True])
def test_ten_thousand_signs_are_answered(finder, kind, is_typing):
    answer = finder.ask(_LONG[kind], is_typing=is_typing)

    assert answer.query == _LONG[kind]
    assert answer.passages >= len(answer.hits)
    assert isinstance(finder.marks(_LONG[kind], FLASH), tuple)


@pytest.mark.parametrize(
    "question", ["the", "of the and", "的", "的 了 吗", "what is it?", "是什么"]
)
def test_of_stop_words_alone_there_is_an_answer(finder, question):
    assert finder.ask(question).query == question
    assert isinstance(finder.ask(question, is_typing=True), Answer)


@pytest.mark.parametrize("path", ["", "nobody/nothing", "..", "/", "\0", "\ud800", "essentials"])
def test_no_article_has_no_marks(finder, path):
    assert finder.marks("draft", path) == ()


_SIGNS = st.text(st.characters(exclude_categories=()), max_size=40)
_TYPED = st.lists(
    st.sampled_from(
        ["draft", "draf", "specultive", "显存", "投机结码", "記憶體", "tjjm", "C++", "Q4_K_M", "显",
         "的", "the", "-", '"', "“", "」", " OR ", "|", "*", ":", " ", " ", "vendor:", "(", "?",
         "topic:memory", "lang:zh", "title:", "code:", "\0", "\ud800", "😀", "12,288", "x" * 65]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_SIGNS | _TYPED, st.booleans())
def test_any_text_gets_an_answer_that_holds_together(finder, text, is_typing):
    answer = finder.ask(text, 5, is_typing=is_typing)

    assert answer.query == text
    assert len(answer.hits) == min(5, answer.passages)
    assert sum(answer.facets["vendor"].values()) == answer.passages
    assert not answer.corrected or answer.passages
    for snippet in (snippet for hit in answer.hits for snippet in hit.snippet.values()):
        assert all(0 <= start < end <= len(snippet.text) for start, end in snippet.marks)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_SIGNS | _TYPED)
def test_any_text_marks_an_article_or_nothing(finder, text):
    assert all(form.strip() for form in finder.marks(text, CACHE))
