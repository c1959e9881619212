"""What was found before, by the hash of everything that it depends on."""

import hashlib
import json
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import reader
from reader.resources import resource

_LAYERS = ("archive", "text", "check")
_MOST = 6_000  # entries; an archive of 120 articles has about 700


def digest(*parts: object) -> str:
    """Return a name for some values; equal values of plain types have equal names."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]


@cache
def program_digest() -> str:
    """Return a name for the code and the resources that a finding comes from."""
    seen = hashlib.sha256(reader.__version__.encode())
    home = Path(reader.__file__).parent
    sources = [f for layer in _LAYERS for f in sorted((home / layer).rglob("*.py"))]
    for file in (*sources, resource("palette.toml"), resource("katex", "katex.min.js")):
        seen.update(file.read_bytes())
    return seen.hexdigest()[:24]


def digest_of(*modules: ModuleType) -> str:
    """Return a name for the code of some modules."""
    return digest(*(Path(module.__file__ or "").read_bytes() for module in modules))


class Memory:
    """A file of results; it only saves work, so whatever is wrong with it is forgotten."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known: dict[str, Any] = {}
        self._changed = False
        try:
            raw = json.loads(file.read_text(encoding="utf-8"))
            self._known = dict(raw) if isinstance(raw, dict) else {}
        except (OSError, ValueError):
            self._known = {}

    def get(self, key: str) -> Any:
        """Return what is known, else None; what was asked for last is forgotten last."""
        value = self._known.pop(key, None)
        if value is not None:
            self._known[key] = value
        return value

    def put(self, key: str, value: Any) -> None:
        """Remember a value that JSON can hold."""
        self._known[key] = value
        self._changed = True

    def save(self) -> None:
        """Write the file; where that is not possible, the next check works a little more."""
        if not self._changed:
            return
        newest = dict(list(self._known.items())[-_MOST:])
        new = self._file.with_name(f"{self._file.name}.{os.getpid()}.new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(json.dumps(newest, ensure_ascii=False), encoding="utf-8")
            new.replace(self._file)
        except OSError:
            with suppress(OSError):
                new.unlink()
