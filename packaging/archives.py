"""Folders packed so that the same folder gives the same bytes, and the sums of what was made."""

import gzip
import hashlib
import io
import subprocess
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, BinaryIO, cast

from project import PackagingError, timestamp


def _add_tree(archive: tarfile.TarFile, folder: Path, name: str) -> None:
    """Add a folder with everything below, in order, as root's; twins stay one file."""
    archive.add(folder, name, recursive=False, filter=_owned)
    for path in sorted(folder.rglob("*")):
        inner = f"{name}/{path.relative_to(folder).as_posix()}"
        archive.add(path, inner, recursive=False, filter=_owned)


def _owned(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mtime = timestamp()
    # Nobody but its owner changes a file; who may read one may start it if the owner may.
    member.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
    return member


def tar(folder: Path, target: Path, name: str) -> Path:
    """Pack a folder under another name as `.tar.gz` or `.tar.xz`."""
    with target.open("wb") as file, packer(file, target.suffix) as packed:
        pack_tree(folder, name, packed)
    return target


def pack_tree(folder: Path, name: str, stream: IO[bytes]) -> None:
    """Write a folder under another name as a tar file."""
    with tarfile.open(fileobj=stream, mode="w|", format=tarfile.GNU_FORMAT) as archive:
        _add_tree(archive, folder, name)


@contextmanager
def packer(file: BinaryIO, suffix: str) -> Iterator[IO[bytes]]:
    """Give a stream that packs what is written into a file: `.gz`, `.xz`; as it is for others."""
    if suffix == ".gz":
        with gzip.GzipFile("", "wb", 9, file, timestamp()) as stream:
            yield cast("IO[bytes]", stream)
    elif suffix == ".xz":
        file.flush()
        command = ["xz", "--compress", "--stdout", "-6", "--threads=0"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=file) as process:
            yield cast("IO[bytes]", process.stdin)
        if process.returncode != 0:
            raise PackagingError(f"xz ended with {process.returncode}.")
        file.seek(0, io.SEEK_END)
    else:
        yield file


def zip_folder(folder: Path, target: Path, more: dict[str, str]) -> Path:
    """Pack a folder as `.zip` under its own name.

    Args:
        more: Text files to be in it as well, by their names in the folder.
    """
    when = datetime.fromtimestamp(timestamp(), UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
                entry = zipfile.ZipInfo(name, when)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, path.read_bytes())
        for name, text in sorted(more.items()):
            archive.writestr(zipfile.ZipInfo(f"{folder.name}/{name}", when), text)
    return target


def write_ar(target: Path, members: Iterable[tuple[str, Callable[[BinaryIO], None]]]) -> None:
    """Write an `ar` archive, as a `.deb` is one; each member's writer gets the file."""
    with target.open("wb") as file:
        file.write(b"!<arch>\n")
        for name, write in members:
            head_at = file.tell()
            file.write(b" " * 60)
            start = file.tell()
            write(file)
            size = file.tell() - start
            file.write(b"\n" * (size % 2))
            end = file.tell()
            file.seek(head_at)
            file.write(
                f"{name:<16}{timestamp():<12}{0:<6}{0:<6}{'100644':<8}{size:<10}`\n".encode()
            )
            file.seek(end)


def add_text(archive: tarfile.TarFile, name: str, text: str, mode: int = 0o644) -> None:
    """Add a text file of root's."""
    data = text.encode()
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = len(data), mode, timestamp()
    member.uname = member.gname = "root"
    archive.addfile(member, io.BytesIO(data))


def sha256(file: Path) -> str:
    """Return a file's SHA-256 in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_sums(target: Path, files: Iterable[Path]) -> Path:
    """Write the sums as `sha256sum --check` reads them."""
    lines = [f"{sha256(file)}  {file.name}\n" for file in sorted(files)]
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    return target
