"""The last step to HTML: what was set aside is put back, and links and pictures get their target.

It works on what nh3 wrote: every `<` opens a tag, every value stands in double quotes.
"""

import re
import secrets
from collections.abc import Callable
from html import escape, unescape
from typing import Literal, NamedTuple

_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>')
_VALUE = re.compile(r'([a-z]+)="([^"]*)"')
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")

# Not to be guessed, so that a text cannot write a placeholder itself, not even as `&#xe000;…`.
_NONCE = secrets.token_hex(4)
_PLACEHOLDER = re.compile(f"\ue000{_NONCE}:(\\d+)\ue001")


_MARK = f"\ue000{_NONCE}:\\d+\ue001"
# A formula is a box to the browser, which would end a line between it and a full stop; and in
# Chinese a line would end before a citation.
_TIED = re.compile(
    rf"([(\[{{（［「『《〈“‘]{{1,3}}|<span [^<>]*>[^<>]*[\u3400-\u9fff]</span>|[\u3400-\u9fff])?"
    rf"((?:{_MARK})+)([)\]}}.,;:!?%，。、；：！？）］」』》〉”’]{{1,3}})?"
)
_SHORT = 32  # characters of TeX that may stand on one line together
_QUOTE = re.compile("[\"']")
_BEFORE_OPENING = re.compile(r"[\s(\[{\u2010-\u2015/\u2018\u201c-]")
_VERBATIM = frozenset({"code", "kbd", "samp", "pre", "var"})
# Where no term is marked: in what is verbatim, leads somewhere or is a label.
_UNMARKED = _VERBATIM | {"a", "abbr", "cite", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "th"}
_BRACKETS = frozenset("([{（［「『《〈“‘")


class Aside(NamedTuple):
    """HTML of ours that is set aside while Markdown reads the text, and the same as plain words."""

    html: str
    plain: str
    kind: Literal["code", "maths", "citation"]


def placeholder(index: int) -> str:
    """Return what stands for the piece with that index until it is put back."""
    return f"\ue000{_NONCE}:{index}\ue001"


class Finisher:
    """Finishes the safe HTML of one block.

    Args:
        link: A relative link as written to one that works; None when it leads nowhere.
        picture: A picture's file as written to its address; None when there is none.
        missing: What is said in the place of a picture, with `{}` for its name.
        curls_quotes: Whether straight quotes become typographic ones, as English wants.
        mark: Words, escaped already, to the same with elements round the terms in them.

    Attributes:
        dead_links: Links that led nowhere, as written.
        missing_pictures: Pictures that are not there, as written.
    """

    def __init__(
        self,
        link: Callable[[str], str | None],
        picture: Callable[[str], str | None],
        missing: str,
        *,
        curls_quotes: bool,
        mark: Callable[[str], str],
    ) -> None:
        self._link = link
        self._picture = picture
        self._missing = missing
        self._curls_quotes = curls_quotes
        self._mark = mark
        self._verbatim = self._unmarked = 0
        self._last = " "
        self._closing_link: list[str] = []
        self._aside: list[Aside] = []
        self.dead_links: list[str] = []
        self.missing_pictures: list[str] = []

    def finish(self, html: str, aside: list[Aside]) -> str:
        """Return the HTML with links and pictures resolved and the pieces put back."""
        self._aside, self._closing_link = aside, []
        self._verbatim, self._unmarked, self._last = 0, 0, " "
        parts: list[str] = []
        end = 0
        for tag in _TAG.finditer(html):
            parts += (self._words(html[end : tag.start()]), self._tag(tag))
            end = tag.end()
        parts.append(self._words(html[end:]))
        return "".join(parts)

    def _words(self, text: str) -> str:
        if self._curls_quotes and text and not self._verbatim:
            curled = _QUOTE.sub(self._curled, text)
            self._last, text = text[-1], curled
        if text and not self._unmarked:
            text = self._mark(text)
        return _TIED.sub(self._pieces, text)

    def _curled(self, quote: re.Match[str]) -> str:
        text, at = quote.string, quote.start()
        before = text[at - 1] if at else self._last
        opens = _BEFORE_OPENING.match(before) or before in "\"'"
        if quote[0] == '"':
            return "“" if opens else "”"
        return "‘" if opens and not text[at + 1 : at + 2].isdigit() else "’"

    def _pieces(self, found: re.Match[str]) -> str:
        """Return pieces that follow each other, tied to the signs that may not be parted from them.

        A formula goes with brackets and stops, a citation with the Chinese character before it.
        """
        before, marks, after = found[1] or "", found[2], found[3] or ""
        pieces = [self._aside[int(index)] for index in _PLACEHOLDER.findall(marks)]
        inside = "".join(piece.html for piece in pieces)
        kinds = [piece.kind for piece in pieces]
        head = before if kinds[0] == "citation" or before[-1:] in _BRACKETS else ""
        tail = after if kinds[-1] == "maths" else ""
        if "code" in kinds or not (head or tail or "maths" in kinds[:-1]):
            return f"{before}{inside}{after}"
        loose = before.removesuffix(head) if head else before
        kind = "tied" if all(len(p.plain) <= _SHORT for p in pieces) else "tied long"
        return f'{loose}<span class="{kind}">{head}{inside}{tail}</span>{after.removeprefix(tail)}'

    def _value(self, value: str) -> str:
        """Return an attribute's value with the pieces in it as plain words."""
        return _PLACEHOLDER.sub(lambda m: self._aside[int(m[1])].plain, unescape(value))

    def _tag(self, tag: re.Match[str]) -> str:
        closing, name, rest = tag.groups()
        if name in _VERBATIM:
            self._verbatim += -1 if closing else 1
        if name in _UNMARKED:
            self._unmarked += -1 if closing else 1
        if name == "a":
            return self._closing_link.pop() if closing else self._open_link(rest)
        if not rest and name != "img":
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
        if not source and not values.get("alt"):
            return ""  # nh3 took away what it was
        self.missing_pictures.append(source)
        words = values.get("alt") or self._missing.format(source)
        return _tag("span", {"class": "fault", "title": source}) + escape(words) + "</span>"


def _tag(name: str, values: dict[str, str]) -> str:
    return f"<{name}" + "".join(f' {k}="{escape(v)}"' for k, v in values.items()) + ">"
