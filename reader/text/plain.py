"""A block as plain words: for the search index, word counts, previews and anchors."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from reader.text.inline import tokens
from reader.text.markdown import clean_html
from reader.text.values import Block

_WORDS_A_MINUTE = 220
_CHARACTERS_A_MINUTE = 400

_MARKUP = re.compile(
    r"""
      !?\[(?P<words>(?:[^\[\]\\]|\\.)*)\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"]*")?\)|\[[^\[\]]*\])
    | (?P<gap><br[^<>]*>) | </?[A-Za-z][^<>]*> | <!--(?:(?!<!--).)*?-->
    | \\(?P<escaped>[!-/:-@\[-`{-~])
    | \*+ | ~~ | (?<!\w)_+(?=\S) | (?<=\S)_+(?!\w)
    """,
    re.VERBOSE | re.DOTALL,
)
_MARK = re.compile("\ue000(\\d+)\ue001")
_DELIMITER_ROW = re.compile(r"^[ \t|:-]+$", re.MULTILINE)
_WORD = re.compile(r"[A-Za-z0-9]+(?:[^\sA-Za-z0-9\u3000-\u9fff\uff00-\uffef]+[A-Za-z0-9]+)*")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


def plain_inline(text: str) -> str:
    """Return the words of a paragraph or a heading; code and TeX as written, no citations."""
    parts: list[str] = []
    kept: list[str] = []
    end = 0
    text = text.replace("\ue000", "")
    for token in tokens(text):
        # Left in its place as a mark: a link may begin before a formula and end behind it.
        parts += (text[end : token.start], f"\ue000{len(kept)}\ue001")
        kept.append("" if token.kind == "citation" else token.text)
        end = token.end
    parts.append(text[end:])
    pieces = _MARK.split(_without_markup("".join(parts)))
    pieces[::2] = map(unescape, pieces[::2])
    pieces[1::2] = [kept[int(index)] for index in pieces[1::2]]
    return " ".join("".join(pieces).split())


def _without_markup(text: str) -> str:
    return _MARKUP.sub(_words_of, text)


def _words_of(markup: re.Match[str]) -> str:
    if markup["words"]:
        return _without_markup(markup["words"])
    return markup["escaped"] or (" " if markup["gap"] else "")


def plain_text(block: Block) -> str:
    """Return the words of a block without markup, citations and link targets; formulas as TeX."""
    return "\n".join(line for line in _lines(block) if line)


def _lines(block: Block) -> Iterator[str]:
    if block.kind in {"code", "maths"}:
        yield block.text
    elif block.kind == "table":
        for row in _DELIMITER_ROW.sub("", block.source).split("\n"):
            yield " ".join(plain_inline(row).replace("|", " ").split())
    elif block.kind == "html":
        yield " ".join(unescape(_without_markup(clean_html(block.source))).split())
    elif block.kind == "paragraph":
        yield plain_inline(block.source)
    elif block.kind != "rule":
        yield plain_inline(block.text)
    for child in block.children:
        yield from _lines(child)


def prose(blocks: Iterable[Block]) -> Iterator[str]:
    """Return what is read word by word: everything but code and formulas."""
    for block in blocks:
        if block.children:
            yield plain_inline(block.text)
            yield from prose(block.children)
        elif block.kind not in {"code", "maths", "html"}:
            yield plain_text(block)


def count_words(text: str) -> int:
    """Return the number of words in Latin letters or digits; `top-k` and `12,288` are one."""
    return len(_WORD.findall(text))


def count_characters(text: str) -> int:
    """Return the number of Chinese characters, without punctuation."""
    return len(_HAN.findall(text))


def reading_minutes(blocks: Iterable[Block]) -> int:
    """Return the minutes that the prose takes, at least 1."""
    text = "\n".join(prose(blocks))
    minutes = count_words(text) / _WORDS_A_MINUTE + count_characters(text) / _CHARACTERS_A_MINUTE
    return max(1, round(minutes))
