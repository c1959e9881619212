"""A question as it was typed, taken apart; what has no meaning as an operator is plain words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

FILTERS = ("vendor", "topic", "lang")
FIELDS = ("title", "code")
LONGEST = 500  # signs of a question that are read; nobody types more, and a paste may be a book

_QUOTES = str.maketrans(dict.fromkeys("“”„«»「」『』＂", '"') | {"：": ":"})
_PIECE = re.compile(
    rf"""
      (?P<minus>(?<!\S)[-−－](?![-−－\s]))?
      (?: (?P<name>{"|".join((*FILTERS, *FIELDS))}) : (?=[^\s]) )?
      (?: "(?P<quoted>[^"]*)(?:"|$) | (?P<word>[^\s"]+) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OR = ("OR", "|", "或者")


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that is asked for.

    Attributes:
        field: `title` or `code` if it must stand there, else empty.
        is_exact: Whether it was put in quotes.
        is_prefix: Whether words that begin with it are meant, too.
    """

    text: str
    field: str = ""
    is_exact: bool = False
    is_prefix: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether its words may be read together with those beside it."""
        return not (self.field or self.is_exact or self.is_prefix)


@dataclass(frozen=True, slots=True)
class Query:
    """A question.

    Attributes:
        wanted: All of them must match, each by any of its clauses.
        unwanted: None of these may match.
        filters: By `vendor`, `topic` and `lang`: ids or names, any of which a passage must have.
        barred: Likewise, what a passage must not have.
        is_open: Whether the last word may not be finished.
    """

    wanted: tuple[tuple[Clause, ...], ...] = ()
    unwanted: tuple[Clause, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    barred: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_open: bool = False


def parse(text: str, *, is_typing: bool = False) -> Query:
    """Return what a question asks; never fails, whatever the text is.

    Args:
        is_typing: Whether the last word may not be finished.
    """
    wanted: list[tuple[Clause, ...]] = []
    unwanted: list[Clause] = []
    filters: dict[str, tuple[str, ...]] = {}
    barred: dict[str, tuple[str, ...]] = {}
    joins = False
    for piece in _pieces(text[:LONGEST]):
        if piece is None:
            joins = bool(wanted)
        elif piece.name in FILTERS:
            named = barred if piece.minus else filters
            named[piece.name] = (*named.get(piece.name, ()), piece.clause.text)
        elif piece.minus:
            unwanted.append(piece.clause)
        elif joins:
            wanted[-1] = (*wanted[-1], piece.clause)
            joins = False
        else:
            wanted.append((piece.clause,))
    is_open = is_typing and bool(wanted) and wanted[-1][-1].is_plain and bool(text[-1:].strip())
    return Query(tuple(wanted), tuple(unwanted), filters, barred, is_open)


@dataclass(frozen=True, slots=True)
class _Piece:
    minus: bool
    name: str
    clause: Clause


def _pieces(text: str) -> Iterator[_Piece | None]:
    """Yield the parts of a question in their order, None for an OR."""
    for found in _PIECE.finditer(text.translate(_QUOTES)):
        name = (found["name"] or "").lower()
        word, quoted = found["word"], found["quoted"]
        if word in _OR and not found["minus"] and not name:
            yield None
            continue
        words = word if word is not None else quoted
        where = name if name in FIELDS else ""
        is_prefix = word is not None and len(word) > 1 and word.endswith("*")
        words = words.rstrip("*") if is_prefix else words
        if words.strip():
            exact = word is None
            yield _Piece(bool(found["minus"]), name, Clause(words, where, exact, is_prefix))
