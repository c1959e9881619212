"""The text of a cell out of its HTML; tests/ui/test_sentences.py holds it against the window's."""

import pytest

from reader.page.cells import cell_text
from reader.text.sentences import Whole

_KATEX = (
    '<span class="katex"><span class="katex-mathml"><math><semantics><mi>a</mi>'
    '<annotation encoding="application/x-tex">a &lt; b</annotation></semantics></math></span>'
    '<span class="katex-html" aria-hidden="true"><span>a</span></span></span>'
)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One  line\n of <em>words</em>. </p>", "One line of words."),
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("<ul><li>one<ul><li>in it</li></ul></li><li>two</li></ul>", "one\nin it\ntwo"),
        ("<table><tr><td>a </td><td></td><td> b</td></tr></table>", "a\nb"),
        ("a <br> b", "a\nb"),
        ("<details><summary>Why?</summary><p>So.</p></details>", "Why?\nSo."),
        ("a&nbsp;&amp; &lt;b&gt; &#x1F680;", "a\xa0& <b> 🚀"),
        ('It grows<sup><a class="cite" href="#source-x">[1]</a></sup>.', "It grows."),
        ('<button class="copy"><svg><path d=""></path></svg>Copy</button>x', "x"),
        ('<figure class="zoom"><svg><svg></svg>a</svg><figcaption>b</figcaption></figure>', "b"),
        ('a <span class="pop own">b <span>c</span></span>d', "a d"),
        ('<p hidden="">a</p><p title="not hidden">b</p>', "b"),
        ('an <img src="a.png" alt="b"> c', "an c"),
        ('<pre class="code"><code>a  b\n\n  c\n</code></pre><p>d</p>', "a  b\n\n  c\nd"),
        ("<pre>\n a</pre>", " a"),
        (f"so {_KATEX}, then", "so \\(a < b\\), then"),
        ("", ""),
    ],
)
def test_the_text_is_what_the_page_shows_without_what_stands_beside_it(html, text):
    assert cell_text(html).text == text


def test_formulas_and_code_are_wholes():
    cell = cell_text(f"<p>{_KATEX} <code>x. y</code></p><pre><code>a. b\n</code></pre><p>c</p>")

    parts = [(cell.text[w.start : w.end], w.kind) for w in cell.wholes]
    assert parts == [("\\(a < b\\)", "maths"), ("x. y", "code"), ("a. b", "code")]


def test_a_formula_in_a_listing_is_part_of_it():
    assert cell_text(f"<pre>a {_KATEX}</pre>").wholes == (Whole(0, 11, "code"),)


def test_html_that_never_closes_ends_somewhere():
    assert cell_text("a <svg>b").text == "a"
    assert cell_text('a <span class="katex">b').text == "a \\(\\)"
    assert cell_text("<code>b").text == "b"
