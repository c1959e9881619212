"""Adding an archive: unpacked and compiled beside the old one, which stays until the swap."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from reader.archive.model import in_language
from reader.errors import ReaderError
from reader.library.added import (
    CONTENT,
    Added,
    find_added,
    is_edition,
    library_date,
    put_added,
)
from reader.library.place import Place
from reader.library.store import open_library
from reader.library.unpack import Parcel, files_of
from reader.study.locks import Lock

_LOCK = "adding.lock"
_LONGEST_SLUG = 30
_PATIENCE_S = 0.2

Build = Callable[[Place], object]


def add_archive(parcel: Parcel, home: Path, own_library: Path, build: Build) -> Added:
    """Make an archive that was looked through the one that is read.

    Until the last step nothing of this can be seen; after a failure, an end of the program or of
    the computer at any moment, either the old archive or the new one is whole and is read.

    Args:
        parcel: The archive.
        home: The folder of all added archives.
        own_library: The library of the archive that the program came with.
        build: Compiles the archive of a place into its library.

    Raises:
        ReaderError: The archive is not what it was, cannot be compiled, or cannot be written.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        with _alone(home):
            old = _old(home)
            kept = {old.folder} if old else set()  # windows may still show it
            _remove_all_but(home, kept)  # what others left half done; it makes room, too
            start = old.place(home).library if old else own_library
            added = _add(parcel, home, library_date(own_library), lambda p: _build(p, start, build))
            _remove_all_but(home, {*kept, added.folder})
            return added
    except OSError as error:
        raise ReaderError(
            f"The archive cannot be added ({error.strerror or error}).",
            "Make room, or see to it that you may write there; the last one is still there.",
            path=home,
        ) from error


def unpack(parcel: Parcel, folder: Path) -> None:
    """Write the files of an archive into a folder that is not there yet.

    Raises:
        ReaderError: A file is not what was looked through.
        OSError: A file cannot be written.
    """
    for name, data in files_of(parcel):
        file = folder.joinpath(*name.split("/"))
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as stream:  # it is there only if two names mean the same here
            stream.write(data)


def _add(parcel: Parcel, home: Path, own_date: str, build: Build) -> Added:
    manifest = parcel.manifest
    folder = _new_folder(home, parcel)
    added = Added(
        folder=folder.name,
        content=manifest.folder,
        name=manifest.name,
        date=manifest.date,
        articles=manifest.articles,
        signed_by=parcel.signed_by,
        own_date=own_date,
    )
    place = added.place(home)
    try:
        unpack(parcel, folder / CONTENT)
        build(place)
        _check_library(place.library, parcel.path)
        _write_through(folder)
        put_added(home, added)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return added


def _build(place: Place, start: Path, build: Build) -> None:
    """Compile an archive, beginning with the pages that it shares with the old one."""
    try:
        _copy(start, place.library)
    except OSError:  # then everything is compiled
        shutil.rmtree(place.library, ignore_errors=True)
    build(place)


def _copy(library: Path, target: Path) -> None:
    """Copy a library, not its rights: what came with the program may be for reading only."""
    for top, _, names in os.walk(library):
        folder = target / Path(top).relative_to(library)
        folder.mkdir(parents=True)
        for name in names:
            if not name.endswith(".new"):
                shutil.copyfile(Path(top, name), folder / name)


def _check_library(library: Path, source: Path) -> None:
    if not open_library(library).entries:
        raise ReaderError("No article of the archive can be read.", path=source)


def _new_folder(home: Path, parcel: Parcel) -> Path:
    """Make a folder that nobody has used; the same edition may be added again."""
    manifest = parcel.manifest
    slug = re.sub(r"[^a-z0-9]+", "-", in_language(manifest.name, "en").lower())[:_LONGEST_SLUG]
    name = f"{slug.strip('-') or 'archive'}-{manifest.date or 'undated'}-{manifest.digest[:8]}"
    for number in count(1):
        folder = home / (name if number == 1 else f"{name}-{number}")
        with suppress(FileExistsError):
            folder.mkdir()
            break
    return folder


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Let one program at a time add an archive, so that none removes what another is making."""
    lock = Lock(home / _LOCK)
    try:
        taken = lock.take_alone(_PATIENCE_S)
    except ReaderError as error:  # it speaks of the study
        raise error.__cause__ or error from None
    if not taken:
        raise ReaderError("Another archive is being added just now.", "Try again later.", home)
    try:
        yield
    finally:
        lock.release()


def _old(home: Path) -> Added | None:
    try:
        return find_added(home)
    except ReaderError:  # adding one mends that
        return None


def _remove_all_but(home: Path, kept: set[str]) -> None:
    """Remove added archives; what another program holds open stays for the next time."""
    for folder in home.iterdir():
        if folder.name not in kept and is_edition(folder.name) and not folder.is_symlink():
            shutil.rmtree(folder, ignore_errors=True)
    for file in home.glob(".*.new"):
        with suppress(OSError):
            file.unlink()


def _write_through(folder: Path) -> None:
    """Have the disk itself hold all files of a folder, so that a power failure cannot undo them."""
    for top, _, names in os.walk(folder):
        for name in names:
            with Path(top, name).open("rb+") as stream:
                os.fsync(stream.fileno())
