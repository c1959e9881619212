"""The texts of cards as rich text: formulas, gaps, marked words, and no HTML by chance."""

import re
import tomllib
from pathlib import Path

import pytest

from reader.ui.card_tex import formula_html
from reader.ui.card_text import (
    Ink,
    card_html,
    cloze_html,
    cloze_parts,
    has_gap,
    line_of,
    marked_html,
)

_ROOT = Path(__file__).resolve().parents[2]
_CASES = tomllib.loads((_ROOT / "tests/cases/cards/formulas.toml").read_text("utf-8"))["case"]
_INK = Ink(marked="M", gap="G", code="C", shared="S")
_LEAST_SHARE = 0.95


def _formulas():
    """Return the formulas within lines of the articles, each as often as it stands there."""
    found = []
    for file in sorted((_ROOT / "content").glob("*/*/??.md")):
        text = re.sub(r"```.*?```|\$\$.*?\$\$|`[^`\n]*`", "", file.read_text("utf-8"), flags=re.S)
        found += re.findall(r"(?<![\\$])\$(?!\s)([^$\n]+?)(?<!\s)\$(?!\d)", text)
    return found


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["tex"][:40])
def test_a_formula_is_shown_as_wanted_or_not_at_all(case):
    assert formula_html(case["tex"]) == case.get("html")


def test_nearly_every_formula_of_the_archive_is_shown_without_leftovers():
    formulas = _formulas()
    shown = [formula_html(tex) for tex in formulas]
    leftovers = [html for html in shown if html is None or "\\" in html or "{}" in html]

    assert len(formulas) > 1000
    assert len(leftovers) <= (1 - _LEAST_SHARE) * len(formulas)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ("one\ntwo   three", "one<br>two three"),
        (r"so \(d_c\) is", "so <i>d</i><sub><i>c</i></sub> is"),
        (r"no \(\foo{<b>}\)", 'no <span style="C">\\foo{&lt;b&gt;}</span>'),
        ("他说“好”——", '他说<span style="S">“</span>好<span style="S">”——</span>'),
        (r"\( and \)", "<i>and</i>"),
        (r"never \(closed", r"never \(closed"),
        ("", ""),
    ],
)
def test_a_text_is_rich_text_with_its_formulas_and_nothing_else(text, html):
    assert card_html(text, _INK) == html


@pytest.mark.parametrize(
    ("text", "word", "marked"),
    [
        ("Weight absorption works.", "weight absorption", ["Weight absorption"]),
        ("Two caches, one cache.", "cache", ["caches", "cache"]),
        ("The cached value", "cache", ["cache"]),  # better a part than nothing
        ("The cache is cached", "cache", ["cache"]),
        ("权重吸收的技巧", "权重吸收", ["权重吸收"]),
        ("Nothing of it", "cache", []),
        ("Nothing of it", " ", []),
        ("a.b a+b", "a+b", ["a+b"]),
        (r"the \(cache\) here", "cache", []),
    ],
)
def test_the_word_is_marked_where_it_stands(text, word, marked):
    html = marked_html(text, word, Ink(marked="M"))

    assert re.findall(r'<span style="M">(.*?)</span>', html) == marked


def test_a_word_with_a_formula_is_marked_as_one():
    html = marked_html(r"the width \(d_c\) here", r"width \(d_c\)", _INK)

    assert html == 'the <span style="M">width <i>d</i><sub><i>c</i></sub></span> here'


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a {{b}} c", [("a ", False), ("b", True), (" c", False)]),
        ("{{a}}{{b}}", [("a", True), ("b", True)]),
        (r"{{\(x^{\mathrm{H}}\) y}}", [(r"\(x^{\mathrm{H}}\) y", True)]),
        (r"\(x_{{a}}\) {{b}}", [(r"\(x_{{a}}\) ", False), ("b", True)]),
        ("never {{closed", [("never {{closed", False)]),
        ("never }} opened", [("never }} opened", False)]),
        ("", []),
    ],
)
def test_a_cloze_falls_into_what_is_shown_and_what_is_hidden(text, parts):
    assert cloze_parts(text) == parts


def test_a_gap_hides_its_words_until_it_is_open():
    text = "It writes {{one vector}} only."

    assert "vector" not in cloze_html(text, _INK, is_open=False)
    assert "……" in cloze_html(text, _INK, is_open=False)
    assert cloze_html(text, _INK, is_open=True) == (
        'It writes <span style="M">one vector</span> only.'
    )


@pytest.mark.parametrize(
    ("text", "expected"), [("a {{b}}", True), ("a {{ }}", False), ("a", False), ("{{a", False)]
)
def test_a_gap_is_one_only_when_it_hides_something(text, expected):
    assert has_gap(text) is expected


def test_a_text_on_one_line_has_its_formulas_as_words_and_no_gap_filled():
    text = "MLA\nwrites {{one}}  \\(W^{UK}\\) \\(\\alpha\\)"

    assert line_of(text, is_cloze=True) == "MLA writes […] W^UK α"
