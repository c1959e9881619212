"""Snippets as lines of text: where they break and end, the words that were asked for marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from reader.search.values import Snippet

LINES = 2
_GAP = re.compile(r"\s{2,}|[^\S ]")
_SAMPLE = "Ag国"  # in both scripts: the fonts that stand in for each other differ in height
_LEADING_PX = 3.0
_BEFORE_MARK = 24  # letters that stay before the first mark when the beginning must go
_ENDLESS_PX = 1e5
_KEPT = 256  # layouts: two for each row of some answers


_pitches: dict[str, "Pitch"] = {}  # few fonts are in use, and measuring each takes a layout


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a snippet: of its text, of marked words and of what is behind them."""

    text: QColor
    marked: QColor
    mark: QColor


@dataclass(frozen=True, slots=True)
class Pitch:
    """How far lines of a font are apart, and where in a line its letters stand."""

    height: float
    ascent: float


class Snippets:
    """Lays snippets out, each once for a width; they fill no more than two lines."""

    def __init__(self) -> None:
        self._laid_out: dict[tuple[object, ...], QTextLayout] = {}

    def layout(self, snippet: Snippet, width: int, font: QFont, ink: Ink) -> QTextLayout:
        """Return a snippet in lines of a width in px."""
        colours = (ink.text.rgba(), ink.marked.rgba(), ink.mark.rgba())
        key = (snippet, width, font.key(), colours)
        if key not in self._laid_out:
            if len(self._laid_out) >= _KEPT:
                self._laid_out.clear()
            self._laid_out[key] = _fitted(snippet, width, font, ink)
        return self._laid_out[key]


def pitch_of(font: QFont) -> Pitch:
    """Return the pitch that leaves room for both scripts, whichever fonts the system has."""
    key = font.key()  # the font itself may be a part of an option that is soon gone
    if key not in _pitches:
        layout = _laid_out(_SAMPLE, _ENDLESS_PX, font)  # its line lives no longer than it
        line = layout.lineAt(0)
        metrics = QFontMetricsF(font)
        ascent = max(line.ascent(), metrics.ascent())
        descent = max(line.descent(), metrics.descent())
        _pitches[key] = Pitch(ascent + descent + _LEADING_PX, ascent + _LEADING_PX / 2)
    return _pitches[key]


def _fitted(snippet: Snippet, width: int, font: QFont, ink: Ink) -> QTextLayout:
    """Return a snippet with its first mark in sight and an ellipsis where it goes on."""
    snippet = _without_gaps(snippet)
    layout = _laid_out(snippet.text, width, font)
    if layout.lineCount() > LINES and snippet.marks:
        end = _units(snippet.text[: snippet.marks[0][1]])
        if end > _end_of(layout, LINES - 1):
            snippet = _from_mark(snippet)
            layout = _laid_out(snippet.text, width, font)
    if layout.lineCount() > LINES:
        snippet = _elided(snippet, _end_of(layout, LINES - 2), width, font)
    return _laid_out(snippet.text, width, font, _formats(snippet, ink))


def _laid_out(
    text: str, width: float, font: QFont, formats: Sequence[QTextLayout.FormatRange] = ()
) -> QTextLayout:
    """Return a text in lines of a width; with formats the last of its two lines is as it comes."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(formats)
    pitch = pitch_of(font) if formats else None
    layout.beginLayout()
    number = 0
    while (line := layout.createLine()).isValid():
        is_last = pitch is not None and number == LINES - 1
        line.setLineWidth(_ENDLESS_PX if is_last else width)
        if pitch is not None:
            line.setPosition(QPointF(0, number * pitch.height + pitch.ascent - line.ascent()))
        number += 1
    layout.endLayout()
    return layout


def _formats(snippet: Snippet, ink: Ink) -> list[QTextLayout.FormatRange]:
    """Return the colours of the whole text and then those of its marks."""
    plain = QTextCharFormat()
    plain.setForeground(ink.text)
    marked = QTextCharFormat()
    marked.setForeground(ink.marked)
    marked.setBackground(ink.mark)
    spans = [(0, len(snippet.text), plain), *((start, end, marked) for start, end in snippet.marks)]
    formats = []
    for start, end, look in spans:
        one = QTextLayout.FormatRange()
        one.start = _units(snippet.text[:start])
        one.length = _units(snippet.text[start:end])
        one.format = look
        formats.append(one)
    return formats


def _without_gaps(snippet: Snippet) -> Snippet:
    """Return a snippet with its indents and line breaks, which code has, as single spaces."""
    if not _GAP.search(snippet.text):
        return snippet

    def moved(place: int) -> int:
        return len(_GAP.sub(" ", snippet.text[:place]))

    marks = tuple((moved(start), moved(end)) for start, end in snippet.marks)
    return Snippet(_GAP.sub(" ", snippet.text), marks)


def _from_mark(snippet: Snippet) -> Snippet:
    """Return a snippet without most of what stands before its first mark."""
    mark = snippet.marks[0][0]
    cut = max(0, mark - _BEFORE_MARK)
    cut = snippet.text.find(" ", cut, mark) + 1 or cut
    marks = tuple((start - cut + 1, end - cut + 1) for start, end in snippet.marks)
    return Snippet(f"…{snippet.text[cut:]}", marks)


def _elided(snippet: Snippet, first: int, width: int, font: QFont) -> Snippet:
    """Return a snippet that ends with the second line; the first one is so many units long."""
    split = len(_encoded(snippet.text)[: 2 * first].decode("utf-16-le", "surrogatepass"))
    rest = QFontMetricsF(font).elidedText(snippet.text[split:], Qt.TextElideMode.ElideRight, width)
    text = snippet.text[:split] + rest
    last = len(text) - rest.endswith("…")
    marks = tuple((start, min(end, last)) for start, end in snippet.marks if start < last)
    return Snippet(text, marks)


def _end_of(layout: QTextLayout, number: int) -> int:
    """Return where a line ends, in UTF-16 units as Qt counts."""
    line = layout.lineAt(number)
    return line.textStart() + line.textLength()


def _units(text: str) -> int:
    return len(_encoded(text)) // 2


def _encoded(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")
