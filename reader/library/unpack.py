"""What is to be added, a pack or a folder: looked through before a byte of it is written."""

import os
import stat
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from reader.archive.load import load_archive
from reader.errors import ReaderError
from reader.library.pack import check_unchanged, collect, manifest_of, newest_check, read_file
from reader.library.pack_format import (
    MANIFEST,
    MAX_FILE_BYTES,
    MAX_MANIFEST_BYTES,
    MAX_TOTAL_BYTES,
    SIGNATURE,
    Manifest,
    read_manifest,
)
from reader.library.pack_names import MAX_FILES, check_names, shown
from reader.library.signature import signed_by

_MAX_SIGNATURE_BYTES = 10_000
_MAX_DIRECTORY_BYTES = 10_000_000  # MAX_FILES with long names; Python reads it all at once
_MAX_RATIO = 100  # of sizes unpacked and packed; texts have 3 to 10, a bomb 1000
_FREE_OF_RATIO = 10_000_000  # bytes that no bomb is worth
_END = struct.Struct("<4s4H2LH")  # of a zip: the record with the place of its directory
_END_MARK, _ZIP64_MARK, _ZIP64_BYTES = b"PK\x05\x06", b"PK\x06\x07", 20
_ENCRYPTED = 0x1 | 0x40 | 0x2000  # the bits for it, old and new, and for a hidden directory
_FOLDER_OF_DOS = 0x10
# Whatever zipfile and zlib raise on bytes that are no zip.
_NO_ZIP = (
    BadZipFile, zlib.error, struct.error, EOFError, ValueError, RuntimeError, LookupError,
    ArithmeticError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parcel:
    """An archive that was looked through and may be added.

    Attributes:
        path: The pack, or the archive's folder.
        signed_by: The fingerprint of the key that signed the manifest; empty for none.
    """

    path: Path
    manifest: Manifest
    signed_by: str


def look_through(path: Path) -> Parcel:
    """Return what a pack or an archive's folder says, once it is found to be sound.

    Raises:
        ReaderError: It is neither, is damaged, or breaks the bounds of a pack.
    """
    if os.path.isdir(path):  # noqa: PTH112  (Path.is_dir raises for a name too long)
        archive = load_archive(path)
        manifest = manifest_of(archive, collect(archive.root), newest_check(archive))
        return Parcel(archive.root, manifest, "")
    with _opened(path) as pack:
        entries = _directory(pack)
        return Parcel(path, *_manifest(pack, entries))


def files_of(parcel: Parcel) -> Iterator[tuple[str, bytes]]:
    """Yield each file that the manifest names with its content, which is as it says.

    Raises:
        ReaderError: A file is another one, or the parcel is not what was looked through.
    """
    if os.path.isdir(parcel.path):  # noqa: PTH112
        for name, wanted in parcel.manifest.files.items():
            file = parcel.path.joinpath(*name.split("/")[1:])
            yield name, check_unchanged(name, read_file(file), wanted)
        return
    with _opened(parcel.path) as pack:
        entries = _directory(pack)
        if _manifest(pack, entries) != (parcel.manifest, parcel.signed_by):
            raise ReaderError("The pack has changed since it was looked through.", "Add it again.")
        for name, wanted in parcel.manifest.files.items():
            yield name, check_unchanged(name, _read(pack, entries[name]), wanted)


@contextmanager
def _opened(file: Path) -> Iterator[ZipFile]:
    """Open a pack; whatever is wrong with it, now or later, is a ReaderError with its path."""
    try:
        with file.open("rb") as stream:
            _check_end(stream)
            with ZipFile(stream) as pack:
                yield pack
    except ReaderError as error:
        raise ReaderError(error.sentence, error.hint, error.path or file) from error
    except _NO_ZIP as error:
        raise ReaderError(
            f"This is no pack, or it is damaged ({error}).",
            "A pack is what `reader pack` wrote; get it anew.",
            path=file,
        ) from error
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise ReaderError(f"The file cannot be read ({reason}).", path=file) from error


def _check_end(stream: BinaryIO) -> None:
    """See to it that nothing stands before, behind or between the parts of a plain zip."""
    size = stream.seek(0, 2)
    start = max(0, size - _END.size - _ZIP64_BYTES)
    stream.seek(start)
    tail = stream.read()
    if size < _END.size:
        raise BadZipFile("it is too short")
    mark, *disks, count, length, offset, comment = _END.unpack(tail[-_END.size :])
    if mark != _END_MARK or comment or tail[: -_END.size].startswith(_ZIP64_MARK):
        raise BadZipFile("it has no plain end")
    if disks != [0, 0, count] or offset + length != size - _END.size:
        raise BadZipFile("it has more than one part")
    if count > MAX_FILES + 2 or length > _MAX_DIRECTORY_BYTES:
        raise ReaderError(
            f"The archive has more than {MAX_FILES} files.", "Split it into several archives."
        )


def _directory(pack: ZipFile) -> Mapping[str, ZipInfo]:
    """Return the entries of a pack by name, all within bounds, from what its directory says."""
    if MANIFEST not in pack.NameToInfo:
        raise ReaderError(
            "The pack has no manifest.", "Make it with `reader pack`, or add the folder itself."
        )
    entries: dict[str, ZipInfo] = {}
    for entry in pack.infolist():
        if entry.filename in entries:
            raise ReaderError(f'The pack has the file "{shown(entry.filename)}" twice.')
        _check_entry(entry)
        entries[entry.filename] = entry
    check_names(name for name in entries if name not in (MANIFEST, SIGNATURE))
    packed = sum(entry.compress_size for entry in entries.values())
    whole = sum(entry.file_size for entry in entries.values())
    if packed > pack.start_dir:  # parts that share their bytes
        raise BadZipFile("its parts overlap")
    if whole > max(_FREE_OF_RATIO, _MAX_RATIO * packed):
        raise ReaderError(
            "The pack would unpack to more than a hundred times its size.",
            "Such files are made to fill a disk.",
        )
    if whole > MAX_TOTAL_BYTES + MAX_MANIFEST_BYTES + _MAX_SIGNATURE_BYTES:
        raise ReaderError(
            f"The archive is too large for a pack ({whole / 1e6:.0f} MB).",
            f"It has at most {MAX_TOTAL_BYTES / 1e6:.0f} MB.",
        )
    return entries


def _check_entry(entry: ZipInfo) -> None:
    """See to it that an entry is a plain file under the name that it was packed with."""
    name = shown(entry.orig_filename)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if entry.filename != entry.orig_filename:  # zipfile cuts at NUL, and Windows turns slashes
        raise ReaderError(
            f'The name "{name}" cannot stand in a pack.', "It has signs that cannot be seen."
        )
    if kind not in (0, stat.S_IFREG) or entry.external_attr & _FOLDER_OF_DOS:
        raise ReaderError(f'"{name}" is a link or no file; a pack holds only files.')
    if entry.flag_bits & _ENCRYPTED:
        raise ReaderError(f'The file "{name}" is encrypted.', "A pack is open to everybody.")
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise ReaderError(f'The file "{name}" is packed in a way that is not known.')
    if entry.file_size > MAX_FILE_BYTES:
        raise ReaderError(
            f'The file "{name}" is too large for a pack ({entry.file_size / 1e6:.0f} MB).',
            f"A file has at most {MAX_FILE_BYTES / 1e6:.0f} MB.",
        )


def _manifest(pack: ZipFile, entries: Mapping[str, ZipInfo]) -> tuple[Manifest, str]:
    """Return a pack's manifest, which names its files and no other, and who signed it."""
    data = _read(pack, entries[MANIFEST], MAX_MANIFEST_BYTES)
    manifest, key = read_manifest(data), ""
    if SIGNATURE in entries:
        key = signed_by(data, _read(pack, entries[SIGNATURE], _MAX_SIGNATURE_BYTES))
    files = {n: e.file_size for n, e in entries.items() if n not in (MANIFEST, SIGNATURE)}
    wanted = {name: file.size for name, file in manifest.files.items()}
    for name in sorted(files.items() ^ wanted.items()):
        raise ReaderError(
            f'The file "{shown(name[0])}" is not what the manifest says.',
            "Get or make the pack anew.",
        )
    return manifest, key


def _read(pack: ZipFile, entry: ZipInfo, most: int = MAX_FILE_BYTES) -> bytes:
    """Return the content of an entry, which has the size that the directory says."""
    if entry.file_size > most:
        raise ReaderError(
            f'The file "{shown(entry.filename)}" is too large for a pack'
            f" ({entry.file_size / 1e6:.0f} MB).",
            f"A file has at most {most / 1e6:.0f} MB.",
        )
    with pack.open(entry) as stream:
        data = stream.read(most + 1)  # and never more, whatever the headers say
    if len(data) != entry.file_size:
        raise BadZipFile("a file is shorter than it says")
    return data
