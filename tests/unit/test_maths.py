"""LaTeX to HTML: the one place below the window with Qt in it."""

import re

import pytest

from reader.errors import ReaderError
from reader.text.maths import render


def test_a_formula_becomes_html_with_mathml_beside_it():
    html = render(r"\frac{a}{b}", display=False)

    assert '<span class="katex">' in html
    assert "<math xmlns=" in html
    assert r"\frac{a}{b}" in html  # the annotation, for copying


def test_a_displayed_formula_is_marked_as_one():
    assert "katex-display" in render("x", display=True)
    assert "katex-display" not in render("x", display=False)


@pytest.mark.parametrize(
    "tex",
    [
        r"\begin{aligned}a&=b\\c&=d\end{aligned}",
        r"\begin{align}a&=b\end{align}",
        r"\operatorname*{arg\,max}_x",
        r"\underbrace{x}_{\text{absorbed once}}",
        r"\mathbb{R}^{n}",
        r"\text{显存} = 1",
        r"70{,}272 \approx 7\%",
    ],
)
def test_what_articles_use_is_understood(tex):
    assert "katex" in render(tex, display=True)


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"\foo{x}", r"Undefined control sequence: \foo at position 1"),
        ("a_", "Expected group after '_' at position 2"),
        (r"\def\a{\a\a}\a", "Too many expansions"),
        ("x" * 6000, "6,000 characters"),
    ],
)
def test_what_does_not_parse_is_told_in_a_sentence(tex, words):
    with pytest.raises(ReaderError) as caught:
        render(tex, display=False)

    assert words in caught.value.sentence


@pytest.mark.parametrize(
    "tex",
    [
        r"\href{javascript:alert(1)}{x}",
        r"\url{https://x.org}",
        r"\includegraphics{https://x.org/a.png}",
        r"\htmlStyle{color: red}{x}",
        r"\text{<img src=x onerror=alert(1)>}",
    ],
)
def test_no_link_picture_or_tag_comes_out_of_tex(tex):
    html = render(tex, display=False)

    assert not re.search(r"<[^>]*(href|src|onerror|color: red)", html)
    assert "<img" not in html


def test_a_size_is_bounded():
    assert "1000em" not in render(r"\rule{1000em}{1em}", display=False).split("annotation")[2]
