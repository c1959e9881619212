"""The CSS inside a figure: only what draws, only in it, in the page's colours and fonts."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from reader.resources import palette

# Properties and attributes alike.
_PRESENTATION_NAMES = """
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation direction
    display dominant-baseline fill fill-opacity fill-rule font font-family font-size font-stretch
    font-style font-variant font-weight letter-spacing marker marker-end marker-mid marker-start
    mask mix-blend-mode opacity overflow paint-order shape-rendering stop-color stop-opacity stroke
    stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-opacity stroke-width text-anchor text-decoration text-rendering transform
    transform-origin unicode-bidi vector-effect visibility white-space word-spacing
    writing-mode"""
PRESENTATION = frozenset(_PRESENTATION_NAMES.split())
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b|\b(?:black|white)\b")
_ANY_COLOUR = re.compile(
    r"(?:fill|stroke|stop-color|color)\s*[:=]\s*[\"']?\s*(#[0-9a-fA-F]{3,8}\b|[a-z]+\b|rgba?\()"
)
_NO_COLOUR = frozenset({"none", "url", "inherit", "currentcolor", "transparent", "var", "context"})
_ALIASES = {"black": "ink", "#000": "ink", "#000000": "ink"} | dict.fromkeys(
    ("white", "#fff", "#ffffff"), "paper"
)
_TARGET = re.compile(r"url\(\s*[\"']?#([\w.:-]+)[\"']?\s*\)")
_UNSAFE = re.compile(r"url\s*\(|expression|javascript|image|[@<>\\{}]|/\*", re.IGNORECASE)
_FONT = re.compile(r"^(.*?[\d.]+(?:px|pt|em|rem|%)?(?:/[\d.]+\w*)?)\s+(?=[\"'A-Za-z])(.*)$")
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_AT_RULE = re.compile(r"@[^@{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PLAIN_SELECTOR = re.compile(r"[\w\s.#*>,-]+")


@cache
def _names() -> Mapping[str, str]:
    """Return the variable of each colour as it is written in a figure."""
    return MappingProxyType({value: name for name, value in palette()["light"].items()} | _ALIASES)


def uses_palette(svg: str) -> bool:
    """Return whether a figure is drawn in the palette, so that it can follow the theme."""
    used = Counter(found.lower() for found in _ANY_COLOUR.findall(svg))
    known = sum(n for colour, n in used.items() if colour in _names())
    other = sum(n for colour, n in used.items() if colour not in {*_names(), *_NO_COLOUR})
    return known >= other


class Styles:
    """Makes the CSS of one figure safe.

    Args:
        prefix: Goes before every id and class, so that figures do not meddle with each other.
        themed: Whether colours become variables.
    """

    def __init__(self, prefix: str, *, themed: bool) -> None:
        self._prefix = prefix
        self._themed = themed

    def value(self, name: str, value: str) -> str | None:
        """Return the value of a property or an attribute; None when it may not be there."""
        value = _TARGET.sub(r"\0\1\0", value.strip())
        if _UNSAFE.search(value):
            return None
        value = re.sub("\0([^\0]*)\0", rf"url(#{self._prefix}\1)", value)
        if name == "font-family":
            return _family(value)
        if name == "font":
            return _FONT.sub(lambda m: f"{m[1]} {_family(m[2])}", value)
        return _COLOUR.sub(self._colour, value) if self._themed else value

    def declarations(self, css: str) -> str:
        """Return `name:value;…` with the properties that draw."""
        kept: list[str] = []
        for declaration in _COMMENT.sub("", css).split(";"):
            name, _, written = declaration.partition(":")
            name = name.strip().lower()
            value = self.value(name, written) if name in PRESENTATION else None
            if value:
                kept.append(f"{name}:{value}")
        return ";".join(kept)

    def sheet(self, css: str) -> str:
        """Return the rules of a `<style>`, each for this figure only; at-rules are left out."""
        rules: list[str] = []
        for selectors, body in _RULE.findall(_AT_RULE.sub("", _COMMENT.sub("", css))):
            declarations = self.declarations(body)
            if declarations and _PLAIN_SELECTOR.fullmatch(selectors):
                scoped = ",".join(
                    f"#{self._prefix}root {self._selector(s)}" for s in selectors.split(",")
                )
                rules.append(f"{scoped}{{{declarations}}}")
        return "".join(rules)

    def _selector(self, selector: str) -> str:
        return re.sub(r"([.#])([\w-]+)", rf"\1{self._prefix}\2", selector.strip())

    def _colour(self, colour: re.Match[str]) -> str:
        name = _names().get(colour[0].lower())
        return f"var(--{name})" if name else colour[0]


def _family(families: str) -> str:
    lowered = families.lower()
    return "var(--mono)" if "mono" in lowered or "courier" in lowered else "var(--ui)"
