"""What the last build knew, so that the next one does only what changed."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import reader
from reader.archive.model import ByLanguage
from reader.library.catalogue import FORMAT, Problem
from reader.library.files import write_atomically
from reader.resources import resource

_FILE_NAME = "build.json"
_LAYERS = ("archive", "text", "align", "page", "library")


@dataclass(frozen=True, slots=True)
class Known:
    """What was found out about an article.

    Attributes:
        folder: Digest of its files.
        summary: Its TL;DR in plain words.
        refers_to: Paths of the articles that it links to.
        files: Files of other folders that it may show, below the archive's root.
        terms: Ids of the terms of the glossary that occur in it.
        page: Its page below the library's folder, empty when there is none yet.
    """

    folder: str
    summary: ByLanguage
    refers_to: tuple[str, ...]
    files: tuple[str, ...]
    filter_key: str
    terms: tuple[str, ...] = ()
    page: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Memory:
    """What the last build knew, by article path; nothing if another program made it.

    Attributes:
        names: Digest of the names by which it looked for terms.
    """

    program: str
    articles: Mapping[str, Known] = field(default_factory=dict)
    names: str = ""

    @classmethod
    def load(cls, library: Path, program: str) -> "Memory":
        """Return the memory of a library; an empty one when it cannot be used."""
        try:
            raw = json.loads((library / _FILE_NAME).read_text(encoding="utf-8"))
            if raw["program"] != program:
                return cls(program)
            articles = {path: _known(known) for path, known in raw["articles"].items()}
            return cls(program, articles, str(raw["names"]))
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return cls(program)  # it only saves work; without it everything is made anew

    def save(self, library: Path) -> None:
        """Write the memory into the library's folder; raises OSError."""
        data = json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))
        write_atomically(library / _FILE_NAME, data.encode())


def digest(*parts: object) -> str:
    """Return a short name for some values; equal values of plain types have equal names."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def folder_digest(folder: Path) -> str:
    """Return a name for the content of the files of a folder; raises OSError."""
    return files_digest(f for f in sorted(folder.iterdir()) if not f.name.startswith("."))


def files_digest(files: Iterable[Path]) -> str:
    """Return a name for the content of those of the files that exist."""
    seen = hashlib.sha256()
    for file in files:
        if os.path.isfile(file):  # noqa: PTH113  (Path.is_file raises for a name too long)
            seen.update(os.fsencode(file.name) + b"\0" + _content_digest(file))
    return seen.hexdigest()[:16]


def _content_digest(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").digest()
    except OSError as error:  # a file that nobody may read changes when somebody may
        return str(error.errno).encode()


@cache
def program_digest() -> str:
    """Return a name for the code and the resources that a page comes from."""
    seen = hashlib.sha256(f"{reader.__version__} {FORMAT}".encode())
    home = Path(reader.__file__).parent
    sources = [f for layer in _LAYERS for f in sorted((home / layer).rglob("*.py"))]
    sources += (home / "search" / name for name in ("collecting.py", "passages.py", "tex.py"))
    for file in (*sources, resource("palette.toml"), resource("katex", "katex.min.js")):
        seen.update(file.read_bytes())
    return seen.hexdigest()[:16]


def _known(raw: dict[str, object]) -> Known:
    return Known(
        **{  # type: ignore[arg-type]  # what json gives; a wrong type only costs a build
            **raw,
            **{name: tuple(_list(raw, name)) for name in ("refers_to", "files", "terms")},
            "problems": tuple(Problem(**p) for p in _list(raw, "problems")),
        }
    )


def _list(raw: dict[str, object], key: str) -> list[Any]:
    value = raw[key]
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value
