"""The user's marks as rows of a list: by article, in the order of its text, narrowed by words."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from reader.archive.model import ByLanguage, in_language
from reader.search.tex import readable
from reader.study.values import COLOURS, Mark

ALL = "all"
# What the list can be narrowed to, in the order in which it is offered.
KINDS = (
    ALL, "highlight", *(f"highlight:{colour}" for colour in COLOURS), "note", "bookmark", "orphan",
)  # fmt: skip
_FORMULA = re.compile(r"\\\((.*?)\\\)", re.DOTALL)
_MARKDOWN = re.compile(r"^\s{0,3}(?:#{1,6}|>|[-*+]|\d+[.)])\s+|[*`]+|!?\[([^\]]*)\]\([^)]*\)", re.M)
_NUMBER = re.compile(r"@(\d+)$")


@dataclass(frozen=True, slots=True)
class Heading:
    """An article above its marks; `count` of them are listed."""

    path: str
    title: str
    count: int


Row = Heading | Mark


@dataclass(frozen=True, slots=True)
class _Kept:
    """A mark, what the filter looks in, case-folded, and its place among those of its article."""

    mark: Mark
    key: str
    place: tuple[bool, int, datetime]


class MarkRows:
    """Every mark, ready to be narrowed: 10,000 of them within some milliseconds.

    Articles come in the order of what was marked last, the newest first; the marks of one in the
    order of its text, and those that are not found in it any more at the end.
    """

    def __init__(
        self,
        marks: Sequence[Mark] = (),
        titles: Mapping[str, ByLanguage] | None = None,
        before: "MarkRows | None" = None,
    ) -> None:
        """Make rows of marks.

        Args:
            titles: By path.
            before: Rows with the same titles; what it knows of marks that stay is kept.
        """
        self._titles = titles or {}
        known = before._known if before is not None else {}  # noqa: SLF001  (of the same class)
        self._known: dict[str, _Kept] = {one.id: self._kept(one, known) for one in marks}
        by_article: dict[str, list[_Kept]] = {}
        for one in sorted(self._known.values(), key=_CREATED, reverse=True):
            by_article.setdefault(one.mark.path, []).append(one)
        self._shelves = {path: sorted(kept, key=_PLACE) for path, kept in by_article.items()}

    def with_marks(self, marks: Sequence[Mark]) -> "MarkRows":
        """Return rows of other marks with the same titles."""
        return MarkRows(marks, self._titles, self)

    def narrowed(self, kind: str, words: str, language: str) -> tuple[Row, ...]:
        """Return the marks of a kind that have all of these words, below their articles.

        Args:
            kind: One of KINDS.
            words: Parts of words in the quote, the note, the text round it in either language or
                the article's title; upper case is as lower case.
            language: Of the titles.
        """
        rows: list[Row] = []
        for path, kept in self._shelves.items():
            found = kept
            for word in words.casefold().split():
                found = [one for one in found if word in one.key]
            if kind != ALL:
                found = [one for one in found if _TESTS[kind](one.mark)]
            if found:
                title = in_language(self._titles.get(path, {}), language) or path  # type: ignore[arg-type]  # en or zh
                rows.append(Heading(path, title, len(found)))
                rows += [one.mark for one in found]
        return tuple(rows)

    def _kept(self, mark: Mark, known: Mapping[str, _Kept]) -> _Kept:
        kept = known.get(mark.id)
        if kept is not None and kept.mark is mark:
            return kept
        title = self._titles.get(mark.path, {})
        texts = (mark.quote, mark.note, *mark.text.values(), *title.values())
        number = _NUMBER.search(mark.pair)
        place = (mark.is_orphan, int(number[1]) if number else 0, mark.created)
        return _Kept(mark, "\n".join(texts).casefold(), place)


_CREATED, _PLACE = attrgetter("mark.created"), attrgetter("place")


def quoted(mark: Mark, language: str) -> str:
    """Return what a mark says of its place on one line: the quote, or the text of a bookmark."""
    text = mark.quote or in_language(mark.text, language)  # type: ignore[arg-type]  # en or zh
    return " ".join(_FORMULA.sub(lambda found: readable(found[1]), text).split())


def noted(mark: Mark) -> str:
    """Return a mark's note on one line, without the signs of Markdown."""
    plain = _MARKDOWN.sub(lambda found: found[1] or "", mark.note)
    return " ".join(_FORMULA.sub(lambda found: readable(found[1]), plain).split())


def _test(kind: str) -> Callable[[Mark], bool]:
    """Return whether a mark is of a kind; what has a note counts among the notes, too."""
    name, _, colour = kind.partition(":")
    match name:
        case "orphan":
            return lambda mark: mark.is_orphan
        case "note":
            return lambda mark: mark.kind == "note" or bool(mark.note)
        case _:
            return lambda mark: mark.kind == name and colour in ("", mark.colour)


_TESTS: Mapping[str, Callable[[Mark], bool]] = {kind: _test(kind) for kind in KINDS if kind != ALL}
