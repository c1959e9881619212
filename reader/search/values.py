"""What is asked of the search and what it answers, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.archive.model import ByLanguage, Language


@dataclass(frozen=True, slots=True)
class Row:
    """One pair of blocks as plain words.

    Attributes:
        id: Of the row's element in the page.
        part: Per language what its words are: `heading`, `body`, `caption` or `code`.
    """

    id: str
    part: str
    text: ByLanguage


@dataclass(frozen=True, slots=True)
class Section:
    """What stands from one heading to the next, in both languages.

    Attributes:
        anchor: The heading's, which both languages share; empty above the first heading.
        heading: Its words; empty above the first heading.
    """

    anchor: str
    heading: ByLanguage
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Passages:
    """An article as the search reads it.

    Attributes:
        shelves: The names of its vendor and its topics.
    """

    path: str
    title: ByLanguage
    vendor: str
    shelves: tuple[ByLanguage, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of a passage.

    Attributes:
        marks: Where in `text` the words stand that were asked for: start and end, in order.
    """

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that answers, in both languages.

    Attributes:
        anchor: Of the section's heading; empty above the first heading.
        pair: The row's id in the page that answers best.
        heading: The section's heading; empty above the first one.
        languages: In which of its texts the words were found.
        snippet: In each language that the pair has a text in.
        score: The higher the better; comparable within one answer.
    """

    path: str
    anchor: str
    pair: str
    title: ByLanguage
    heading: ByLanguage
    vendor: str
    languages: tuple[Language, ...]
    snippet: Mapping[Language, Snippet]
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found.

    Attributes:
        query: The question as it was typed.
        hits: The best passages, best first.
        passages: How many passages there are in all, also those that are not among the hits.
        articles: In how many articles.
        facets: By `vendor`, `topic` and `lang`: how many passages each id has, the most first.
        corrected: The question with its spelling mended, which is what was answered; empty when
            it was answered as it was typed.
        is_loose: Whether no passage has all the words, so that those with the most are shown.
    """

    query: str
    hits: tuple[Hit, ...] = ()
    passages: int = 0
    articles: int = 0
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    corrected: str = ""
    is_loose: bool = False
