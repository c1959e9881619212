"""A library on disk, opened for reading: its catalogue, and which file answers which address."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reader.library.catalogue import Catalogue, Entry, read_catalogue


@dataclass(frozen=True, slots=True)
class Library:
    """A built library; every file that it serves lies below `root`."""

    root: Path
    catalogue: Catalogue
    entries: Mapping[str, Entry]

    def file_for(self, address: str) -> Path | None:
        """Return the file behind a decoded URL path, None when there is none in this library.

        `/article/<path>` is an article's page, `/assets/…` a style sheet or font,
        `/files/…` a picture of an article, `/contents` the list of all articles.
        """
        kind, _, rest = address.lstrip("/").partition("/")
        match kind:
            case "article":
                entry = self.entries.get(rest)
                wanted = self.root / entry.page if entry else None
            case "assets":
                wanted = self.root / self.catalogue.assets / rest
            case "files":
                wanted = self.root / "files" / rest
            case "contents":
                wanted = self.root / self.catalogue.contents
            case _:
                wanted = None
        if wanted is None:
            return None
        real = wanted.resolve()
        inside = real.is_relative_to(self.root.resolve())
        return real if inside and real.is_file() else None


def open_library(root: Path) -> Library:
    """Open a built library.

    Raises:
        ReaderError: There is none, it is damaged, or it is of another version of the program.
    """
    catalogue = read_catalogue(root)
    return Library(root, catalogue, {entry.path: entry for entry in catalogue.entries})
