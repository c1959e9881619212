"""The archive that the user added: which it is, and whether it goes before the program's own."""

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.archive.model import LANGUAGES, ByLanguage
from reader.errors import ReaderError
from reader.library.catalogue import FILE_NAME as CATALOGUE
from reader.library.place import Place, place_of
from reader.settings import data_folder

CONTENT, LIBRARY = "content", "library"  # in the folder of an added archive

_POINTER = "current.json"
_FORMAT = 1
_EDITION = re.compile(r"[a-z0-9-]{1,30}-(?:\d{4}-\d\d-\d\d|undated)-[0-9a-f]{8}(?:-\d{1,4})?")


@dataclass(frozen=True, slots=True)
class Added:
    """The archive that the user added last.

    Attributes:
        folder: Of the archive and its library, below the folder of all added ones.
        content: The name of the archive's own folder therein.
        date: Of the edition; empty when it is not known.
        signed_by: The fingerprint of the key that signed it; empty for none.
        own_date: Of the program's own archive when this one was added; empty when not known.
    """

    folder: str
    content: str
    name: ByLanguage
    date: str
    articles: int
    signed_by: str
    own_date: str

    def place(self, home: Path) -> Place:
        """Return where it is, below the folder of all added archives."""
        folder = home.resolve() / self.folder
        return Place(folder / CONTENT / self.content, folder / LIBRARY)


@dataclass(frozen=True, slots=True)
class Edition:
    """What can be told about the edition of an archive.

    Attributes:
        date: Empty when it is not known.
        is_added: Whether the user added it.
        signed_by: The fingerprint of the key that signed it; empty for none.
    """

    date: str
    is_added: bool = False
    signed_by: str = ""


def added_folder() -> Path:
    """Return where this user's added archives are kept."""
    return data_folder() / "archives"


def reading_place(archive: Path | None) -> tuple[Place, ReaderError | None]:
    """Return where the archive to be read is, and why the added one could not be taken.

    Args:
        archive: None stands for the added archive, or our own when there is none or it is newer.
    """
    own = place_of(archive)
    if archive is not None:
        return own, None
    try:
        return added_place(added_folder(), own.library) or own, None
    except ReaderError as error:
        return own, error


def added_place(home: Path, own_library: Path) -> Place | None:
    """Return where the added archive is, None when the program came with a newer one since.

    Args:
        home: The folder of all added archives.
        own_library: The library of the archive that the program came with.

    Raises:
        ReaderError: There should be an added archive and it cannot be found.
    """
    added = find_added(home)
    if added is None:
        return None
    # Whoever adds an older archive wants it; only one that came later goes before it.
    if library_date(own_library) > max(added.date, added.own_date):
        return None
    return added.place(home)


def find_added(home: Path) -> Added | None:
    """Return the archive that the user added, None when there is none.

    Raises:
        ReaderError: What says so is damaged, or the archive is gone.
    """
    file = home / _POINTER
    hint = "The archive that came with the program is shown; add the other one again."
    try:
        added = _from_json(json.loads(file.read_bytes()))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ReaderError("The added archive cannot be found.", hint, file) from error
    place = added.place(home)
    if not place.content.is_dir() or not place.library.is_dir():
        raise ReaderError("The added archive is gone.", hint, place.content)
    return added


def put_added(home: Path, added: Added) -> None:
    """Make an archive the added one, at one stroke; raises OSError."""
    raw = {"format": _FORMAT, **{name: getattr(added, name) for name in Added.__slots__}}
    new = home / f".{os.getpid()}.new"
    with new.open("wb") as stream:
        stream.write(json.dumps(raw, ensure_ascii=False, indent=1).encode())
        stream.flush()
        os.fsync(stream.fileno())  # a power failure leaves the old one or this one
    new.replace(home / _POINTER)


def forget_added(home: Path) -> None:
    """Go back to the archive that came with the program; the added one is not removed yet.

    Raises:
        ReaderError: The folder cannot be written.
    """
    try:
        (home / _POINTER).unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise ReaderError(f"The added archive cannot be left ({reason}).", path=home) from error


def is_edition(name: str) -> bool:
    """Return whether a folder has the name of an added archive."""
    return _EDITION.fullmatch(name) is not None


def edition_of(library: Path, home: Path) -> Edition:
    """Return what can be told about the archive of a library."""
    try:
        added = find_added(home)
    except ReaderError:
        added = None
    if added is not None and added.place(home).library == library.resolve():
        return Edition(added.date, is_added=True, signed_by=added.signed_by)
    return Edition(library_date(library))


def library_date(library: Path) -> str:
    """Return the date of the edition that a library was made of; empty when it is not known."""
    try:
        date = json.loads((library / CATALOGUE).read_bytes())["date"]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return ""
    return date if isinstance(date, str) else ""


def _from_json(raw: Any) -> Added:
    texts = {key: str(raw[key]) for key in ("folder", "content", "date", "signed_by", "own_date")}
    name = {lang: str(raw["name"][lang]) for lang in LANGUAGES if lang in raw["name"]}
    inside = is_edition(texts["folder"]) and Path(texts["content"]).name == texts["content"] != ""
    if raw["format"] != _FORMAT or not inside or not name:
        raise ValueError("it has another form")
    return Added(**texts, name=name, articles=int(raw["articles"]))
