"""The library of a made archive as the search needs it: catalogue, passages and index, no pages.

Building the pages of a hundred times the archive takes an hour, and the search never reads them. So
the real library's passages are copied instead of its articles, with words and signs exchanged and
words made as in made_archive.py; headings, code and sources stay. What an earlier run has made of
the same library by the same code is kept.
"""

import hashlib
import json
import shutil
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import made_archive
from made_archive import chance_of, ending_of, exchanger, title_endings
from stage import megabytes
from yardstick import build

from reader.archive.load import load_archive
from reader.archive.model import LANGUAGES, Language
from reader.library.catalogue import FORMAT, Catalogue, Entry, read_catalogue, write_catalogue
from reader.library.finding import update_finding
from reader.search.passages import read_passages, write_passages
from reader.search.store import _program
from reader.search.values import Passages, Row

_FORMAT = 1  # raised when the same passages are to give others, as made_archive's own is
_STAMP = "made-from.json"
_EXCHANGED = ("body", "caption")


def make_library(
    source: Path, content: Path, library: Path, table: Path, times: int
) -> dict[str, object]:
    """Make a library of `times` copies of the articles of another; return what it has.

    Args:
        source: The real library.
        content: Its archive, for the glossary.
        table: The file of the yardstick.
    """
    catalogue = read_catalogue(source)
    stamp = library / _STAMP
    had = json.loads(stamp.read_bytes()) if stamp.is_file() else {}
    facts: dict[str, object] = {"passages": _digest(source, catalogue, times)}
    if facts["passages"] != had.get("passages"):
        shutil.rmtree(library, ignore_errors=True)
        _copy_passages(source, catalogue, library, times)
        had = {}
    index, written = _index_digest(source), _table_digest()
    facts |= _kept(had, "index", index) or _index(content, library, index)
    facts |= _kept(had, "table", written) or _table(library, table, written)
    stamp.write_text(json.dumps(facts), encoding="utf-8")
    return facts


def _kept(had: dict[str, object], name: str, wanted: str) -> dict[str, object]:
    """Return what is known of a part that an earlier run made as it is wanted; else nothing."""
    if had.get(name) != wanted:
        return {}
    return {key: value for key, value in had.items() if key.split("_")[0] == name}


def _index(content: Path, library: Path, digest: str) -> dict[str, object]:
    folder = library / "search"
    shutil.rmtree(folder, ignore_errors=True)
    begun = time.perf_counter()
    catalogue = read_catalogue(library)
    update_finding(library, catalogue, load_archive(content).terms, in_process=False)
    return {
        "index": digest,
        "index_s": time.perf_counter() - begun,
        "index_mb": megabytes(folder.rglob("*")),
        "index_articles": len(catalogue.entries),
        "index_words": len((folder / "words.txt").read_text(encoding="utf-8").splitlines()),
    }


def _table(library: Path, file: Path, digest: str) -> dict[str, object]:
    written = build(library, file)
    return {
        "table": digest,
        "table_s": written["seconds"],
        "table_mb": written["mb"],
        "table_sections": written["sections"],
    }


def _copy_passages(source: Path, catalogue: Catalogue, library: Path, times: int) -> None:
    # The articles of one copy stand beside each other, as those of a shelf do.
    copies = [(entry, number) for number in range(times) for entry in catalogue.entries]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        entries = tuple(pool.map(partial(_copied, source, library), copies, chunksize=8))
    write_catalogue(library, replace(catalogue, entries=entries))


def _copied(source: Path, library: Path, copy: tuple[Entry, int]) -> Entry:
    entry, number = copy
    passages = read_passages(source / entry.passages)
    if number:
        passages = _changed(passages, number)
    data = write_passages(passages)
    name = f"passages/{passages.path}.{hashlib.sha256(data).hexdigest()[:16]}.json"
    file = library / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return replace(entry, path=passages.path, title=passages.title, passages=name)


def _changed(passages: Passages, number: int) -> Passages:
    chance = chance_of(passages.path, number)
    added = title_endings(chance)
    exchange = {code: exchanger(_running(passages, code), chance) for code in LANGUAGES}

    def changed(row: Row) -> Row:
        if row.part not in _EXCHANGED:
            return row
        return replace(row, text={code: exchange[code](text) for code, text in row.text.items()})

    return replace(
        passages,
        path=f"{passages.path}{ending_of(number)}",
        title={code: title + added[code] for code, title in passages.title.items()},
        sections=tuple(replace(s, rows=tuple(map(changed, s.rows))) for s in passages.sections),
    )


def _running(passages: Passages, language: Language) -> list[str]:
    every = (row for section in passages.sections for row in section.rows)
    return [row.text[language] for row in every if row.part in _EXCHANGED and language in row.text]


def _digest(source: Path, catalogue: Catalogue, times: int) -> str:
    seen = hashlib.sha256(f"{_FORMAT} {made_archive.FORMAT} {FORMAT} {times}".encode())
    for entry in catalogue.entries:
        seen.update((source / entry.passages).read_bytes())
    return seen.hexdigest()[:16]


def _index_digest(source: Path) -> str:
    """Return a name for the code that writes the index, and for the glossary."""
    seen = hashlib.sha256(_program().encode() + (source / "terms.json").read_bytes())
    return seen.hexdigest()[:16]


def _table_digest() -> str:
    """Return a name for the code that writes the yardstick's table."""
    yardstick = Path(__file__).with_name("yardstick.py").read_bytes()
    return hashlib.sha256(_program().encode() + yardstick).hexdigest()[:16]
