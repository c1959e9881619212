"""The rows of the search palette as plain values: which there are for what has been typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reader.archive.model import LANGUAGES, ByLanguage, Language, in_language
from reader.library.catalogue import Catalogue, Entry
from reader.search.values import Hit
from reader.study.values import Mark
from reader.ui.fuzzy import fit_exactly, fit_loosely, name_of, typed_words
from reader.ui.goto import matching_articles

_COMMAND_SIGNS = (">", "＞", "》")  # the last is what a Chinese keyboard makes of the first
_MOST_ARTICLES = 3  # more would leave no room for the passages


@dataclass(frozen=True, slots=True)
class Label:
    """What stands over a group: `recent`, `articles`, `notes` or `passages`."""

    kind: str


@dataclass(frozen=True, slots=True)
class Recent:
    """A question that was asked before."""

    query: str


@dataclass(frozen=True, slots=True)
class Action:
    """A command of the window, with its keys as they are shown."""

    id: str
    text: str
    keys: str


Row = Label | Recent | Action | Entry | Mark | Hit


@dataclass(frozen=True, slots=True)
class Stock:
    """Everything that rows are made of.

    Attributes:
        recent: The last questions, the newest first.
        marks: The user's own that have the words of the last question.
        hits: The passages of the last answer.
    """

    recent: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    entries: tuple[Entry, ...] = ()
    marks: tuple[Mark, ...] = ()
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called in the interface's language."""

    language: Language = "en"
    vendors: Mapping[str, ByLanguage] = field(default_factory=dict)
    topics: Mapping[str, ByLanguage] = field(default_factory=dict)

    @classmethod
    def of(cls, catalogue: Catalogue, language: Language) -> "Names":
        """Return the names that a catalogue has."""
        return cls(
            language,
            {vendor.id: vendor.name for vendor in catalogue.vendors},
            {topic.id: topic.name for topic in catalogue.topics},
        )

    def vendor(self, id_: str) -> str:
        """Return a vendor's name."""
        return in_language(self.vendors.get(id_, {}), self.language) or id_

    def topic(self, id_: str) -> str:
        """Return a topic's name."""
        return in_language(self.topics.get(id_, {}), self.language) or id_

    def both(self, text: ByLanguage) -> tuple[str, str]:
        """Return a text in the interface's language and in the other one, if it differs there."""
        other: Language = "zh" if self.language == "en" else "en"
        first = in_language(text, self.language)
        second = text.get(other, "")
        return first, "" if second == first else second


def is_command(typed: str) -> bool:
    """Return whether a line asks for a command and not for articles."""
    return typed.lstrip().startswith(_COMMAND_SIGNS)


def rows_of(typed: str, stock: Stock) -> tuple[Row, ...]:
    """Return the rows for a line."""
    if not typed.strip():
        recent = [Recent(query) for query in stock.recent]
        return (Label("recent"), *recent) if recent else ()
    if is_command(typed):
        return matching_actions(stock.actions, typed.lstrip()[1:])
    articles = matching_articles(stock.entries, typed, _MOST_ARTICLES)
    groups: dict[str, tuple[Row, ...]] = {
        "articles": tuple(articles),
        "notes": stock.marks,
        "passages": stock.hits,
    }
    shown = {kind: rows for kind, rows in groups.items() if rows}
    if list(shown) == ["passages"]:
        return stock.hits  # the usual case needs no label
    return tuple(row for kind, rows in shown.items() for row in (Label(kind), *rows))


def words_of_mark(mark: Mark) -> str:
    """Return what a mark is shown by: its quote, a bookmark's text."""
    return " ".join((mark.quote or in_language(mark.text, "en")).split())


def matching_actions(actions: Sequence[Action], typed: str) -> tuple[Action, ...]:
    """Return the commands that a line may mean, the likeliest first; all for an empty line."""
    words = typed_words(typed)
    fits = {n: _fit(words, action) for n, action in enumerate(actions)}
    order = sorted((n for n, fit in fits.items() if fit), key=lambda n: (-fits[n], n))
    return tuple(actions[n] for n in order)


def _fit(words: Sequence[str], action: Action) -> float:
    """Return how well words fit a command's text, or its name in the program, which is English."""
    name = name_of(f"{action.text} {action.id}".casefold(), action.text)
    total = 1.0
    for word in words:
        fit = fit_exactly(word, name) if word in name.key else fit_loosely(word, name)
        if not fit:
            return 0.0
        total += fit
    return total


def key_of(row: Row) -> tuple[str, ...]:
    """Return what tells a row from all others."""
    match row:
        case Label():
            return ("label", row.kind)
        case Recent():
            return ("recent", row.query)
        case Action():
            return ("action", row.id)
        case Entry():
            return ("article", row.path)
        case Mark():
            return ("mark", row.id)
        case Hit():
            return ("passage", row.path, row.anchor, row.pair)


def spoken(row: Row, names: Names) -> str:
    """Return what is heard of a row; nothing of a label, whose words the list has."""
    parts: tuple[str, ...]
    match row:
        case Label():
            return ""
        case Recent():
            return row.query
        case Action():
            return f"{row.text} {row.keys}".rstrip()
        case Entry():
            parts = (*names.both(row.title), names.vendor(row.vendor))
        case Mark():
            parts = (words_of_mark(row), row.note)
        case Hit():
            snippets = (row.snippet[code].text for code in LANGUAGES if code in row.snippet)
            title, heading = names.both(row.title)[0], names.both(row.heading)[0]
            parts = (title, heading, names.vendor(row.vendor), *snippets)
    return ". ".join(part for part in parts if part)
