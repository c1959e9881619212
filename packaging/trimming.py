"""The made bundle made smaller: symbols, data of ICU, files that are there twice."""

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from shutil import which

import elf
import icu
from project import run

_WORTH_LINKING = 4096  # bytes: a smaller file takes a block of its own anyway


def trim_linux(made: Path) -> dict[str, int]:
    """Make a Linux bundle smaller; return the bytes that each step saved."""
    return {
        "symbols stripped": _saved(made, strip_symbols),
        "ICU data cut down": _saved(made, _cut_icu),
        "twins linked": link_twins(made),
    }


def size_of(folder: Path) -> int:
    """Return the bytes of all files below a folder, each counted once however many names it has."""
    files = (file.lstat() for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return sum({(f.st_dev, f.st_ino): f.st_size for f in files}.values())


def strip_symbols(made: Path) -> None:
    """Strip Python's own binaries, which come with symbols.

    Qt's come stripped; and PyInstaller changed their paths, after which `strip` may break them.
    The program itself carries its modules behind its end, which `strip` would cut off.
    """
    if which("strip") is None:
        return
    for file, binary in elf.binaries(made / "_internal"):
        if binary.has_symbols and "PySide6" not in file.parts:
            run("strip", "--strip-unneeded", file)


def _cut_icu(made: Path) -> None:
    for library in made.rglob("libicudata.so.*"):
        if not library.is_symlink():
            icu.cut_down(library)


def link_twins(made: Path) -> int:
    """Make files of one content one file with several names; return the bytes saved.

    The library has the fonts of resources/, as it must serve from its own folder alone.
    """
    same_size = defaultdict[int, list[Path]](list)
    for file in sorted(made.rglob("*")):
        if file.is_file() and not file.is_symlink() and file.stat().st_size >= _WORTH_LINKING:
            same_size[file.stat().st_size].append(file)
    first: dict[bytes, Path] = {}
    saved = 0
    for files in (files for files in same_size.values() if len(files) > 1):
        for file in files:
            twin = first.setdefault(hashlib.sha256(file.read_bytes()).digest(), file)
            if twin is not file and not twin.samefile(file):
                saved += file.stat().st_size
                file.unlink()
                os.link(twin, file)
    return saved


def _saved(made: Path, step: Callable[[Path], None]) -> int:
    before = size_of(made)
    step(made)
    return before - size_of(made)
