"""Removing what no page of a library uses any more."""

import shutil
from pathlib import Path

from reader.library.catalogue import Catalogue


def remove_unused(library: Path, catalogue: Catalogue) -> None:
    """Remove pages, assets and half-written files that no catalogue names; raises OSError."""
    used = {library / file for e in catalogue.entries for file in (e.page, e.passages)}
    for name in ("pages", "passages"):
        for file in (library / name).rglob("*"):
            if file.is_file() and file not in used:
                file.unlink()
    for file in library.glob("contents.*.html"):
        if file.name != catalogue.contents:
            file.unlink()
    for file in (*library.glob("*.new"), *(library / "files").rglob("*.new")):
        if file.is_file():
            file.unlink()
    for folder in library.glob("assets-*"):
        if folder.name != catalogue.assets:
            shutil.rmtree(folder)
