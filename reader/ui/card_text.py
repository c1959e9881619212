"""The texts of cards and notes as rich text: formulas, gaps, and the word that a card is about.

Such a text is plain; a formula stands in it as TeX between a backslash with `(` and one with `)`.
In a cloze `{{` and `}}` are around what is hidden.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from reader.search.tex import readable
from reader.ui.card_tex import formula_html

OPEN_GAP, CLOSE_GAP = "{{", "}}"
_FORMULA = re.compile(r"\\\((.+?)\\\)", re.DOTALL)
_PART = re.compile(rf"{_FORMULA.pattern}|\{{\{{|\}}\}}", re.DOTALL)
_ENDING = re.compile(r"(?:e?s)?(?![A-Za-z0-9])", re.IGNORECASE)
_SPACES = re.compile(r"[ \t]+")
# Both scripts write these; in a Chinese text they have the width of a character.
_SHARED_SIGNS = re.compile("[“”‘’—…·]+")
_GAP_SHOWN = "&nbsp;……&nbsp;"  # spaces, so that the ground is wider than the dots
_NOTHING = "[…]"


@dataclass(frozen=True, slots=True)
class Ink:
    """How parts of a text that stand out are shown, each as a style of CSS.

    Attributes:
        marked: The word that a card is about, and what filled a gap.
        gap: The place of what is hidden.
        code: TeX that cannot be shown otherwise.
        shared: Signs of both scripts in a Chinese text; empty in an English one.
    """

    marked: str = "font-weight: 700"
    gap: str = ""
    code: str = "font-family: monospace"
    shared: str = ""


PLAIN = Ink()


def card_html(text: str, ink: Ink = PLAIN) -> str:
    """Return a text as rich text."""
    return "".join(_piece_html(text[start:end], ink) for start, end in _parts(text))


def marked_html(text: str, word: str, ink: Ink = PLAIN) -> str:
    """Return a text as rich text, a word of it marked wherever it stands.

    Args:
        word: As it is written on the card; the text may have it in the plural and with other
            capitals. Where the text has it not at all, nothing is marked.
    """
    shown = []
    done = 0
    for start, end in _places(text, word.strip()):
        shown.append(card_html(text[done:start], ink))
        shown.append(_span(ink.marked, card_html(text[start:end], ink)))
        done = end
    return "".join((*shown, card_html(text[done:], ink)))


def cloze_html(text: str, ink: Ink = PLAIN, *, is_open: bool) -> str:
    """Return a cloze as rich text, its gaps empty or, when it is open, filled and marked."""
    shown = []
    for part, is_hidden in cloze_parts(text):
        if not is_hidden:
            shown.append(card_html(part, ink))
        elif is_open:
            shown.append(_span(ink.marked, card_html(part, ink)))
        else:
            shown.append(_span(ink.gap, _GAP_SHOWN))
    return "".join(shown)


def cloze_parts(text: str) -> list[tuple[str, bool]]:
    """Return the parts of a cloze in order, and of each whether it is hidden.

    The braces themselves are left out; a formula's own braces are none of a gap. What is opened
    and never closed is not hidden.
    """
    parts: list[tuple[str, bool]] = []
    done, opened = 0, -1
    for found in _PART.finditer(text):
        if found[0] == OPEN_GAP and opened < 0:
            opened = found.start()
        elif found[0] == CLOSE_GAP and opened >= 0:
            parts.append((text[done:opened], False))
            parts.append((text[opened + len(OPEN_GAP) : found.start()], True))
            done, opened = found.end(), -1
    parts.append((text[done:], False))
    return [part for part in parts if part[0]]


def has_gap(text: str) -> bool:
    """Return whether something of a cloze is hidden."""
    return any(is_hidden and part.strip() for part, is_hidden in cloze_parts(text))


def line_of(text: str, *, is_cloze: bool = False) -> str:
    """Return a text on one line, its formulas as words, for a list or a screen reader."""
    if is_cloze:
        text = "".join(_NOTHING if is_hidden else part for part, is_hidden in cloze_parts(text))
    if "\\(" in text:
        text = _FORMULA.sub(lambda found: readable(found[1]), text)
    return " ".join(text.split())


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each formula of a text, and what is between two, begins and ends."""
    done = 0
    for found in _FORMULA.finditer(text):
        if found.start() > done:
            yield done, found.start()
        yield found.span()
        done = found.end()
    if done < len(text):
        yield done, len(text)


def _piece_html(piece: str, ink: Ink) -> str:
    found = _FORMULA.fullmatch(piece)
    if found is None:
        html = escape(_SPACES.sub(" ", piece), quote=False).replace("\n", "<br>")
        return _SHARED_SIGNS.sub(lambda f: _span(ink.shared, f[0]), html) if ink.shared else html
    tex = found[1].strip()
    return formula_html(tex) or _span(ink.code, escape(tex, quote=False))


def _span(style: str, html: str) -> str:
    return f'<span style="{style}">{html}</span>' if style else html


def _places(text: str, word: str) -> list[tuple[int, int]]:
    """Return where a word stands, best as a whole; never from or to the middle of a formula."""
    if not word:
        return []
    formulas = [found.span() for found in _FORMULA.finditer(text)]
    wholes, parts = [], []
    for start in _starts(_lower(text), _lower(word)):
        end = start + len(word)
        ending = _ENDING.match(text, end)
        if ending and not (start and text[start - 1].isascii() and text[start - 1].isalnum()):
            wholes.append((start, ending.end()))
        parts.append((start, end))
    for spans in (wholes, parts):
        places = [span for span in spans if not _cuts(span, formulas)]
        if places:
            return places
    return []


def _starts(text: str, word: str) -> Iterator[int]:
    """Yield where a word stands; a pattern for each card would take milliseconds to be compiled."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def _lower(text: str) -> str:
    """Return a text in small letters, where that moves none of them (İ becomes two)."""
    small = text.lower()
    return small if len(small) == len(text) else text


def _cuts(span: tuple[int, int], formulas: list[tuple[int, int]]) -> bool:
    """Return whether an edge of a span stands inside a formula."""
    return any(start < edge < end for edge in span for start, end in formulas)
