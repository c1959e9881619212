"""A small archive to be packed, and zips that no `reader pack` would write."""

import io
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.library import build as build_module
from reader.library.build import Built, build_library
from reader.library.pack import write_pack
from reader.library.pack_format import noted
from reader.library.place import Place
from reader.library.unpack import Parcel, files_of, look_through

CASES = Path(__file__).resolve().parents[1] / "cases"
DAY = "2026-11-21"  # of the newest check in it
NAMES = {"en": "A Small Archive", "zh": "小文库"}


def archive_in(folder: Path) -> Path:
    """Copy the small archive into a folder."""
    return Path(shutil.copytree(CASES / "archives" / "ours", folder / "ours"))


def pack_in(folder: Path, seed: bytes = b"") -> Path:
    """Pack a copy of the small archive."""
    file = folder / "ours.archive.zip"
    write_pack(archive_in(folder), file, seed=seed)
    return file


def tree(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def contents(parcel: Parcel) -> dict[str, bytes]:
    """Return the files of a parcel as they would be written."""
    return dict(files_of(parcel))


def look(file: Path) -> dict[str, bytes]:
    """Look a pack through to its end."""
    return contents(look_through(file))


def made_pack(file: Path, held: dict[str, bytes], manifest: object = None, **changes) -> Path:
    """Write a pack of these files, its manifest as it should be or another one."""
    wanted = {
        "format": 1,
        "name": NAMES,
        "date": DAY,
        "articles": 1,
        "files": {
            name: {"size": note.size, "sha256": note.sha256}
            for name, data in held.items()
            for note in [noted(data)]
        },
        **changes,
    }
    data = manifest if isinstance(manifest, bytes) else json.dumps(manifest or wanted).encode()
    return made_zip(file, {"manifest.json": data, **held})


def made_zip(file: Path, files: dict[str | zipfile.ZipInfo, bytes]) -> Path:
    """Write a zip of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as pack:
        for entry, data in files.items():
            pack.writestr(entry, data, zipfile.ZIP_DEFLATED)
    file.write_bytes(buffer.getvalue())
    return file


@contextmanager
def building_here() -> Iterator[None]:
    """Compile in this process, and without the 8 MB of fonts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build_module, "_FEW", 100)
        patch.setattr(build_module, "write_assets", lambda _out: "assets-none")
        yield


def build_here(place: Place) -> Built:
    """Compile an archive."""
    with building_here():
        return build_library(place.content, place.library, lambda _done, _total: None)


def ready_build(folder: Path) -> Callable[[Place], object]:
    """Return what stands for a compiler: it copies the library of the small archive."""
    library = folder / "library"
    build_here(Place(archive_in(folder), library))
    return lambda place: shutil.copytree(library, place.library, dirs_exist_ok=True)
