"""The catalogue of a library: what its tree shows and where each page is, in one JSON file."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from reader.archive.model import ByLanguage, Language, Topic, Vendor
from reader.errors import ReaderError

# Raised whenever a page, the catalogue or the place of a file changes its meaning.
FORMAT = 3
FILE_NAME = "catalogue.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of the library.

    Attributes:
        page: Its page's file below the library's folder.
        passages: The file of its text as the search reads it, likewise.
        filter_key: What the tree's filter looks in: titles, pinyin, initials, path; case-folded.
    """

    path: str
    title: ByLanguage
    vendor: str
    topics: tuple[str, ...]
    languages: tuple[Language, ...]
    page: str
    passages: str
    filter_key: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault met while the library was built, as plain text."""

    sentence: str
    hint: str
    path: str
    line: int | None

    def __str__(self) -> str:
        """Return it as a ReaderError would print."""
        path = Path(self.path) if self.path else None
        return str(ReaderError(self.sentence, self.hint, path, self.line))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything about a library that is not in a page.

    Attributes:
        date: Of its newest check, `YYYY-MM-DD`; empty when no article says one.
        source: The archive's folder; empty when it is the program's own.
        assets: The folder of style sheets and fonts, below the library's folder.
        contents: The page that lists all articles, below the library's folder.
        entries: In the order of the shelves.
    """

    name: ByLanguage
    licence: str
    date: str
    source: str
    assets: str
    contents: str
    vendors: tuple[Vendor, ...]
    topics: tuple[Topic, ...]
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def read_catalogue(library: Path) -> Catalogue:
    """Return a library's catalogue.

    Raises:
        ReaderError: There is none, it is damaged, or it is of another version of the program.
    """
    file = library / FILE_NAME
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
        if raw["format"] != FORMAT:
            raise ReaderError(
                "This library was made by another version of the reader.",
                "Build it again: reader build.",
                path=file,
            )
        return _from_json(raw)
    except FileNotFoundError as error:
        raise ReaderError(
            "There is no library here yet.", "Build it: reader build.", path=library
        ) from error
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise ReaderError(
            f"The library's catalogue is damaged ({error}).", "Build it again: reader build.", file
        ) from error


def write_catalogue(library: Path, catalogue: Catalogue) -> None:
    """Put a catalogue in place of the last one at one stroke; raises OSError."""
    new = library / f"{FILE_NAME}.new"
    raw = {"format": FORMAT, **asdict(catalogue)}
    new.write_text(json.dumps(raw, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    new.replace(library / FILE_NAME)


def _from_json(raw: Any) -> Catalogue:
    return Catalogue(
        name=raw["name"],
        licence=raw["licence"],
        date=raw["date"],
        source=raw["source"],
        assets=raw["assets"],
        contents=raw["contents"],
        vendors=tuple(Vendor(**v) for v in raw["vendors"]),
        topics=tuple(Topic(**t) for t in raw["topics"]),
        entries=tuple(
            Entry(**{**e, "topics": tuple(e["topics"]), "languages": tuple(e["languages"])})
            for e in raw["entries"]
        ),
        problems=tuple(Problem(**p) for p in raw["problems"]),
    )
