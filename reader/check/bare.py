"""Markdown words without their marks, line by line as they stand: what language rules look at."""

import re
from dataclasses import dataclass
from functools import lru_cache

from reader.text.inline import tokens

# One sign each, from the private use area, so that a rule sees that something stands there.
CODE, MATHS, CITATION = "\ue100", "\ue101", "\ue103"
# Where emphasis began or ended: Markdown may need a blank there that the text would not have.
EDGE = "\ue102"

_LINK = re.compile(r"!?\[((?:[^\[\]\\]|\\.)*)\]\(([^()\s]*)(?:\s+\"[^\"]*\")?\)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->", re.DOTALL)
_EMPHASIS = re.compile(r"\*+|~~|(?<![A-Za-z0-9_])_+(?=\S)|(?<=\S)_+(?![A-Za-z0-9_])")
_ADDRESS = re.compile(r"https?://[^\s()<>]+")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Bare:
    """The words of a piece of Markdown, and what was taken out of them.

    Attributes:
        text: The words; CODE, MATHS, CITATION and EDGE stand where something was. Lines are kept.
        cited: The insides of the citations, in their order.
    """

    text: str
    code: tuple[str, ...] = ()
    maths: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


@lru_cache(maxsize=4096)  # most pieces are asked for by several rules
def bare(markdown: str) -> Bare:
    """Return the words of a paragraph, a row, a heading or a caption."""
    taken: dict[str, list[str]] = {"code": [], "maths": [], "citation": []}
    parts: list[str] = []
    end = 0
    for token in tokens(markdown):
        taken[token.kind].append(token.text)
        sign = {"code": CODE, "maths": MATHS, "citation": CITATION}[token.kind]
        lines = "\n" * markdown.count("\n", token.start, token.end)
        parts += (markdown[end : token.start], sign, lines)
        end = token.end
    text = "".join((*parts, markdown[end:]))
    links = tuple(target for _, target in _LINK.findall(text))
    text = _LINK.sub(r"\1", _LINK.sub(r"\1", text))  # twice: a picture inside a link
    text = _EMPHASIS.sub(EDGE, _TAG.sub("", _ADDRESS.sub(CODE, text)))
    text = _ESCAPED.sub(r"\1", text)
    return Bare(text, tuple(taken["code"]), tuple(taken["maths"]), tuple(taken["citation"]), links)


def words(markdown: str) -> str:
    """Return the words alone, with a blank for what was taken out."""
    return re.sub(f"[{CODE}{MATHS}{CITATION}]", " ", bare(markdown).text.replace(EDGE, ""))
