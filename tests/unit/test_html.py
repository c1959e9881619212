"""Blocks to safe HTML: tests/cases/html/x.md gives x.html; `x.zh.md` is read as Chinese."""

import re
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from case_files import check, inputs
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.text.blocks import split
from reader.text.citations import cited_keys, number_sources
from reader.text.code import highlight
from reader.text.finish import placeholder
from reader.text.html import Renderer, Surroundings
from reader.text.plain import plain_text, reading_minutes

_FRAGMENTS = st.lists(
    st.sampled_from(
        [
            "*", "**", "_", "`", "``", "$", "$$", "[", "]", "](", ")", "![", "<", ">", "</", "&",
            "\\", "script", "<b", "onerror=", '"', "'", "javascript:", "a.md", "[@k", ", §1",
            "text", " ", "\n", "~~", "https://x.org", "&#xe000;", "<a href=", "中文", "（",
            "。", "|", "x",
        ]
    ),
    max_size=30,
).map("".join)  # fmt: skip


def _formula(tex, display):
    if "bad" in tex:
        raise ReaderError("The formula does not parse.")
    return f'<span class="katex{" shown" * display}">{escape(tex)}</span>'


def _renderer(text, language="en"):
    return Renderer(
        Surroundings(
            language,
            Path("x.md"),
            _formula,
            lambda href: None if "dead" in href else f"/to/{href}",
            lambda file: None if "missing" in file else f"/files/{file}",
            split(text).references,
            {"k": 1, "kwon2023": 2},
        )
    )


def _render(text, language="en"):
    renderer = _renderer(text, language)
    return [renderer.block(block) for block in split(text).blocks]


@pytest.mark.parametrize("file", inputs("html", ".md"))
def test_a_text_becomes_the_html_that_is_wanted(file: Path):
    language = "zh" if file.name.endswith(".zh.md") else "en"
    rendered = _render(file.read_text(encoding="utf-8"), language)

    lines = [part.html for part in rendered]
    lines += [f"<!-- {p.line}: {p.sentence} -->" for part in rendered for p in part.problems]
    check(file.with_suffix(".html"), "\n".join(lines) + "\n")


class _Reader(HTMLParser):
    """Notes what could do something."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag in {"script", "iframe", "object", "embed", "form", "input", "style", "link", "meta"}:
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcset", "formaction", "id"}:
                self.found.append(name)
            if name in {"href", "src"} and re.match(
                r"\s*(javascript|data|vbscript):", value or "", re.I
            ):
                self.found.append(value)


@given(st.one_of(_FRAGMENTS, st.text()))
@settings(max_examples=400, deadline=None)
def test_no_text_makes_it_fail_or_lets_anything_active_through(text):
    reader = _Reader()
    for part in _render(text):
        reader.feed(part.html)

    assert not reader.found


@given(_FRAGMENTS)
@settings(deadline=None)
def test_no_text_makes_plain_words_fail(text):
    for block in split(text).blocks:
        plain_text(block)


def test_a_placeholder_cannot_be_forged():
    forged = placeholder(0).replace("\ue000", "&#xe000;").replace("\ue001", "&#xe001;")
    nonce_unknown = re.sub(r":\d+", ":0", re.sub("[0-9a-f]{8}", "00000000", forged))

    [part] = _render(f"$x$ {nonce_unknown} \ue0000\ue001")

    assert part.html.count("katex") == 1


def test_a_formula_in_an_attribute_stays_words():
    [part] = _render('![a $x>"y"$](a.png) b')

    assert '<img src="/files/a.png" alt="a $x&gt;&quot;y&quot;$">' in part.html


def test_a_problem_names_the_line_of_its_link():
    [part] = _render("one\ntwo [x](dead.md)")

    assert [problem.line for problem in part.problems] == [2]


def test_sources_are_numbered_by_first_use_and_those_never_cited_come_last():
    en = split("A [@b, §1] and `[@x]` [@a; @unknown].").blocks
    zh = split("乙 [@c]。").blocks

    assert number_sources([en, zh], ["a", "b", "c", "d"]) == {"b": 1, "a": 2, "c": 3, "d": 4}
    assert cited_keys(en) == ("b", "a", "unknown")


def test_code_in_an_unknown_language_is_plain_text():
    html = highlight("<x>", "nolang")

    assert html == (
        '<pre class="code" data-language="nolang" tabindex="0"><code>&lt;x&gt;</code></pre>'
    )


def test_plain_words_have_no_markup():
    text = "A **bold** [link $x$](a.md) with `code_1`, ![alt](b.png) & &lt; [@k, §2]. \\*"
    [block] = split(text).blocks

    assert plain_text(block) == "A bold link x with code_1, alt & <. *"


def test_reading_takes_a_minute_at_least_and_leaves_code_out():
    assert reading_minutes(split("word " * 440 + "\n\n```\n" + "code " * 999 + "\n```").blocks) == 2
    assert reading_minutes(split("字" * 800).blocks) == 2
    assert reading_minutes(()) == 1
