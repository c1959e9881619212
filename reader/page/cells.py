"""The text of a cell of the page out of its HTML, as resources/script/cells.js reads it there.

It reads what the page's own writers wrote: every `<` opens a tag, every value stands in double
quotes, every element is closed, and there are no comments.
"""

import re
from html import unescape
from typing import Literal

from reader.text.sentences import BLANKS, CellText, Whole

_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)((?:\"[^\"]*\"|[^<>\"])*)>")
_CLASS = re.compile(r"\sclass=\"([^\"]*)\"")
_HIDDEN = re.compile(r"\shidden(?=[\s=/]|$)")
_VALUE = re.compile(r"\"[^\"]*\"")
_TEX = re.compile(r"<annotation\b[^<>]*>(.*?)</annotation>", re.DOTALL)
_BLANK = re.compile(r"[ \t\n\r\f]+")
_BLOCKS = frozenset({
    "article", "aside", "blockquote", "caption", "center", "dd", "details", "div", "dl", "dt",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_VOID = frozenset({"br", "hr", "img", "wbr", "input", "col"})
_SKIPPED = frozenset({"button", "svg"})
_SKIPPED_CLASSES = frozenset({"pop", "own"})


def cell_text(html: str) -> CellText:
    r"""Return the text of a cell from what stands inside its element.

    Blocks begin and end lines, blanks are one each as they are shown, a formula stands as
    `\(TeX\)`; citations, buttons and pictures are left out.
    """
    reader = _Reader(html)
    return reader.read()


class _Reader:
    """Reads a cell once from the left to the right."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._parts: list[str] = []
        self._size = 0
        self._wholes: list[Whole] = []
        self._code: list[tuple[str, int]] = []  # the open elements of code, and where each begins
        self._as_written = 0

    def read(self) -> CellText:
        at = 0
        while tag := _TAG.search(self._html, at):
            self._words(self._html[at : tag.start()])
            at = self._tag(tag)
        self._words(self._html[at:])
        text = "".join(self._parts).rstrip(BLANKS)
        # A listing ends with its last line, not with the line's end.
        ends = [w.start + len(text[w.start : w.end].rstrip(BLANKS)) for w in self._wholes]
        wholes = [Whole(w.start, end, w.kind) for w, end in zip(self._wholes, ends, strict=True)]
        return CellText(text, tuple(w for w in wholes if w.start < w.end))

    def _tag(self, tag: re.Match[str]) -> int:
        """Return where to read on after a tag, which is behind the whole element at times."""
        closing, name, rest = tag.groups()
        name = name.lower()
        classes = frozenset(found[1].split()) if (found := _CLASS.search(rest)) else frozenset()
        if not closing and _is_skipped(name, rest, classes):
            return self._end_of(name, tag.end())
        if not closing and "katex" in classes:
            return self._formula(name, tag.end())
        return self._element(name, bool(closing), tag.end())

    def _element(self, name: str, closing: bool, at: int) -> int:
        if name in _BLOCKS or (name == "br" and not closing):
            self._break_line()
        if name not in {"code", "pre"}:
            return at
        if not closing:
            self._code.append((name, self._size))
            self._as_written += name == "pre"
        elif self._code:
            opened, start = self._code.pop()
            self._as_written -= opened == "pre"
            if not self._code:
                self._add_whole(start, "code")
        # HTML leaves out a line's end right behind <pre>.
        return at + (name == "pre" and not closing and self._html.startswith("\n", at))

    def _formula(self, name: str, at: int) -> int:
        end = self._end_of(name, at)
        tex = _TEX.search(self._html, at, end)
        start = self._size
        self._add(f"\\({unescape(tex[1]) if tex else ''}\\)")
        if not self._code:
            self._add_whole(start, "maths")
        return end

    def _end_of(self, name: str, at: int) -> int:
        """Return where an element ends whose start tag ends here."""
        if name in _VOID:
            return at
        depth = 1
        for found in re.compile(rf"<(/?){name}\b[^>]*?(/?)>").finditer(self._html, at):
            if not found[2]:
                depth += -1 if found[1] else 1
            if not depth:
                return found.end()
        return len(self._html)

    # ---- what was read --------------------------------------------------------------------

    def _words(self, html: str) -> None:
        if not html:
            return
        words = unescape(html)
        if not self._as_written:
            words = _BLANK.sub(" ", words)
            if not self._parts or self._parts[-1][-1] in " \n":
                words = words.removeprefix(" ")
        self._add(words)

    def _add(self, words: str) -> None:
        if words:
            self._parts.append(words)
            self._size += len(words)

    def _add_whole(self, start: int, kind: Literal["code", "maths"]) -> None:
        if start < self._size:
            self._wholes.append(Whole(start, self._size, kind))

    def _break_line(self) -> None:
        while self._parts and self._parts[-1].endswith(" "):
            kept = self._parts.pop()
            self._size -= len(kept)
            self._add(kept.rstrip(" "))
        if self._parts and not self._parts[-1].endswith("\n"):
            self._add("\n")


def _is_skipped(name: str, rest: str, classes: frozenset[str]) -> bool:
    return (
        name in _SKIPPED
        or bool(classes & _SKIPPED_CLASSES)
        or (name == "a" and "cite" in classes)
        or ("hidden" in rest and _HIDDEN.search(_VALUE.sub("", rest)) is not None)
    )
