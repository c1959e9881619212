"""The search of a library: kept by the build, opened by who asks, made anew if damaged."""

import json
import logging
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reader.archive.model import LANGUAGES, Term
from reader.errors import ReaderError
from reader.library.catalogue import Catalogue
from reader.library.files import write_atomically
from reader.library.store import Library
from reader.search.searcher import Searcher
from reader.search.shelves import Shelved, Shelves
from reader.search.store import open_search, update_search

_FOLDER = "search"
_TERMS = "terms.json"  # beside the index and not in it: with the passages all that it is made of
_log = logging.getLogger(__name__)


def update_finding(
    library: Path, catalogue: Catalogue, terms: Sequence[Term], *, in_process: bool
) -> None:
    """Bring the search of a library that is being built up to date; raises OSError."""
    data = json.dumps([asdict(term) for term in terms], ensure_ascii=False).encode()
    file = library / _TERMS
    if not file.is_file() or file.read_bytes() != data:
        write_atomically(file, data)
    shelves = _shelves(library, catalogue)
    update_search(library / _FOLDER, shelves, terms, in_process=in_process)


def open_finding(library: Library) -> Searcher:
    """Open the search of a library; one that is damaged or of another version is made anew.

    Raises:
        ReaderError: It cannot be made anew: the library is damaged or cannot be written.
    """
    folder, shelves = library.root / _FOLDER, _shelves(library.root, library.catalogue)
    try:
        return open_search(folder, shelves)
    except ReaderError as error:
        _log.info("The search index is made anew: %s", error)
    try:
        update_search(folder, shelves, _terms(library.root / _TERMS), in_process=True)
    except OSError as error:
        raise ReaderError(
            f"The search index cannot be written ({error.strerror or error}).",
            "Make room, or build the library in another folder.",
            path=folder,
        ) from error
    return open_search(folder, shelves)


def _shelves(root: Path, catalogue: Catalogue) -> Shelves:
    return Shelves(
        {
            entry.path: Shelved(entry.title, entry.vendor, entry.topics, root / entry.passages)
            for entry in catalogue.entries
        },
        {vendor.id: vendor.name for vendor in catalogue.vendors},
        {topic.id: topic.name for topic in catalogue.topics},
    )


def _terms(file: Path) -> tuple[Term, ...]:
    """Return the glossary as the last build found it.

    Raises:
        ReaderError: The file cannot be read or has another form.
    """
    try:
        return tuple(map(_term, json.loads(file.read_bytes())))
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise ReaderError(
            f"A part of the library cannot be read ({error}).",
            "Build it again: reader build.",
            file,
        ) from error


def _term(raw: dict[str, Any]) -> Term:
    variants = {code: tuple(raw["variants"].get(code, ())) for code in LANGUAGES}
    return Term(**{**raw, "variants": variants})
