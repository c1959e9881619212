"""How the passages of an article are kept beside its page."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from reader.errors import ReaderError
from reader.search.values import Passages, Row, Section


def write_passages(passages: Passages) -> bytes:
    """Return an article's passages as they are kept: a line for itself, and one for each section.

    So one section can be read without the others.
    """
    head = {**asdict(replace(passages, sections=())), "sections": len(passages.sections)}
    lines = (head, *map(asdict, passages.sections))
    return b"\n".join(
        json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")
        for line in lines
    )


def read_passages(file: Path, only: int | None = None) -> Passages:
    """Return what `write_passages` wrote.

    Args:
        only: The number of the one section that is wanted.

    Raises:
        ReaderError: The file cannot be read or has another form.
    """
    try:
        head, *lines = file.read_bytes().split(b"\n")
        raw = _loaded(head)
        wanted = range(raw["sections"]) if only is None else (only,)
        sections = tuple(_section(lines[number]) for number in wanted)
        return Passages(raw["path"], raw["title"], raw["vendor"], tuple(raw["shelves"]), sections)
    except (OSError, ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise ReaderError(
            f"A part of the library cannot be read ({error}).",
            "Build it again: reader build.",
            file,
        ) from error


def _section(line: bytes) -> Section:
    raw = _loaded(line)
    return Section(raw["anchor"], raw["heading"], tuple(Row(**row) for row in raw["rows"]))


def _loaded(line: bytes) -> Any:
    return json.loads(line.decode(errors="surrogatepass"))
