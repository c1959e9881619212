"""What an article is called where no TOML says it: the first heading of its text."""

import re
from collections.abc import Iterator
from html import unescape

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*$")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(\S.*)")
_CLOSING_HASHES = re.compile(r"(?:^|(?<=[ \t]))#+$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
# Blank lines, code, quotes, lists, tables and rules: their last line is no heading's.
_NO_WORDS = re.compile(r" {4}|\t|[ \t]*(?:[>|<]|[-*+][ \t]|\d+[.)][ \t]|[-*_=]+[ \t]*$|$)")
_FRONT_MATTER_KEY = re.compile(r"\s*(?:[\w.-]+\s*:|#|$)")
_LONGEST_FRONT_MATTER = 200  # lines

# Every repetition has a bound, so that a line of a million brackets takes no quadratic time.
_KEPT = re.compile(r"(`+)([^`]{1,500})\1|\$[^\s$][^$]{0,500}\$")
_CITATION = re.compile(r"[ \t]{0,9}\[@[^\[\]]{1,500}\]")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\](?:\([^()]{0,2000}\)|\[[^\[\]]{0,500}\])")
_MARKS = re.compile(r"\\([!-/:-@\[-`{-~])|\*+|~~|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)")
_LONGEST_TITLE = 1_000  # characters


def first_heading(text: str) -> str:
    """Return the words of a Markdown text's first heading without their marks, or nothing."""
    above = ""
    for line in _lines_of_text(text):
        found = _HEADING.match(line)
        words = _CLOSING_HASHES.sub("", found[1].rstrip()) if found else ""
        if not found and _UNDERLINE.match(line) and not _NO_WORDS.match(above):
            words = above
        if words.strip():
            return _without_marks(words.strip()[:_LONGEST_TITLE])
        above = line
    return ""


def _lines_of_text(text: str) -> Iterator[str]:
    """Yield each line that is no front matter, code or comment, and an empty one in its place."""
    lines = text.split("\n")
    closing: re.Pattern[str] | None = None
    for line in lines[_front_matter_end(lines) :]:
        if closing is not None:
            closing = None if closing.search(line) else closing
            yield ""
        elif fence := _FENCE.match(line):
            closing = re.compile(rf"^ {{0,3}}{fence[1][0]}{{{len(fence[1])},}}[ \t]*$")
            yield ""
        elif line.lstrip().startswith("<!--"):
            closing = None if "-->" in line else re.compile("-->")
            yield ""
        else:
            yield line


def _front_matter_end(lines: list[str]) -> int:
    if lines[0].rstrip() != "---" or len(lines) < 2 or not _FRONT_MATTER_KEY.match(lines[1]):
        return 0
    for at, line in enumerate(lines[1:_LONGEST_FRONT_MATTER], start=1):
        if line.rstrip() in {"---", "..."}:
            return at + 1
    return 0


def _without_marks(words: str) -> str:
    """Return a heading's words as they are shown; code and formulas as they are written."""
    kept: list[str] = []

    def set_aside(found: re.Match[str]) -> str:
        kept.append(found[2] or found[0])
        return f"\ue000{len(kept) - 1}\ue001"

    text = _KEPT.sub(set_aside, words.replace("\ue000", ""))
    text = _CITATION.sub("", text)
    text = _LINK.sub(r"\1", _LINK.sub(r"\1", text))  # twice: a picture may stand inside a link
    text = unescape(_MARKS.sub(lambda m: m[1] or "", text))
    text = re.sub("\ue000(\\d+)\ue001", lambda m: kept[int(m[1])], text)
    return " ".join(text.split())
