"""The last step to HTML: what was set aside is put back, and links and pictures get their target.

It works on what nh3 wrote: every `<` opens a tag, every value stands in double quotes.
"""

import re
import secrets
from collections.abc import Callable
from html import escape, unescape
from typing import NamedTuple

_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>')
_VALUE = re.compile(r'([a-z]+)="([^"]*)"')
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")

# Not to be guessed, so that a text cannot write a placeholder itself, not even as `&#xe000;…`.
_NONCE = secrets.token_hex(4)
_PLACEHOLDER = re.compile(f"\ue000{_NONCE}:(\\d+)\ue001")


class Aside(NamedTuple):
    """HTML of ours that is set aside while Markdown reads the text, and the same as plain words."""

    html: str
    plain: str


def placeholder(index: int) -> str:
    """Return what stands for the piece with that index until it is put back."""
    return f"\ue000{_NONCE}:{index}\ue001"


class Finisher:
    """Finishes the safe HTML of one block.

    Attributes:
        dead_links: Links that led nowhere, as written.
        missing_pictures: Pictures that are not there, as written.
    """

    def __init__(
        self, link: Callable[[str], str | None], picture: Callable[[str], str | None], missing: str
    ) -> None:
        self._link = link
        self._picture = picture
        self._missing = missing
        self._closing_link: list[str] = []
        self._aside: list[Aside] = []
        self.dead_links: list[str] = []
        self.missing_pictures: list[str] = []

    def finish(self, html: str, aside: list[Aside]) -> str:
        """Return the HTML with links and pictures resolved and the pieces put back."""
        self._aside, self._closing_link = aside, []
        parts: list[str] = []
        end = 0
        for tag in _TAG.finditer(html):
            parts += (self._words(html[end : tag.start()]), self._tag(tag))
            end = tag.end()
        parts.append(self._words(html[end:]))
        return "".join(parts)

    def _words(self, text: str) -> str:
        return _PLACEHOLDER.sub(lambda m: self._aside[int(m[1])].html, text)

    def _value(self, value: str) -> str:
        """Return an attribute's value with the pieces in it as plain words."""
        return _PLACEHOLDER.sub(lambda m: self._aside[int(m[1])].plain, unescape(value))

    def _tag(self, tag: re.Match[str]) -> str:
        closing, name, rest = tag.groups()
        if name == "a":
            return self._closing_link.pop() if closing else self._open_link(rest)
        if name not in {"img", "abbr", "ol", "td", "th"} or not rest:
            return tag[0]
        values = {m[1]: self._value(m[2]) for m in _VALUE.finditer(rest)}
        return self._image(values) if name == "img" else _tag(name, values)

    def _open_link(self, rest: str) -> str:
        values = {m[1]: self._value(m[2]) for m in _VALUE.finditer(rest)}
        href = values.pop("href", "").strip()
        target = {"href": href}
        if not href:
            self._closing_link.append("")
            return ""
        if href.startswith("//") or _SCHEME.match(href):
            address = f"https:{href}" if href.startswith("//") else href
            target = {"class": "external", "href": address, "rel": "noreferrer"}
        else:
            resolved = self._link(href)
            if resolved is None:
                self.dead_links.append(href)
                self._closing_link.append("</span>")
                return _tag("span", {"class": "dead", "title": href})
            target = {"href": resolved}
        self._closing_link.append("</a>")
        return _tag("a", target | values)

    def _image(self, values: dict[str, str]) -> str:
        source = values.pop("src", "").strip()
        remote = source.startswith("//") or _SCHEME.match(source)
        resolved = None if remote or not source else self._picture(source)
        if resolved is not None:
            return _tag("img", {"src": resolved, "alt": values.pop("alt", "")} | values)
        self.missing_pictures.append(source)
        words = values.get("alt") or self._missing.format(source)
        return _tag("span", {"class": "fault", "title": source}) + escape(words) + "</span>"


def _tag(name: str, values: dict[str, str]) -> str:
    return f"<{name}" + "".join(f' {k}="{escape(v)}"' for k, v in values.items()) + ">"
