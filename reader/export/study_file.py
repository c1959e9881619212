"""Everything of a study as one JSON file, written and read."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from reader.errors import ReaderError
from reader.export.files import write

_LARGEST_MB = 1_000  # a hundred thousand cards and a million answers to them are 460
_HALF_SIGN = re.compile(r"\\u[dD][89a-fA-F]")  # half of a UTF-16 pair, written as an escape


def write_study(everything: Mapping[str, Any], file: Path) -> None:
    """Write what `Study.everything` returned, so that two files can be compared line by line.

    Raises:
        ReaderError: The file cannot be written.
    """
    text = json.dumps(everything, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    write(file, f"{text}\n".encode())


def read_study(file: Path) -> dict[str, Any]:
    """Read such a file for `Study.take_in`, which judges what stands in it.

    Raises:
        ReaderError: The file cannot be read, is too large, or is no JSON object.
    """
    try:
        size_mb = file.stat().st_size / 1_000_000
        if size_mb > _LARGEST_MB:
            raise ReaderError(
                f"The file is too large to be taken in ({size_mb:.0f} MB).",
                f"At most {_LARGEST_MB} MB are read.",
                path=file,
            )
        raw = _read_json(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ReaderError(
            f"The file cannot be read ({error.strerror or 'unknown reason'}).",
            "Choose a study that the reader exported.",
            path=file,
        ) from error
    except (ValueError, RecursionError) as error:
        raise ReaderError(
            f"This is not valid JSON ({error}).",
            "Choose a study that the reader exported.",
            path=file,
        ) from error
    if not isinstance(raw, dict):
        raise ReaderError(
            "This file does not hold a study.",
            "Choose a study that the reader exported.",
            path=file,
        )
    return raw


def _read_json(text: str) -> Any:
    raw = json.loads(text, parse_constant=_refuse)
    if _HALF_SIGN.search(text):
        json.dumps(raw, ensure_ascii=False).encode()  # a half without its other half is no sign
    return raw


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number")
