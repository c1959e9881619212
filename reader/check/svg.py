"""What rules ask of an SVG: its colours, its smallest text, whether dots are inside."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

# The narrowest column that shows both languages' figures whole; content-guide: 11 px there.
_COLUMN_PX = 720.0
# An inch of figure is 100 px of page, as in content/_figures and in reader/page/figures.py.
_PX = {"": 1.0, "px": 1.0, "pt": 100 / 72, "in": 100.0, "cm": 100 / 2.54, "mm": 100 / 25.4}
# Inside a drawing a length without a unit is one of the view box; CSS says what the others are.
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "in": 96.0}
_DEFAULT_SIZE = 16.0
_LENGTH = re.compile(r"\s*([\d.]+(?:e-?\d+)?)\s*([a-z%]*)\s*", re.IGNORECASE)
_TRANSFORM = re.compile(r"(scale|matrix)\s*\(([^)]*)\)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_FONT_SIZE = re.compile(
    r"(?:^|;)\s*font-size\s*:\s*([^;]+)|(?:^|;)\s*font\s*:[^;]*?([\d.]+\w*)[\s/]"
)
_COLOUR = re.compile(
    r"(?:^|[;{\s])(?:fill|stroke|stop-color|color|flood-color)\s*:\s*([^;}]+)", re.IGNORECASE
)
_COLOURED = frozenset({"fill", "stroke", "stop-color", "color", "flood-color"})


@dataclass(frozen=True, slots=True)
class SmallText:
    """The smallest text of a figure and its height in a column of 720 px."""

    words: str
    px: float


def colours(root: ET.Element) -> Iterator[str]:
    """Yield each colour that is written, in small letters; references to gradients are none."""
    for element in root.iter():
        written = [value for name, value in element.items() if name in _COLOURED]
        sheet = "".join(element.itertext()) if element.tag.endswith("}style") else ""
        written += _COLOUR.findall(f"{element.get('style', '')}\n{sheet}")
        for value in written:
            colour = value.replace("!important", "").strip().lower()
            if not colour.startswith("url("):
                yield colour


def has_raster(root: ET.Element) -> bool:
    """Return whether a picture is inside, or HTML that could hold one."""
    return any(
        element.tag.rsplit("}", 1)[-1] in {"image", "foreignObject"} for element in root.iter()
    )


def smallest_text(root: ET.Element) -> SmallText | None:
    """Return the smallest text, None when there is none."""
    found = list(_texts(root, _scale(root), _DEFAULT_SIZE))
    return min(found, key=lambda text: text.px, default=None)


def _scale(root: ET.Element) -> float:
    """Return how many px of page one unit of the view box is where the column is narrowest."""
    box = [float(n) for n in _NUMBER.findall(root.get("viewBox") or "")]
    length = _LENGTH.fullmatch(root.get("width") or "")
    natural = 0.0
    if length is not None:
        natural = float(length[1]) * _PX.get(length[2].lower(), 0.0)
    units = box[2] if len(box) == 4 else natural
    return min(_COLUMN_PX, natural or units) / units if units else 1.0


def _texts(element: ET.Element, scale: float, size: float) -> Iterator[SmallText]:
    scale *= _factor(element.get("transform") or "")
    size = _size(element, size)
    name = element.tag.rsplit("}", 1)[-1]
    if name in {"text", "tspan"} and (element.text or "").strip():
        yield SmallText((element.text or "").strip(), size * scale)
    for child in element:
        yield from _texts(child, scale, size)


def _factor(transform: str) -> float:
    factor = 1.0
    for kind, inside in _TRANSFORM.findall(transform):
        n = [float(number) for number in _NUMBER.findall(inside)]
        if kind == "scale" and n:
            factor *= math.sqrt(abs(n[0] * n[-1]))
        elif len(n) == 6:
            factor *= math.sqrt(abs(n[0] * n[3] - n[1] * n[2]))
    return factor


def _size(element: ET.Element, inherited: float) -> float:
    written = _FONT_SIZE.search(element.get("style") or "")
    value = (written[1] or written[2]) if written else element.get("font-size")
    length = _LENGTH.fullmatch(value or "")
    if length is None:
        return inherited
    unit = length[2].lower()
    if unit in {"em", "%"}:
        return inherited * float(length[1]) / (100 if unit == "%" else 1)
    return float(length[1]) * _UNITS.get(unit, 1.0)
