"""The values an archive consists of: articles in two languages, vendors, topics, sources, terms."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from reader.errors import ReaderError

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

Kind = Literal["paper", "essential", "guide"]
KINDS: tuple[Kind, ...] = get_args(Kind)

# A missing key means that there is no text in that language.
ByLanguage = Mapping[Language, str]


def in_language(texts: ByLanguage, language: Language) -> str:
    """Return the text in that language, else in the other one, else nothing."""
    return texts.get(language) or next((t for t in texts.values() if t), "")


@dataclass(frozen=True, slots=True)
class Vendor:
    """Who made what an article is about, or a shelf such as Essentials; one folder of content/."""

    id: str
    name: ByLanguage
    about: ByLanguage


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that articles of several vendors hang under."""

    id: str
    name: ByLanguage


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of an article's source list; a citation `[@key, place]` refers to it by `key`."""

    key: str
    title: str
    authors: str
    published: str
    version: str
    url: str


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry: what a term is called, and what it means, in both languages.

    Attributes:
        article: Path of the article that explains it, empty when there is none.
        is_everyday: Whether its name is an everyday word that elsewhere means something else.
    """

    id: str
    name: ByLanguage
    variants: Mapping[Language, tuple[str, ...]]
    definition: ByLanguage
    article: str
    is_everyday: bool


@dataclass(frozen=True, slots=True)
class Edition:
    """An article's text in one language, and the file it came from."""

    language: Language
    file: Path
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article: what both languages share, and an edition per language that it has.

    Attributes:
        path: `<vendor>/<slug>`, its name everywhere.
        folder: Where its files are.
        topics: Topic ids, the main shelf first; empty in an archive without TOML.
        published: Year and month as written, empty when not told.
        checked: The day on which every claim was last held against its source, if any.
    """

    path: str
    folder: Path
    kind: Kind
    title: ByLanguage
    vendor: str
    topics: tuple[str, ...]
    published: str
    checked: date | None
    requires: tuple[str, ...]
    related: tuple[str, ...]
    sources: tuple[Source, ...]
    editions: Mapping[Language, Edition]


@dataclass(frozen=True, slots=True)
class Archive:
    """A whole archive as it was read, and what was wrong with it.

    Attributes:
        articles: In the order of the shelves, then of the titles.
        problems: Faults that kept single files out; everything else is there.
    """

    root: Path
    name: ByLanguage
    licence: str
    vendors: tuple[Vendor, ...]
    topics: tuple[Topic, ...]
    terms: tuple[Term, ...]
    articles: tuple[Article, ...]
    problems: tuple[ReaderError, ...]
