"""The search's yardstick: SQLite's FTS5 on the same tokens, fair and plain.

One row stands for one section in one language, with the columns title, heading, body and code.
Its tokens are the reader's own: Chinese signs and neighbouring signs, Latin words with their stems
and parts. Each is written in hexadecimal, which FTS5's `ascii` tokenizer leaves whole, whatever
signs it has (C++, Q4_K_M), and of which a beginning stays a beginning. The table keeps no text of
its own (`content=''`) and has an index for beginnings of two to four letters.

A question asks for all its words, without stop words, or, where nothing has them all, for any; OR,
a minus, `title:` and `code:` are FTS5's own, quotation marks and filters are not heeded. Rows come
in the order of bm25() with weights by column; a section is as good as its better language, an
article as its best section. There are no synonyms, no corrections, no pinyin and no snippets.
"""

import re
import sqlite3
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from reader.archive.model import LANGUAGES, Language
from reader.library.catalogue import read_catalogue
from reader.search import stops
from reader.search.analysis import Word, alternatives, phrase, pieces_of, stem, terms, words
from reader.search.passages import read_passages
from reader.search.query import Clause, Query, parse
from reader.search.values import Passages, Section

# Title, heading, body, code; of some dozen sets tried on the questions one of the best.
_WEIGHTS = "10.0, 5.0, 1.0, 0.4"
_MOST_ROWS = 400  # from which the best articles are taken
_COLUMNS = ("title", "heading", "body", "code")
_SHORTEST_BEGINNING = 2  # letters, as in the reader's search
_MMAP = 1 << 30  # bytes of the file that are mapped, as the reader maps its index
_STOPS = re.compile("|".join(map(re.escape, stops.CHINESE)))

_Row = tuple[int, tuple[str, ...]]


def build(library: Path, file: Path) -> dict[str, float]:
    """Write the table of a library's passages; return how long it took and what it has."""
    begun = time.perf_counter()
    new = file.with_name(f"{file.name}.new")
    new.unlink(missing_ok=True)
    entries = read_catalogue(library).entries
    with (
        sqlite3.connect(new) as base,
        ProcessPoolExecutor(mp_context=get_context("spawn")) as pool,
    ):
        base.execute("PRAGMA journal_mode = off")
        base.execute("CREATE TABLE sections (id INTEGER PRIMARY KEY, path TEXT)")
        base.execute(
            f"CREATE VIRTUAL TABLE texts USING fts5({', '.join(_COLUMNS)}, content='', "
            "tokenize='ascii', prefix='4 6 8')"
        )
        base.execute(f"INSERT INTO texts(texts, rank) VALUES('rank', 'bm25({_WEIGHTS})')")
        section = 0
        files = [library / entry.passages for entry in entries]
        for path, every in pool.map(_rows, files, chunksize=4):
            for sides in every:
                base.execute("INSERT INTO sections VALUES (?, ?)", (section, path))
                base.executemany(
                    "INSERT INTO texts(rowid, title, heading, body, code) VALUES (?, ?, ?, ?, ?)",
                    ((2 * section + side, *columns) for side, columns in sides),
                )
                section += 1
        base.execute("INSERT INTO texts(texts) VALUES('optimize')")
    base.close()
    new.replace(file)
    size = file.stat().st_size / 1e6
    return {"seconds": time.perf_counter() - begun, "sections": section, "mb": size}


class Yardstick:
    """The table opened for questions."""

    def __init__(self, file: Path) -> None:
        self._base = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        self._base.execute(f"PRAGMA mmap_size = {_MMAP}")

    def ask(self, text: str, *, limit: int, is_typing: bool) -> list[str]:
        """Return the paths of the best articles for a question."""
        query = parse(text, is_typing=is_typing)
        for joint in (" AND ", " OR "):
            asked = _expression(query, joint)
            found = self._articles(asked) if asked else {}
            if found:
                return list(found)[:limit]
        return []

    def _articles(self, asked: str) -> dict[str, None]:
        rows = self._base.execute(
            "SELECT path FROM (SELECT rowid AS row, rank FROM texts WHERE texts MATCH ? "
            "ORDER BY rank LIMIT ?) JOIN sections ON id = row / 2 ORDER BY rank",
            (asked, _MOST_ROWS),
        )
        return dict.fromkeys(path for (path,) in rows)


# ---- What is written --------------------------------------------------------------------------


def _rows(file: Path) -> tuple[str, list[list[_Row]]]:
    passages = read_passages(file)
    return passages.path, [
        [
            (side, _texts(passages, section, language))
            for side, language in enumerate(LANGUAGES)
            if any(language in row.text for row in section.rows)
        ]
        for section in passages.sections
    ]


def _texts(passages: Passages, section: Section, language: Language) -> tuple[str, ...]:
    by_column: dict[str, list[str]] = {name: [] for name in _COLUMNS}
    for row in section.rows:
        column = row.part if row.part in _COLUMNS else "body"
        by_column[column].append(_encoded(row.text.get(language, "")))
    if any(row.part != "source" for row in section.rows):
        by_column["title"].append(_encoded(passages.title.get(language, "")))
    return tuple(map(" ".join, by_column.values()))


def _encoded(text: str) -> str:
    return " ".join(_hex(term) for word in words(text) for term in _written(word))


def _written(word: Word) -> Iterator[str]:
    for term, _ in terms(word):
        yield term
    if not word.is_han:
        yield from alternatives(word.written)


def _hex(term: str) -> str:
    return term.encode(errors="surrogatepass").hex()


# ---- What is asked ----------------------------------------------------------------------------


def _expression(query: Query, joint: str) -> str:
    """Return a question in FTS5's language; empty if it has no word."""
    named = [(Clause(value),) for values in query.filters.values() for value in values]
    groups = query.wanted or named
    for drops_stops in (True, False):
        wanted = []
        for number, group in enumerate(groups):
            is_open = query.is_open and number == len(groups) - 1
            every = [_clause(c, joint, is_open=is_open, drops_stops=drops_stops) for c in group]
            wanted.append(_joined(every, " OR "))
        if asked := _joined(wanted, joint):
            unwanted = _joined([_clause(clause, " AND ") for clause in query.unwanted], " OR ")
            return f"{asked} NOT {unwanted}" if unwanted else asked
    return ""


def _clause(clause: Clause, joint: str, *, is_open: bool = False, drops_stops: bool = False) -> str:
    *_, last = (None, *words(clause.text))
    parts: list[str] = []
    for word in words(clause.text):
        if word.is_han:
            parts += _chinese(word.text, drops_stops=drops_stops)
        elif (is_open or clause.is_prefix) and word == last:
            parts.append(_joined(_forms(word, is_open=True), " OR "))
        elif not (drops_stops and word.text in stops.ENGLISH):
            parts.append(_joined(_forms(word, is_open=False), " OR "))
    asked = _joined(parts, joint)
    return f"{clause.field} : {asked}" if clause.field and asked else asked


def _chinese(run: str, *, drops_stops: bool) -> Iterator[str]:
    """Yield the neighbouring signs of a run without the stop words in it."""
    pieces = [piece for piece in _STOPS.split(run) if len(piece) > 1] if drops_stops else [run]
    for piece in pieces:
        for term, _ in phrase(piece):
            yield _quoted(term)


def _forms(word: Word, *, is_open: bool) -> Iterator[str]:
    """Yield what a Latin word is asked for by: itself, its stem, joined, all its parts."""
    yield _quoted(word.text)
    if is_open and len(word.text) >= _SHORTEST_BEGINNING:
        yield f"{_quoted(word.text)} *"
    yield _quoted(stem(word.text))
    pieces = pieces_of(word.text)
    if len(pieces) > 1:
        yield _quoted("".join(pieces))
        yield _joined(map(_quoted, pieces), " AND ")


def _joined(parts: Iterable[str], joint: str) -> str:
    every = list(dict.fromkeys(filter(None, parts)))
    return f"({joint.join(every)})" if len(every) > 1 else "".join(every)


def _quoted(term: str) -> str:
    return f'"{_hex(term)}"'
