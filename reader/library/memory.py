"""What the last build knew, so that the next one does only what changed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path

import reader
from reader.archive.model import ByLanguage
from reader.library.catalogue import FORMAT, Problem
from reader.library.compile import write_atomically
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
        page: Its page below the library's folder, empty when there is none yet.
    """

    folder: str
    summary: ByLanguage
    refers_to: tuple[str, ...]
    filter_key: str
    page: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Memory:
    """What the last build knew, by article path; nothing if another program made it."""

    program: str
    articles: Mapping[str, Known] = field(default_factory=dict)

    @classmethod
    def load(cls, library: Path, program: str) -> "Memory":
        """Return the memory of a library; an empty one when it cannot be used."""
        try:
            raw = json.loads((library / _FILE_NAME).read_text(encoding="utf-8"))
            if raw["program"] != program:
                return cls(program)
            return cls(program, {path: _known(known) for path, known in raw["articles"].items()})
        except (OSError, ValueError, TypeError, KeyError):
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
    seen = hashlib.sha256()
    for file in sorted(folder.iterdir()):
        if file.is_file() and not file.name.startswith("."):
            seen.update(f"{file.name}\0{file.stat().st_size}\0".encode())
            seen.update(file.read_bytes())
    return seen.hexdigest()[:16]


@cache
def program_digest() -> str:
    """Return a name for the code and the resources that a page comes from."""
    seen = hashlib.sha256(f"{reader.__version__} {FORMAT}".encode())
    home = Path(reader.__file__).parent
    sources = [f for layer in _LAYERS for f in sorted((home / layer).rglob("*.py"))]
    for file in (*sources, resource("palette.toml"), resource("katex", "katex.min.js")):
        seen.update(file.read_bytes())
    return seen.hexdigest()[:16]


def _known(raw: dict[str, object]) -> Known:
    problems = raw["problems"]
    refers_to = raw["refers_to"]
    if not isinstance(problems, list) or not isinstance(refers_to, list):
        raise TypeError("not a list")
    return Known(
        **{  # type: ignore[arg-type]  # what json gives; a wrong type only costs a build
            **raw,
            "refers_to": tuple(refers_to),
            "problems": tuple(Problem(**p) for p in problems),
        }
    )
