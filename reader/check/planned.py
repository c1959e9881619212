"""planned.toml: the catalogue's paths, and those of them that are not written yet."""

from dataclasses import dataclass
from pathlib import Path

from reader.archive.model import ByLanguage
from reader.archive.toml import read_toml


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that is to be written."""

    path: str
    title: ByLanguage
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """What an archive is to hold; nothing for one without a planned.toml.

    Attributes:
        catalogue: Every path, written or not.
        entries: The articles to be written.
    """

    catalogue: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()


def load_planned(file: Path) -> Planned:
    """Return what a planned.toml says.

    Raises:
        ReaderError: It cannot be read or an entry is not as content/README.md says.
    """
    if not file.exists():
        return Planned()
    table = read_toml(file)
    return Planned(
        catalogue=table.strings("catalogue"),
        entries=tuple(
            Entry(e.string("path"), e.by_language("title"), e.strings("topics"))
            for e in table.tables("planned")
        ),
    )
