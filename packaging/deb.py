"""A Debian package written by hand: an `ar` of two tar files, so that every Linux can make it."""

import gzip
import hashlib
import io
import tarfile
from functools import partial
from pathlib import Path
from shutil import which
from typing import BinaryIO

import archives
from project import HERE, NAME, OUT, filled, processor, timestamp, values, version
from trimming import size_of

_TEMPLATES = HERE / "linux"
_ARCHITECTURES = {"x86_64": "amd64", "arm64": "arm64"}


def make(tree: Path, packages: list[tuple[str, ...]], *, quick: bool) -> Path:
    """Pack a tree as a `.deb`.

    Args:
        tree: The files as below `/`.
        packages: What it depends on, each with its other names.
        quick: Whether to compress nothing.
    """
    architecture = _ARCHITECTURES.get(processor(), processor())
    target = OUT / f"{NAME}_{version()}_{architecture}.deb"
    known = values(
        ARCHITECTURE=architecture,
        KILOBYTES=str(size_of(tree) // 1024),
        DEPENDS=", ".join(" | ".join(names) for names in packages),
        FOLDER=f"/usr/lib/{NAME}",
    )
    ending = "" if quick else ".xz" if which("xz") else ".gz"
    archives.write_ar(
        target,
        (
            ("debian-binary", lambda file: _write(file, b"2.0\n")),
            ("control.tar.gz", lambda file: _write(file, _control(tree, known))),
            (f"data.tar{ending}", partial(_data, tree, ending)),
        ),
    )
    return target


def _write(file: BinaryIO, data: bytes) -> None:
    file.write(data)


def _control(tree: Path, known: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with (
        gzip.GzipFile("", "wb", 9, packed, timestamp()) as stream,
        tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        archives.add_text(archive, "./control", filled(_TEMPLATES / "control", known))
        archives.add_text(archive, "./md5sums", _md5sums(tree))
        for script in ("postinst", "prerm"):
            archives.add_text(archive, f"./{script}", filled(_TEMPLATES / script, known), 0o755)
    return packed.getvalue()


def _md5sums(tree: Path) -> str:
    """Return the sums by which `dpkg --verify` finds damaged files; they guard against nobody."""
    lines = []
    for file in sorted(tree.rglob("*")):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as stream:
                summed = hashlib.file_digest(stream, lambda: hashlib.md5(usedforsecurity=False))
            lines.append(f"{summed.hexdigest()}  {file.relative_to(tree).as_posix()}\n")
    return "".join(lines)


def _data(tree: Path, ending: str, file: BinaryIO) -> None:
    with archives.packer(file, ending) as stream:
        archives.pack_tree(tree, ".", stream)
