"""Reading TOML so that a fault names its file, its line and its key."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from reader.archive.model import LANGUAGES, ByLanguage
from reader.errors import ReaderError

_LINE = re.compile(r"\(at line (\d+)")
_Wanted = TypeVar("_Wanted")
_KINDS = {str: "a string", bool: "true or false", list: "a list", dict: "a table", date: "a date"}


def read_text(file: Path) -> str:
    """Return a file's text, without a byte order mark and with LF line ends.

    Raises:
        ReaderError: The file cannot be read or is not UTF-8.
    """
    try:
        raw = file.read_bytes()
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise ReaderError(f"The file cannot be read ({reason}).", path=file) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReaderError(
            "The file is not UTF-8.",
            "Save it as UTF-8.",
            path=file,
            line=raw.count(b"\n", 0, error.start) + 1,
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_toml(file: Path) -> "Table":
    """Return the root table of a TOML file.

    Raises:
        ReaderError: The file cannot be read, is not UTF-8 or not TOML.
    """
    text = read_text(file)
    try:
        return Table(tomllib.loads(text), file)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise ReaderError(f"This is not valid TOML: {error}.", path=file, line=line) from error
    except (ValueError, RecursionError) as error:  # thousands of digits, or of brackets
        raise ReaderError(f"This TOML cannot be read: {error}.", path=file) from error


@dataclass(frozen=True, slots=True)
class Table:
    """A TOML table and the file that it came from, asked key by key."""

    values: Mapping[str, Any]
    file: Path

    def _get(self, key: str, kind: type[_Wanted], default: _Wanted | None) -> _Wanted:
        value = self.values.get(key, default)
        if value is None:
            raise ReaderError(f'The key "{key}" is missing.', path=self.file)
        if not isinstance(value, kind):
            raise ReaderError(f'The key "{key}" must be {_KINDS[kind]}.', path=self.file)
        return value

    def string(self, key: str, default: str | None = None) -> str:
        """Return a string.

        Raises:
            ReaderError: It is missing and there is no default, or it is not a string.
        """
        return self._get(key, str, default)

    def day(self, key: str) -> date | None:
        """Return a date, or None when the key is missing.

        Raises:
            ReaderError: It is not a date.
        """
        return self._get(key, date, None) if key in self.values else None

    def flag(self, key: str) -> bool:
        """Return true or false, false when the key is missing.

        Raises:
            ReaderError: It is neither.
        """
        return self._get(key, bool, False)

    def strings(self, key: str) -> tuple[str, ...]:
        """Return a list of strings, empty when the key is missing.

        Raises:
            ReaderError: It is not a list of strings.
        """
        values = self._get(key, list, [])
        if not all(isinstance(value, str) for value in values):
            raise ReaderError(f'The key "{key}" must be a list of strings.', path=self.file)
        return tuple(values)

    def by_language(self, key: str, *, required: bool = True) -> ByLanguage:
        """Return a table such as `{ en = "…", zh = "…" }` without the languages that are empty.

        Raises:
            ReaderError: It or all of it is missing though required, or a text is not a string.
        """
        table = Table(self._get(key, dict, None if required else {}), self.file)
        texts = {lang: text for lang in LANGUAGES if (text := table.string(lang, ""))}
        if required and not texts:
            raise ReaderError(f'The key "{key}" has neither "en" nor "zh".', path=self.file)
        return texts

    def tables(self, key: str) -> tuple["Table", ...]:
        """Return an array of tables, empty when the key is missing.

        Raises:
            ReaderError: It is not an array of tables.
        """
        values = self._get(key, list, [])
        if not all(isinstance(value, dict) for value in values):
            raise ReaderError(f'The key "{key}" must be an array of tables.', path=self.file)
        return tuple(Table(value, self.file) for value in values)
