"""Vendors, topics and languages that an answer can be narrowed to, as words of its question."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reader.archive.model import ByLanguage
from reader.search.values import Answer
from reader.ui.palette_rows import Names

KINDS = ("vendor", "topic", "lang")
_LANGUAGES: Mapping[str, ByLanguage] = {
    "en": {"en": "English", "zh": "英文"},
    "zh": {"en": "Chinese", "zh": "中文"},
}
_SHOWN_LANGUAGES = {"en": "English", "zh": "中文"}
# Words in quotes are no filter, whatever stands between them.
_FILTER = re.compile(
    rf"""(?<!\S)(?P<kind>{"|".join(KINDS)})[:：](?P<value>"[^"]*"?|\S+)|"[^"]*"?""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that an answer can be narrowed to.

    Attributes:
        count: How many passages have it.
        is_on: Whether the question names it.
    """

    kind: str
    id: str
    name: str
    count: int
    is_on: bool


def chips_of(answer: Answer, names: Names, typed: str) -> tuple[Chip, ...]:
    """Return what an answer can be narrowed to, kind by kind, the most frequent first.

    What all passages have would narrow nothing and is left out, unless the question names it.
    """
    filters = _filters_of(typed)
    chips = []
    for kind in KINDS:
        counts = answer.facets.get(kind, {})
        named = [
            id_ for id_ in _known(kind, names) if any(f.means(kind, id_, names) for f in filters)
        ]
        for id_ in dict.fromkeys((*counts, *named)):
            count, is_on = counts.get(id_, 0), id_ in named
            if is_on or count < answer.passages:
                chips.append(Chip(kind, id_, _name(kind, id_, names), count, is_on))
    return tuple(chips)


def toggled(typed: str, kind: str, id_: str, names: Names) -> str:
    """Return a question with a filter put behind its words, or taken out when it is there."""
    named = [f for f in _filters_of(typed) if f.means(kind, id_, names)]
    if not named:
        return f"{typed.rstrip()} {kind}:{id_}".lstrip()
    for one in reversed(named):
        typed = f"{typed[: one.start].rstrip()} {typed[one.end :].lstrip()}".strip()
    return typed


@dataclass(frozen=True, slots=True)
class _Filter:
    """A filter in a question, from one letter to another."""

    start: int
    end: int
    kind: str
    value: str

    def means(self, kind: str, id_: str, names: Names) -> bool:
        """Return whether it names this: by id or by a part of a name, as the search reads it."""
        if kind != self.kind or not self.value:
            return False
        called = {name.casefold() for name in _known(kind, names).get(id_, {}).values()}
        if kind == "lang":
            return self.value == id_ or self.value in called
        return self.value == id_.casefold() or any(self.value in name for name in called)


def _filters_of(typed: str) -> list[_Filter]:
    return [
        _Filter(*found.span(), found["kind"].lower(), found["value"].strip('"').casefold())
        for found in _FILTER.finditer(typed)
        if found["kind"]
    ]


def _known(kind: str, names: Names) -> Mapping[str, ByLanguage]:
    return {"vendor": names.vendors, "topic": names.topics, "lang": _LANGUAGES}[kind]


def _name(kind: str, id_: str, names: Names) -> str:
    match kind:
        case "vendor":
            return names.vendor(id_)
        case "topic":
            return names.topic(id_)
        case _:
            return _SHOWN_LANGUAGES.get(id_, id_)
