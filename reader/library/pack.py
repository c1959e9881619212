"""An archive's folder as a pack: which files, what its manifest says, and the file itself."""

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from reader.archive.load import load_archive
from reader.archive.model import Archive
from reader.archive.toml import read_text
from reader.errors import ReaderError
from reader.library.pack_format import (
    MANIFEST,
    MAX_FILE_BYTES,
    SIGNATURE,
    Manifest,
    Noted,
    check_files,
    is_day,
    manifest_bytes,
    noted,
)
from reader.library.pack_names import MAX_FILES, is_text, is_wanted
from reader.library.signature import fingerprint_of, sign

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of a zip; a pack of the same archive is always the same
_UNIX = 3
_PERMISSIONS = 0o644


@dataclass(frozen=True, slots=True)
class Packed:
    """What packing did.

    Attributes:
        left_out: Files and links of the folder that are not in the pack, but for hidden ones.
        signed_by: The fingerprint of the key; empty when it is not signed.
    """

    file: Path
    manifest: Manifest
    left_out: tuple[str, ...]
    signed_by: str


@dataclass(frozen=True, slots=True)
class Collected:
    """The files of an archive's folder that belong into a pack, and the names of the others."""

    files: Mapping[str, Path]
    left_out: tuple[str, ...]


def write_pack(root: Path, out: Path, day: str = "", seed: bytes = b"") -> Packed:
    """Write an archive as a pack, byte for byte the same for the same archive.

    Args:
        root: The archive's folder.
        out: The pack; what is there is replaced once the new one is whole.
        day: Date of the edition; empty for that of the newest check of an article.
        seed: The secret key to sign with; empty for none.

    Raises:
        ReaderError: The archive has faults, breaks the bounds of a pack, or cannot be written.
    """
    archive = load_archive(root)
    if archive.problems:
        raise archive.problems[0]
    day = day or newest_check(archive)
    if not is_day(day):
        raise ReaderError(
            "The date of the edition is missing or none.",
            "Name it, as in: --date 2026-11-28.",
            path=root,
        )
    collected = collect(archive.root)
    for name, file in collected.files.items():
        if is_text(name):
            read_text(file)
    manifest = manifest_of(archive, collected, day)
    _write(out, manifest, collected, seed)
    return Packed(out, manifest, collected.left_out, fingerprint_of(seed) if seed else "")


def newest_check(archive: Archive) -> str:
    """Return the last day on which an article was checked, as in 2026-11-28; empty for none."""
    return max((a.checked.isoformat()[:10] for a in archive.articles if a.checked), default="")


def collect(root: Path) -> Collected:
    """Find the files of an archive; hidden ones and what lies behind links are left out.

    Raises:
        ReaderError: There are too many, or a folder cannot be read.
    """
    files: dict[str, Path] = {}
    left_out: list[str] = []
    for name, entry in _walk(root, root.name):
        if entry.is_file(follow_symlinks=False) and is_wanted(name):
            files[name] = Path(entry.path)
        else:
            left_out.append(name)
        if len(files) > MAX_FILES:
            raise ReaderError(
                f"The archive has more than {MAX_FILES} files.", "Split it into several archives."
            )
    return Collected(dict(sorted(files.items())), tuple(sorted(left_out)))


def manifest_of(archive: Archive, collected: Collected, day: str) -> Manifest:
    """Return what an archive's pack says about itself.

    Raises:
        ReaderError: A file cannot be read, or the archive breaks the bounds of a pack.
    """
    notes = {name: noted(read_file(file)) for name, file in collected.files.items()}
    check_files(notes)
    return Manifest(archive.name, day, len(archive.articles), notes)


def read_file(file: Path) -> bytes:
    """Return the content of a file of an archive.

    Raises:
        ReaderError: It cannot be read, is no file any more, or too large for a pack.
    """
    try:
        status = file.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise ReaderError("This is not a file that can be read.", path=file)
        if status.st_size > MAX_FILE_BYTES:
            raise ReaderError(
                f'The file "{file.name}" is too large for a pack ({status.st_size / 1e6:.0f} MB).',
                f"A file has at most {MAX_FILE_BYTES / 1e6:.0f} MB.",
                path=file,
            )
        return file.read_bytes()
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise ReaderError(f"The file cannot be read ({reason}).", path=file) from error


def check_unchanged(name: str, data: bytes, wanted: Noted) -> bytes:
    """Return the content of a file that is what its manifest says.

    Raises:
        ReaderError: It is not.
    """
    if noted(data) != wanted:
        raise ReaderError(
            f'The file "{name}" is not what the manifest says.', "Get or make the pack anew."
        )
    return data


def _walk(folder: Path, name: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield whatever is no folder and not hidden, below a folder, with its path in the pack."""
    try:
        with os.scandir(folder) as entries:
            found = [e for e in entries if not e.name.startswith(".") and e.name != "__pycache__"]
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise ReaderError(f"The folder cannot be read ({reason}).", path=folder) from error
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), f"{name}/{entry.name}")
        else:
            yield f"{name}/{entry.name}", entry


def _write(out: Path, manifest: Manifest, collected: Collected, seed: bytes) -> None:
    new = out.with_name(f".{os.getpid()}.new")
    own = manifest_bytes(manifest)
    try:
        with ZipFile(new, "w", ZIP_DEFLATED, compresslevel=9) as pack:
            _put(pack, MANIFEST, own)
            if seed:
                _put(pack, SIGNATURE, sign(own, seed))
            for name, wanted in manifest.files.items():
                data = read_file(collected.files[name])
                _put(pack, name, check_unchanged(name, data, wanted))
        new.replace(out)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise ReaderError(f"The pack cannot be written ({reason}).", path=out) from error
    finally:
        with suppress(OSError):
            new.unlink()


def _put(pack: ZipFile, name: str, data: bytes) -> None:
    entry = ZipInfo(name, _FIRST_DAY)
    entry.create_system = _UNIX  # and not that of whoever packs
    entry.external_attr = (stat.S_IFREG | _PERMISSIONS) << 16
    entry.compress_type = ZIP_DEFLATED
    pack.writestr(entry, data)
