"""What a pack says about itself: its manifest, read strictly and written always the same."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from reader.archive.model import LANGUAGES, ByLanguage
from reader.errors import ReaderError
from reader.library.pack_names import check_names, shown

MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
MAX_MANIFEST_BYTES = 10_000_000  # 20,000 files with long names
MAX_FILE_BYTES = 50_000_000  # two and a half times the largest picture that a page shows
MAX_TOTAL_BYTES = 1_000_000_000  # our own archive has 4.5 million

_FORMAT = 1
_MAX_NAME = 200  # characters of an archive's name in one language
_HASH = re.compile(r"[0-9a-f]{64}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Noted:
    """What a manifest says about a file: its size in bytes and its SHA-256 in hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack says about itself.

    Attributes:
        date: Of the edition, as in 2026-11-28; empty for a folder that does not tell.
        articles: How many there are.
        files: By path with `/`; the first part is the archive's own folder, the same for all.
    """

    name: ByLanguage
    date: str
    articles: int
    files: Mapping[str, Noted]

    @property
    def folder(self) -> str:
        """The name of the archive's folder, which may stand in the paths of its articles."""
        return next(iter(self.files)).partition("/")[0]

    @property
    def digest(self) -> str:
        """A name for exactly this edition: the SHA-256 of the manifest in hexadecimal."""
        return hashlib.sha256(manifest_bytes(self)).hexdigest()


def noted(data: bytes) -> Noted:
    """Return what a manifest says about a file with this content."""
    return Noted(len(data), hashlib.sha256(data).hexdigest())


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return the file `manifest.json`, byte for byte the same for the same archive."""
    raw = {"format": _FORMAT, **asdict(manifest)}
    return (json.dumps(raw, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def check_files(files: Mapping[str, Noted]) -> None:
    """See to it that an archive is within the bounds of a pack.

    Raises:
        ReaderError: It has no file, too many, too large ones, or names that cannot stand there.
    """
    check_names(files)
    if len({name.partition("/")[0] for name in files}) != 1 or not all("/" in n for n in files):
        raise ReaderError("The files of the pack are not in one folder.")
    for name, file in files.items():
        if file.size > MAX_FILE_BYTES:
            raise ReaderError(
                f'The file "{shown(name)}" is too large for a pack ({file.size / 1e6:.0f} MB).',
                f"A file has at most {MAX_FILE_BYTES / 1e6:.0f} MB.",
            )
    total = sum(file.size for file in files.values())
    if total > MAX_TOTAL_BYTES:
        raise ReaderError(
            f"The archive is too large for a pack ({total / 1e6:.0f} MB).",
            f"It has at most {MAX_TOTAL_BYTES / 1e6:.0f} MB.",
        )


def read_manifest(data: bytes) -> Manifest:
    """Return what a file `manifest.json` says.

    Raises:
        ReaderError: It has another form, is for a newer program, or breaks the bounds of a pack.
    """
    try:
        raw = json.loads(data.decode("utf-8"))
        number = _of(int, raw["format"])
        manifest = _from_json(raw) if number == _FORMAT else None
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ReaderError(
            f"The manifest of the pack cannot be read ({error}).", "Get the pack anew."
        ) from error
    if manifest is None:
        raise ReaderError(
            "The pack was made for another version of the reader.", "Get a newer reader."
        )
    check_files(manifest.files)
    return manifest


def is_day(text: str) -> bool:
    """Return whether a text is a day as in 2026-11-28."""
    try:
        return _DAY.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:  # the 31st of February
        return False


def _from_json(raw: Mapping[str, Any]) -> Manifest:
    day, articles = _of(str, raw["date"]), _of(int, raw["articles"])
    if not is_day(day) or articles < 0:
        raise ValueError("its date or its number of articles is none")
    return Manifest(_name(_of(dict, raw["name"])), day, articles, _files(_of(dict, raw["files"])))


def _name(raw: Mapping[str, Any]) -> ByLanguage:
    name = {lang: _of(str, raw[lang]) for lang in LANGUAGES if lang in raw}
    if not name or any(not 0 < len(t) <= _MAX_NAME or not t.isprintable() for t in name.values()):
        raise ValueError("it has no name that can be shown")
    return name


def _files(raw: Mapping[str, Any]) -> dict[str, Noted]:
    files = {}
    for name, values in raw.items():
        file = Noted(_of(int, _of(dict, values)["size"]), _of(str, values["sha256"]))
        if file.size < 0 or not _HASH.fullmatch(file.sha256):
            raise ValueError("a size or a hash is none")
        files[name] = file
    return files


def _of(kind: type, value: Any) -> Any:
    """Return a value of exactly this type, as True is an int too."""
    if type(value) is not kind:
        raise TypeError(f"something in it is not of the type {kind.__name__}")
    return value
