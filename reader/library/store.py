"""A library on disk, opened for reading: its catalogue, and which file answers which address."""

import os
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
                return _file_in(self.root / "pages", self.root / entry.page) if entry else None
            case "assets":
                assets = self.root / self.catalogue.assets
                return _file_in(assets, assets / rest)
            case "files":
                return _file_in(self.root / "files", self.root / "files" / rest)
            case "contents":
                return _file_in(self.root, self.root / self.catalogue.contents)
            case _:
                return None


def _file_in(folder: Path, wanted: Path) -> Path | None:
    try:
        real = wanted.resolve()
    except (OSError, ValueError, RuntimeError):  # no file name; links in a circle
        return None
    # os.path.isfile is false, where Path.is_file raises, for a name that is too long.
    inside = real.is_relative_to(folder.resolve())
    return real if inside and os.path.isfile(real) else None  # noqa: PTH113


def open_library(root: Path) -> Library:
    """Open a built library.

    Raises:
        ReaderError: There is none, it is damaged, or it is of another version of the program.
    """
    catalogue = read_catalogue(root)
    return Library(root, catalogue, {entry.path: entry for entry in catalogue.entries})
