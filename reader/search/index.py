"""Writing the index: what changed, or everything, in as many processes as there are processors."""

import gc
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from whoosh import index
from whoosh.writing import SegmentWriter

from reader.archive.model import LANGUAGES
from reader.search.codec import Codec
from reader.search.passages import read_passages
from reader.search.schema import postings, schema
from reader.text.terms import Names, TermFinder, names_in

# Starting two processes costs as much as about this many articles.
_FEW = 6
# Articles in a segment: their postings, some 12,000 each, are sorted in memory.
_MOST_IN_SEGMENT = 160


def create_index(folder: Path, files: Sequence[Path], names: Names, *, in_process: bool) -> None:
    """Write a new index into an empty folder; raises OSError.

    Args:
        files: Of the articles' passages.
        names: All names of the glossary.
        in_process: Whether other processes must not be started.
    """
    index.create_in(str(folder), schema())
    _write(folder, (), files, names, in_process=in_process)


def change_index(folder: Path, gone: Iterable[str], files: Sequence[Path], names: Names) -> None:
    """Take articles, by their paths, out of an index and others in; raises OSError.

    A reader sees the index as it was before or as it is after.
    """
    _write(folder, gone, files, names, in_process=True)


def _write(
    folder: Path, gone: Iterable[str], files: Sequence[Path], names: Names, *, in_process: bool
) -> None:
    writer = _open(folder).writer(codec=Codec(), compound=False)
    try:
        for path in gone:
            writer.delete_by_term("path", path)
        if in_process or len(files) <= _FEW:
            _add(writer, files, names)
            writer.commit()
            return
        segments = list(_segments(folder, files, names))
        writer._close_segment()  # noqa: SLF001  (as Whoosh's own writer in several processes does)
        writer._commit_toc([*writer.segments, *segments])  # noqa: SLF001
        writer._finish()  # noqa: SLF001
    except BaseException:
        writer.cancel()
        raise


def _segments(folder: Path, files: Sequence[Path], names: Names) -> Iterator[Any]:
    # They take as long to load as a question to answer, and only a whole index needs them.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    processors = os.cpu_count() or 1
    size = min(_MOST_IN_SEGMENT, -(-len(files) // processors))
    shares = [files[start : start + size] for start in range(0, len(files), size)]
    # spawn is the one way that works on every system, and under threads
    with ProcessPoolExecutor(processors, mp_context=get_context("spawn")) as pool:
        yield from pool.map(partial(_segment, folder, names), shares)


def _segment(folder: Path, names: Names, files: Sequence[Path]) -> Any:
    """Write a segment of its own, which belongs to the index when that is committed."""
    gc.disable()  # millions of tuples, among which there is nothing to collect
    writer = SegmentWriter(_open(folder), _lk=False, codec=Codec(), compound=False)
    _add(writer, files, names)
    segment = writer._finalize_segment()  # noqa: SLF001
    del writer
    gc.collect()  # it is a circle, with all postings in it
    return segment


def _add(writer: SegmentWriter, files: Iterable[Path], names: Names) -> None:
    for file in files:
        passages = read_passages(file)
        own = names_in(passages.path, names)
        finders = [(language, TermFinder(own[language], language)) for language in LANGUAGES]
        for number in range(len(passages.sections)):
            for language, finder in finders:
                document = writer.docnum
                writer.add_document(path=passages.path, section=number)
                # Straight into the pool, which otherwise measures each of some millions.
                writer.pool.current.extend(
                    (field, term, document, weight, places)
                    for field, term, weight, places in postings(passages, number, language, finder)
                )


def _open(folder: Path) -> Any:
    return index.open_dir(str(folder), schema=schema())
