"""The library of tests/cases/search/archive, made once for each file of tests that asks it."""

import shutil
from pathlib import Path

import pytest

from reader.library import build as build_module
from reader.library.build import build_library
from reader.library.finding import open_finding
from reader.library.store import open_library

ARCHIVE = Path(__file__).resolve().parents[1] / "cases" / "search" / "archive"
ORBIT, ESSENTIALS = "orbit", "essentials"
SPECULATIVE, FLASH = "orbit/speculative-decoding", "orbit/flash-attention"
MACHINES, CACHE = "orbit/separate-machines", "essentials/kv-cache"
WEIGHTS, BATCHING = "essentials/quantized-weights", "essentials/continuous-batching"


def build(archive: Path, out: Path) -> Path:
    """Build a library in this process, without the fonts of its pages."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build_module, "_FEW", 100)
        patch.setattr(build_module, "write_assets", lambda _out: "assets-none")
        build_library(archive, out, lambda _done, _total: None)
    return out


def finder(library: Path):
    """Return the search of a library."""
    return open_finding(open_library(library))


def paths(answer) -> list[str]:
    """Return the articles of an answer, each once, in their order."""
    return list(dict.fromkeys(hit.path for hit in answer.hits))


def anchors(answer) -> set[tuple[str, str]]:
    """Return the sections of an answer."""
    return {(hit.path, hit.anchor) for hit in answer.hits}


def marked(snippet) -> list[str]:
    """Return the words of a snippet that are marked."""
    return [snippet.text[start:end] for start, end in snippet.marks]


def copied(folder: Path, to: Path) -> Path:
    """Return a copy of an archive or a library that a test may spoil."""
    return Path(shutil.copytree(folder, to))


def index_of(library: Path) -> Path:
    """Return the folder of a library's index, of which there is one."""
    (folder,) = (library / "search").glob("index-*")
    return folder


def state_of(library: Path) -> dict[Path, tuple[int, int]]:
    """Return what tells whether a file of the search was written again."""
    files = (file for file in (library / "search").rglob("*") if file.is_file())
    return {file: (file.stat().st_ino, file.stat().st_mtime_ns) for file in files}
