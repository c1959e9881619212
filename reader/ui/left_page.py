"""What a picture of a page depends on, as plain values, and where such a picture is kept."""

import hashlib
import json
import math
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from reader.library.catalogue import FILE_NAME
from reader.settings import cache_folder

_FOLDER = "left"
_STUDY = ("study.db", "study.db-wal")


@dataclass(frozen=True, slots=True)
class LeftPage:
    """A page as it was left.

    Attributes:
        version: Of the program.
        page: The page's file in the library, named after its content.
        assets: The folder of style sheets and fonts, likewise.
        article: Its path.
        pair: At the top of the page; empty for the beginning.
        theme: As it is drawn, never `system`.
        share: The English column's part of the two columns' width.
        language: Of the interface.
        ratio: Device px per px of the window.
        width: Of the room for tabs and page, in px of the window.
        height: The same.
        study: What stands for the state of the user's study.
        left: Of the page in that room.
        top: The same.
        offset: Where the pair's row begins, in CSS px below the upper edge of the page.
    """

    version: str
    page: str
    assets: str
    article: str
    pair: str
    theme: str
    mode: str
    text_size: int
    share: float
    zoom: float
    language: str
    ratio: float
    width: int
    height: int
    study: str
    left: int = 0
    top: int = 0
    offset: float = 0.0

    def as_text(self) -> str:
        """Return it as text in ASCII, which a PNG can hold."""
        return json.dumps(asdict(self))

    def is_like(self, other: "LeftPage") -> bool:
        """Return whether pictures of both would be the same, but for where they are."""
        return self == replace(other, left=self.left, top=self.top, offset=self.offset)


def from_text(text: str) -> LeftPage | None:
    """Return what `as_text` wrote; None for anything else."""
    try:
        raw: Any = json.loads(text)
        left = LeftPage(**raw)
    except (ValueError, TypeError, RecursionError):
        return None
    right = all(type(getattr(left, field.name)) is field.type for field in fields(LeftPage))
    return left if right and math.isfinite(left.offset) else None


def picture_file(library: Path) -> Path:
    """Return where the picture of what was left open in a library is."""
    name = hashlib.sha256(str(library).encode()).hexdigest()[:16]
    return cache_folder() / _FOLDER / f"{name}.png"


def has_page(library: Path, left: LeftPage) -> bool:
    """Return whether a library still has this very page, and draws it with the same style sheets.

    Names with the hash of a content in them stand for it; the catalogue is looked through as it
    is, which takes a fraction of the time of reading it.
    """
    try:
        catalogue = (library / FILE_NAME).read_bytes()
    except OSError:
        return False
    names = (left.page, left.assets)
    return all(json.dumps(name, ensure_ascii=False).encode() in catalogue for name in names)


def study_stamp(folder: Path) -> str:
    """Return what stands for the state of the study in a folder, as long as nobody writes to it."""
    stamps = []
    for name in _STUDY:
        try:
            found = (folder / name).stat()
        except OSError:
            continue
        if found.st_size:  # whoever only opens it has an empty log beside it
            stamps.append(f"{name} {found.st_size} {found.st_mtime_ns}")
    return " ".join(stamps)
