"""Where an archive's library is kept: beside our own, in the cache for any other."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from reader.resources import built_library, own_content
from reader.settings import cache_folder


@dataclass(frozen=True, slots=True)
class Place:
    """An archive's folder and the folder of its library."""

    content: Path
    library: Path


def place_of(archive: Path | None, library: Path | None = None) -> Place:
    """Return where an archive and its library are.

    Args:
        archive: None stands for our own archive.
        library: None stands for the usual folder.
    """
    if archive is None:
        return Place(own_content(), library or built_library())
    content = archive.resolve()
    name = hashlib.sha256(os.fsencode(content)).hexdigest()[:16]
    return Place(content, library or cache_folder() / "libraries" / name)
