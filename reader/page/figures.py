"""A figure's SVG, rebuilt from what is known to be harmless, so that it can stand in the page."""

import re
from html import escape
from xml.etree import ElementTree as ET

from reader.errors import ReaderError
from reader.page.svg_style import PRESENTATION, Styles, uses_palette

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"

_GROUPS = frozenset({"a", "switch"})  # only for what is inside
_ELEMENT_NAMES = """
    circle clipPath defs ellipse g line linearGradient marker mask path pattern polygon polyline
    radialGradient rect stop style svg symbol text textPath tspan use"""
_ATTRIBUTE_NAMES = """
    clipPathUnits cx cy d dx dy fx fy gradientTransform gradientUnits height lengthAdjust
    markerHeight markerUnits markerWidth maskContentUnits maskUnits offset orient
    patternContentUnits patternTransform patternUnits points preserveAspectRatio r refX refY rotate
    rx ry spreadMethod startOffset textLength viewBox width x x1 x2 y y1 y2"""
_ELEMENTS = frozenset(_ELEMENT_NAMES.split())
_ATTRIBUTES = PRESENTATION | frozenset(_ATTRIBUTE_NAMES.split())
_DEEPEST = 60
_LARGEST = 3_000_000  # characters; such a figure would make its page sluggish
_PX = {"": 1.0, "px": 1.0, "pt": 100 / 72, "in": 100.0, "cm": 100 / 2.54, "mm": 100 / 25.4}
_LENGTH = re.compile(r"\s*([\d.]+(?:e-?\d+)?)\s*([a-z]*)\s*", re.IGNORECASE)


def inline_svg(text: str, prefix: str, label: str) -> str:
    """Return an SVG file as an `<svg>` element that scripts nothing, loads nothing and scales.

    Colours of the light palette become the page's variables, unless the figure is mostly drawn in
    others: then it keeps its own, with the class `own-colours` for a light ground.

    Args:
        prefix: Goes before its ids, so that figures of one page do not meddle with each other.
        label: Its accessible name.

    Raises:
        ReaderError: The text is no SVG, or too large.
    """
    root = _parse(text)
    themed = uses_palette(text)
    drawing = _Drawing(Styles(prefix, themed=themed), prefix, _with_use_inside(root))
    width, box = _size(root)
    style = f' style="max-width:{width:g}px"' if width else ""
    return (
        f'<svg id="{prefix}root" class="{"themed" if themed else "own-colours"}" role="img"'
        f' aria-label="{escape(label)}" viewBox="{box}"{style}'
        f"{drawing.attributes(root, _ROOT_KEPT)}>{drawing.children(root, 0)}</svg>"
    )


_ROOT_KEPT = PRESENTATION | {"preserveAspectRatio"}


def _parse(text: str) -> ET.Element:
    if len(text) > _LARGEST:
        raise ReaderError(f"The figure has {len(text):,} characters, too many for a page.")
    if "<!ENTITY" in text:
        raise ReaderError("The figure defines entities, which are not read.")
    try:
        root = ET.fromstring(text.lstrip("\ufeff \n\r\t"))  # noqa: S314  (no entities in it)
    except (ET.ParseError, ValueError) as error:
        raise ReaderError(f"The figure is no SVG: {error}.") from error
    if root.tag.removeprefix(_SVG) != "svg":
        raise ReaderError("The figure is no SVG: its outermost element is another one.")
    return root


def _pixels(written: str | None) -> float:
    """Return a length in px; an inch is 100 of them, as in the figures of the archive."""
    found = _LENGTH.fullmatch(written or "")
    if found is None or found[2].lower() not in _PX:
        return 0.0
    return float(found[1]) * _PX[found[2].lower()]


def _size(root: ET.Element) -> tuple[float, str]:
    """Return the natural width in px, 0 when unknown, and the view box."""
    width, height = _pixels(root.get("width")), _pixels(root.get("height"))
    numbers = re.findall(r"-?[\d.]+(?:e-?\d+)?", root.get("viewBox") or "")
    if len(numbers) == 4:
        return width or float(numbers[2]), " ".join(numbers)
    return width, f"0 0 {width or 300:g} {height or 150:g}"


def _with_use_inside(root: ET.Element) -> frozenset[str]:
    """Return the ids of elements that use others: used themselves, they multiply without end."""
    found: set[str] = set()
    waiting: list[tuple[ET.Element, tuple[str, ...]]] = [(root, ())]
    while waiting:
        element, ids = waiting.pop()
        if element.tag == f"{_SVG}use":
            found.update(ids)
        if len(ids) <= _DEEPEST:
            ids = (*ids, element.get("id", ""))
            waiting += [(child, ids) for child in element]
    return frozenset(found)


class _Drawing:
    """Writes the elements of one figure."""

    def __init__(self, styles: Styles, prefix: str, not_to_use: frozenset[str]) -> None:
        self._styles = styles
        self._prefix = prefix
        self._not_to_use = not_to_use

    def children(self, parent: ET.Element, depth: int) -> str:
        """Return what stands inside an element."""
        if depth > _DEEPEST:
            return ""
        parts = [escape(parent.text or "", quote=False)] if _holds_text(parent) else []
        for child in parent:
            parts.append(self._element(child, depth + 1))
            if _holds_text(parent):
                parts.append(escape(child.tail or "", quote=False))
        return "".join(parts)

    def _element(self, element: ET.Element, depth: int) -> str:
        name = element.tag.removeprefix(_SVG)
        if name == "style":
            css = self._styles.sheet("".join(element.itertext()))
            return f"<style>{css}</style>" if css else ""
        if name in _GROUPS:
            return f"<g>{self.children(element, depth)}</g>"
        if name not in _ELEMENTS:
            return ""
        return f"<{name}{self.attributes(element)}>{self.children(element, depth)}</{name}>"

    def attributes(
        self, element: ET.Element, kept: frozenset[str] = _ATTRIBUTES | {"id", "class", "href"}
    ) -> str:
        """Return the attributes of an element, each with a blank before it."""
        written = (self._attribute(name, value, kept) for name, value in element.items())
        return "".join(f' {name}="{escape(value)}"' for name, value in written if value)

    def _attribute(self, name: str, value: str, kept: frozenset[str]) -> tuple[str, str]:
        if name == "style":
            return name, self._styles.declarations(value)
        name = "href" if name == _XLINK_HREF else name
        if name not in kept:
            return name, ""
        if name == "id":
            return name, self._prefix + value
        if name == "class":
            return name, " ".join(self._prefix + word for word in value.split())
        if name == "href":
            target = value.strip()
            allowed = target.startswith("#") and target[1:] not in self._not_to_use
            return name, f"#{self._prefix}{target[1:]}" if allowed else ""
        return name, self._styles.value(name, value) or ""


def _holds_text(element: ET.Element) -> bool:
    return element.tag in {f"{_SVG}{name}" for name in ("text", "tspan", "textPath", "a")}
