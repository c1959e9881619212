"""Markdown inside a block to HTML, made safe: Python-Markdown, then nh3, always both.

Blocks come from `text/blocks.py`; here Python-Markdown reads only the words of one paragraph,
heading or table.
"""

import re
from collections.abc import Mapping
from html import escape
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import (
    InlineProcessor,
    SimpleTagInlineProcessor,
    SubstituteTagInlineProcessor,
)
from markdown.util import AtomicString

_INLINE = {
    "a", "abbr", "b", "bdi", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd",
    "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "u",
    "var", "wbr",
}  # fmt: skip
_TABLE = {"table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption"}
_FLOW = {
    "blockquote", "center", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h1", "h2",
    "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "summary", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan"},
}
# Their text is no text either.
_DROPPED_WHOLE = {"script", "style", "template", "iframe", "object", "noscript", "svg", "math"}
_SCHEMES = {"http", "https", "mailto"}

# What never closes costs Python-Markdown quadratic time; no paragraph that is meant has so much.
_LONGEST = 100_000
_MOST_BRACKETS = 1_000

_CJK = "\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_BREAK_IN_CHINESE = re.compile(rf"(?<=[{_CJK}])[ \t]*\n[ \t]*(?=[{_CJK}])")
_ADDRESS = (
    rf"(?<![A-Za-z0-9/=\"'])(https?://(?:\([^\s()<>]*\)|[^\s()<>\"`\ue000-\uf8ff\x02\x03{_CJK}])+)"
    r"(?<![.,:;!?'*_~])"
)
_PUNCTUATION = list("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def _cleaner(tags: set[str]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=tags,
        attributes={tag: names for tag, names in _ATTRIBUTES.items() if tag in tags},
        clean_content_tags=_DROPPED_WHOLE - tags,
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
    )


_CLEAN_INLINE = _cleaner(_INLINE)
_CLEAN_TABLE = _cleaner(_INLINE | _TABLE)
_CLEAN_FLOW = _cleaner(_INLINE | _TABLE | _FLOW)


class _BareAddress(InlineProcessor):
    """`https://…` in running text becomes a link, as on GitHub."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802  (named by Python-Markdown)
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int]:
        link = Element("a", href=m[1])
        link.text = AtomicString(m[1])
        return link, m.start(0), m.end(0)


def _python_markdown() -> Markdown:
    """Return a Python-Markdown that knows no blocks but paragraph and table."""
    md = Markdown(extensions=[TableExtension(use_align_attribute=True)])
    for name in ("indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote"):
        md.parser.blockprocessors.deregister(name)
    md.parser.blockprocessors.deregister("reference")
    md.preprocessors.deregister("html_block")
    md.ESCAPED_CHARS = _PUNCTUATION
    md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "hard_break", 185)
    md.inlinePatterns.register(_BareAddress(_ADDRESS, md), "bare_address", 75)
    md.inlinePatterns.register(SimpleTagInlineProcessor(r"(~~)(.+?)~~", "del"), "strike", 58)
    return md


class Words:
    """Turns the Markdown inside the blocks of one text into safe HTML."""

    def __init__(self, references: Mapping[str, tuple[str, str]]) -> None:
        self._references = dict(references)
        self._markdown = _python_markdown()

    def inline(self, text: str) -> str:
        """Return a paragraph's inside: no tag in it is a block."""
        return _CLEAN_INLINE.clean(self._convert(_BREAK_IN_CHINESE.sub("", text))).strip()

    def table(self, text: str) -> str:
        """Return a `<table>`."""
        return _CLEAN_TABLE.clean(self._convert(text)).strip()

    def _convert(self, text: str) -> str:
        if len(text) > _LONGEST or text.count("[") > _MOST_BRACKETS:
            return escape(text)
        self._markdown.references = {}
        self._markdown.reset()  # empties the references, too
        self._markdown.references = self._references
        try:
            return self._markdown.convert(text)
        except RecursionError:  # marks nested a thousand deep
            return escape(text)


def clean_html(text: str) -> str:
    """Return HTML of a text with nothing in it but words, lists, tables and their like."""
    return _CLEAN_FLOW.clean(text).strip()
