"""Rules of figures: there, readable at column width, in the palette, drawn and not painted."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from xml.etree import ElementTree as ET

from reader.archive.model import LANGUAGES
from reader.check.finding import Fault, Rule
from reader.check.pieces import Piece
from reader.check.subject import Subject
from reader.check.svg import colours, has_raster, smallest_text
from reader.resources import palette

_SMALLEST_PX = 11.0
_CAPTION_WORDS = 4
_COLOURLESS = frozenset({"none", "currentcolor", "inherit", "transparent", "context-fill"})
_BLACK_AND_WHITE = frozenset({"black", "white", "#000", "#000000", "#fff", "#ffffff"})


def _shown(subject: Subject) -> Iterator[Piece]:
    """Yield the figures of the English text, each file once."""
    seen: set[str] = set()
    for piece in subject.pieces["en"]:
        if piece.kind == "figure" and piece.name not in seen:
            seen.add(piece.name)
            yield piece


@lru_cache(maxsize=16)  # as many as an article has: four rules ask for each
def _parsed(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314  (the archive's own)


def _drawings(subject: Subject) -> Iterator[tuple[str, ET.Element]]:
    """Yield name and root of each figure that is an SVG."""
    for piece in _shown(subject):
        data = subject.files.get(piece.name, b"")
        if piece.name.endswith(".svg") and data and b"<!ENTITY" not in data:
            try:
                yield piece.name, _parsed(data)
            except ET.ParseError:
                continue


def missing(subject: Subject) -> Iterator[Fault]:
    """A figure's file is there."""
    for language in LANGUAGES:
        for piece in subject.pieces[language]:
            if piece.kind == "figure" and piece.name not in subject.files:
                message = f"{piece.name} is not beside the text; draw it or mend the name."
                yield subject.fault(language, piece.line, message)


def invalid(subject: Subject) -> Iterator[Fault]:
    """A figure's file is an SVG."""
    for piece in _shown(subject):
        data = subject.files.get(piece.name)
        if data is None or not piece.name.endswith(".svg"):
            continue
        try:
            is_svg = _parsed(data).tag.endswith("}svg")
        except ET.ParseError as error:
            yield subject.fault(piece.name, error.position[0], f"This is no SVG: {error}.")
        else:
            if not is_svg:
                yield subject.fault(piece.name, 1, "This is no SVG; draw the figure anew.")


def source(subject: Subject) -> Iterator[Fault]:
    """One source stands beside a figure: `<name>.figure.py` or `<name>.dot`."""
    for piece in _shown(subject):
        stem = piece.name.rsplit(".", 1)[0]
        there = [n for n in (f"{stem}.figure.py", f"{stem}.dot") if n in subject.files]
        if piece.name in subject.files and piece.name.endswith(".svg") and len(there) != 1:
            message = f"Beside {piece.name} stands {stem}.figure.py or {stem}.dot, one of them."
            yield subject.fault("en", piece.line, message)


def caption(subject: Subject) -> Iterator[Fault]:
    """A figure has a caption in both languages that says what it shows."""
    for language in LANGUAGES:
        for piece in subject.pieces[language]:
            words = piece.text.split() if language == "en" else piece.text
            if piece.kind == "figure" and len(words) < _CAPTION_WORDS:
                message = "Say in the caption what is drawn, where to look and what follows."
                yield subject.fault(language, piece.line, message)


def raster(subject: Subject) -> Iterator[Fault]:
    """No figure is a picture of dots, and none is inside of one."""
    for piece in _shown(subject):
        if not piece.name.endswith(".svg"):
            message = f"{piece.name} is made of dots; draw it as SVG."
            yield subject.fault("en", piece.line, message)
    for name, root in _drawings(subject):
        if has_raster(root):
            message = "A picture of dots is inside; draw it with lines (no imshow, no rasterized)."
            yield subject.fault(name, 1, message)


def text_size(subject: Subject) -> Iterator[Fault]:
    """No text is under 11 px where the column is 720 px wide."""
    for name, root in _drawings(subject):
        smallest = smallest_text(root)
        if smallest is not None and smallest.px < _SMALLEST_PX - 0.005:
            message = (
                f'"{smallest.words}" is {smallest.px:.1f} px high in a column of 720 px;'
                f" at least {_SMALLEST_PX:.0f} px (SMALL in figure_style)."
            )
            yield subject.fault(name, _line_of(subject.files, name, smallest.words), message)


def palette_only(subject: Subject) -> Iterator[Fault]:
    """Every colour is one of the palette, so that the figure follows the theme."""
    known = {*palette()["light"].values(), *_COLOURLESS, *_BLACK_AND_WHITE}
    for name, root in _drawings(subject):
        for colour in dict.fromkeys(colours(root)):
            if colour not in known:
                message = f"The colour {colour} is not in the palette; import one of figure_style."
                yield subject.fault(name, _line_of(subject.files, name, colour), message)


def _line_of(files: Mapping[str, bytes], name: str, needle: str) -> int:
    text = files[name].decode("utf-8", "replace")
    found = re.search(re.escape(needle), text, re.IGNORECASE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


RULES: tuple[Rule[Subject], ...] = (
    Rule("figure-missing", "error", missing),
    Rule("figure-invalid", "error", invalid),
    Rule("figure-source", "error", source),
    Rule("figure-caption", "error", caption),
    Rule("figure-raster", "error", raster),
    Rule("figure-text-size", "error", text_size),
    Rule("figure-colour", "error", palette_only),
)
