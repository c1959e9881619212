"""An inline formula as rich text that Qt can show: letters, signs, sub- and superscripts.

Qt's rich text has no mathematics. Of TeX, what stands within lines of articles is shown with
what there is: `W_i^{UK}` with both scripts behind the letter, a fraction with a stroke.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Literal

from reader.ui import tex_signs
from reader.ui.tex_signs import THIN

_Role = Literal["atom", "binary", "relation", "open", "close", "comma", "space", "function"]

_LINE_OVER = '<span style="text-decoration: overline">{}</span>'
_TOKEN = re.compile(r"\\([A-Za-z]+)\*?|\\(.)|(\d+(?:[.,]\d+)*)|(\s+)|(.)", re.DOTALL)
_ROLES: dict[str, _Role] = {
    **dict.fromkeys("+-*", "binary"),
    **dict.fromkeys("=<>:", "relation"),
    **dict.fromkeys("([", "open"),
    **dict.fromkeys(")]", "close"),
    **dict.fromkeys(",;", "comma"),
}
_KEPT = 4096  # formulas: an article has some dozens, the cards of a day a few hundred
_DEEPEST = 20  # braces within braces; more is no formula


class _UnknownError(ValueError):
    """TeX that is not known here; it never leaves this file."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A command without its backslash, a number, or one sign."""

    text: str
    is_command: bool = False


_STRAYS = (_Token("}"), _Token("&"), _Token("\\"))  # none of these stands alone


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a formula as HTML.

    Attributes:
        is_single: Nothing needs brackets round it in a fraction or under a root.
    """

    html: str
    role: _Role = "atom"
    is_single: bool = True


@lru_cache(maxsize=_KEPT)
def formula_html(tex: str) -> str | None:
    r"""Return inline TeX as rich text; None where something in it is not known here.

    Args:
        tex: Without the dollars or `\(` and `\)` around it.
    """
    try:
        return _Formula(tex).html()
    except _UnknownError:
        return None


class _Formula:
    """Reads a formula from left to right, each group of braces by a call of its own."""

    def __init__(self, tex: str) -> None:
        self._tokens = list(_tokens(tex))
        self._at = 0
        self._depth = 0

    def html(self) -> str:
        """Return all of it."""
        pieces = self._pieces(end="")
        return _spaced(pieces)

    def _pieces(self, end: str) -> list[_Piece]:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _UnknownError
        pieces: list[_Piece] = []
        while self._at < len(self._tokens):
            token = self._take()
            if token == _Token(end):
                self._depth -= 1
                return pieces
            if token in _STRAYS:
                raise _UnknownError
            self._add(pieces, token)
        if end:
            raise _UnknownError
        self._depth -= 1
        return pieces

    def _take(self) -> _Token:
        if self._at == len(self._tokens):
            raise _UnknownError
        self._at += 1
        return self._tokens[self._at - 1]

    def _add(self, pieces: list[_Piece], token: _Token) -> None:
        if token.text in ("^", "_") and not token.is_command:
            tag = "sup" if token.text == "^" else "sub"
            base = pieces.pop() if pieces else _Piece("")
            script = _without_spaces(self._argument())
            pieces.append(_Piece(f"{base.html}<{tag}>{script}</{tag}>", base.role, base.is_single))
        elif token.text == "'" and not token.is_command and pieces:
            pieces.append(_Piece(f"{pieces.pop().html}′"))
        elif token.is_command:
            pieces.append(self._command(token.text))
        else:
            pieces.append(self._sign(token.text))

    def _argument(self) -> list[_Piece]:
        """Return the group that follows, or the one sign."""
        token = self._take()
        if token == _Token("{"):
            return self._pieces(end="}")
        pieces: list[_Piece] = []
        self._add(pieces, token)
        return pieces

    def _sign(self, sign: str) -> _Piece:
        if sign == "{":
            inner = self._pieces(end="}")
            return _Piece(_spaced(inner), is_single=_is_single(inner))
        if sign.isalpha() and sign.isascii():
            return _Piece(f"<i>{sign}</i>")
        if sign == "~":
            return _Piece(" ", "space")
        shown = "−" if sign == "-" else sign
        return _Piece(escape(shown), _ROLES.get(sign, "atom"))

    def _command(self, name: str) -> _Piece:
        for signs, role in _SIGNS:
            if name in signs:
                return _Piece(escape(signs[name]), role)
        if name in tex_signs.GREEK:
            return _Piece(f"<i>{tex_signs.GREEK[name]}</i>")
        if name in tex_signs.SPACES:
            self._skip_empty_delimiter(name)
            return _Piece(tex_signs.SPACES[name], "space")
        return self._built(name)

    def _skip_empty_delimiter(self, name: str) -> None:
        """After `left` and `right` a full stop is a bracket that is not there."""
        if name in ("left", "right") and self._tokens[self._at : self._at + 1] == [_Token(".")]:
            self._at += 1

    def _built(self, name: str) -> _Piece:
        if name in tex_signs.DRESSES:
            role: _Role = "function" if name == "operatorname" else "atom"
            return _Piece(tex_signs.DRESSES[name].format(self._words(name)), role)
        if name in tex_signs.ACCENTS:
            return _Piece(_accented(name, self._argument()))
        if name in ("frac", "tfrac", "dfrac"):
            above, below = self._argument(), self._argument()
            return _Piece(f"{_bracketed(above)}/{_bracketed(below)}", is_single=False)
        if name == "sqrt":
            return self._root()
        raise _UnknownError

    def _root(self) -> _Piece:
        degree = ""
        if self._tokens[self._at : self._at + 1] == [_Token("[")]:
            self._at += 1
            degree = f"<sup>{_without_spaces(self._pieces(end=']'))}</sup>"
        return _Piece(f"{degree}√{_bracketed(self._argument())}")

    def _words(self, name: str) -> str:
        """Return what is in the braces without the slant of letters in a formula."""
        if name in tex_signs.AS_WRITTEN:
            return self._as_written()
        inner = self._argument()
        return re.sub(r"</?i>", "", _spaced(inner))

    def _as_written(self) -> str:
        if self._take() != _Token("{"):
            raise _UnknownError
        words = []
        while (token := self._take()) != _Token("}"):
            if token == _Token("{") or (token.is_command and token.text not in tex_signs.IN_WORDS):
                raise _UnknownError
            words.append(tex_signs.IN_WORDS[token.text] if token.is_command else token.text)
        return escape("".join(words))


_SIGNS: tuple[tuple[dict[str, str], _Role], ...] = (
    (tex_signs.UPRIGHT, "atom"),
    (tex_signs.BINARY, "binary"),
    (tex_signs.RELATIONS, "relation"),
    (tex_signs.OPEN, "open"),
    (tex_signs.CLOSE, "close"),
    (tex_signs.LARGE, "function"),
    (tex_signs.FUNCTIONS, "function"),
)


def _tokens(tex: str) -> Iterator[_Token]:
    is_in_words = False  # there spaces count
    for found in _TOKEN.finditer(tex):
        name, sign, number, space, other = found.groups()
        command = name or sign
        if command:
            is_in_words = command in tex_signs.AS_WRITTEN
            yield _Token(command, is_command=True)
        elif space:
            if is_in_words:
                yield _Token(" ")
        else:
            is_in_words = is_in_words and other != "}"
            yield _Token(number or other)


def _spaced(pieces: list[_Piece]) -> str:
    """Return the pieces in a row, with the spaces that TeX would leave between them."""
    shown = []
    before: _Role = "open"  # a sign at the beginning has nothing on its left
    for n, piece in enumerate(pieces):
        after = pieces[n + 1].role if n + 1 < len(pieces) else "close"
        shown.append(_with_space(piece, before, after))
        if piece.role != "space":
            before = piece.role
    return _joined("".join(shown).strip(THIN))


def _with_space(piece: _Piece, before: _Role, after: _Role) -> str:
    if piece.role == "relation":
        return f"{THIN}{piece.html}{THIN}"
    if piece.role == "binary" and before in ("atom", "close", "function") and after != "close":
        return f"{THIN}{piece.html}{THIN}"
    if piece.role == "comma":
        return f"{piece.html}{THIN}"
    if piece.role != "function":
        return piece.html
    left = THIN if before in ("atom", "close") else ""
    return f"{left}{piece.html}{THIN if after in ('atom', 'function') else ''}"


def _without_spaces(pieces: list[_Piece]) -> str:
    """Return the pieces as they stand in a script."""
    return _joined("".join(piece.html for piece in pieces))


def _joined(html: str) -> str:
    """Return letters that follow each other under one slant."""
    return html.replace("</i><i>", "")


def _is_single(pieces: list[_Piece]) -> bool:
    return len(pieces) == 1 and pieces[0].is_single


def _bracketed(pieces: list[_Piece]) -> str:
    return _spaced(pieces) if _is_single(pieces) else f"({_spaced(pieces)})"


def _accented(name: str, pieces: list[_Piece]) -> str:
    inner = _spaced(pieces)
    letters = re.sub(r"<[^>]*>", "", inner)
    if len(letters) == 1:
        return inner.replace(letters, letters + tex_signs.ACCENTS[name])
    if name in tex_signs.LINES_OVER:
        return _LINE_OVER.format(inner)
    raise _UnknownError
