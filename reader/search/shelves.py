"""What may be asked for beside words: vendors, topics and languages, by id or by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reader.archive.model import LANGUAGES, ByLanguage, Language
from reader.errors import ReaderError
from reader.search.folding import fold
from reader.search.query import Clause, Query

_LANGUAGE_NAMES: Mapping[Language, tuple[str, ...]] = {
    "en": ("en", "english", "英文", "英语"),
    "zh": ("zh", "chinese", "cn", "中文", "汉语"),
}


@dataclass(frozen=True, slots=True)
class Shelved:
    """An article as the search needs it of the catalogue; `passages` is the file of its text."""

    title: ByLanguage
    vendor: str
    topics: tuple[str, ...]
    passages: Path


@dataclass(frozen=True, slots=True)
class Shelves:
    """What may be asked for beside words.

    Attributes:
        articles: By path.
        vendors: The name of each by its id.
        topics: The name of each by its id.
    """

    articles: Mapping[str, Shelved]
    vendors: Mapping[str, ByLanguage] = field(default_factory=dict)
    topics: Mapping[str, ByLanguage] = field(default_factory=dict)

    def understood(self, query: Query) -> Query:
        """Return a query whose filters are ids; what names nothing becomes plain words.

        Its field does not: no passage has the word `vendor` because a vendor was mistyped.
        """
        filters: dict[str, tuple[str, ...]] = {}
        plain: list[tuple[Clause, ...]] = []
        for name, values in query.filters.items():
            for value in values:
                found = self._ids(name, fold(value))
                filters[name] = (*filters.get(name, ()), *found)
                plain += [] if found else [(Clause(value),)]
        named = {name: ids for name, ids in filters.items() if ids}
        barred = {
            name: tuple(id_ for value in values for id_ in self._ids(name, fold(value)))
            for name, values in query.barred.items()
        }
        return replace(query, wanted=(*query.wanted, *plain), filters=named, barred=barred)

    def named(self, filters: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
        """Return filters as ids.

        Raises:
            ReaderError: One of them names nothing.
        """
        found: dict[str, tuple[str, ...]] = {}
        for name, values in filters.items():
            for value in values:
                ids = self._ids(name, fold(value))
                if not ids:
                    known = {"vendor": self.vendors, "topic": self.topics}.get(name, LANGUAGES)
                    raise ReaderError(
                        f"The archive has no {name} called {value}.", f"It has: {', '.join(known)}."
                    )
                found[name] = (*found.get(name, ()), *ids)
        return found

    def _ids(self, name: str, value: str) -> tuple[str, ...]:
        if name == "lang":
            return tuple(code for code in LANGUAGES if value in _LANGUAGE_NAMES[code])
        known = self.vendors if name == "vendor" else self.topics
        names = {id_: [fold(text) for text in (id_, *own.values())] for id_, own in known.items()}
        # What is named in full is meant alone, though it stands in the name of another, too.
        exact = tuple(id_ for id_, own in names.items() if value in own)
        return exact or tuple(id_ for id_, own in names.items() if any(value in t for t in own[1:]))
