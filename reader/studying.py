"""The commands that export the user's study and take one in: what they do and what they print."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from reader.archive.model import ByLanguage
from reader.errors import ReaderError
from reader.export.cards import write_cards
from reader.export.notes import write_notes
from reader.export.study_file import read_study, write_study
from reader.library.place import Place
from reader.library.store import open_library
from reader.settings import data_folder
from reader.study.store import Study, open_study


def export_notes(place: Place, folder: Path) -> int:
    """Write the notes, highlights and bookmarks as Markdown, one file for each article."""
    with _opened() as study:
        marks = study.marks()
    if not marks:
        print("There are no notes, highlights or bookmarks yet; nothing was written.")
        return 0
    count = write_notes(marks, _titles(place), folder)
    print(f"{folder}: {_counted(count, 'file')} written, {_counted(len(marks), 'mark')}")
    return 0


def export_cards(place: Place, file: Path) -> int:
    """Write the cards as an Anki package or a table, as the file's ending says."""
    with _opened() as study:
        cards = study.cards()
        leeches = {card.id for card in study.leeches()}
    if not cards:
        print("There are no cards yet; nothing was written.")
        return 0
    write_cards(cards, _titles(place), file, leeches)
    print(f"{file}: {_counted(len(cards), 'card')}")
    return 0


def export_study(file: Path) -> int:
    """Write everything as one JSON file."""
    with _opened() as study:
        everything = study.everything()
        counts = _what_is_in(study)
    if not any(isinstance(rows, list) and rows for rows in everything.values()):
        print("Nothing was studied yet; nothing was written.")
        return 0
    write_study(everything, file)
    print(f"{file}: {counts}")
    return 0


def import_study(file: Path) -> int:
    """Take in what such a file has and the study has not, or has in an older state."""
    everything = read_study(file)
    with _opened() as study:
        count = study.take_in(everything)
        counts = _what_is_in(study)
    said = "taken in" if count else "nothing new"
    print(f"{file}: {said}; now {counts}")
    return 0


@contextmanager
def _opened() -> Iterator[Study]:
    """Open the user's study, and say on standard error what was wrong with its file."""
    study, problem = open_study(data_folder())
    if problem is not None:
        print(problem, file=sys.stderr)
    try:
        yield study
    finally:
        study.close()


def _what_is_in(study: Study) -> str:
    marks, cards = len(study.marks()), len(study.cards())
    articles = sum(one.state != "unread" for one in study.progress().values())
    return (
        f"{_counted(marks, 'mark')}, {_counted(cards, 'card')}, {_counted(articles, 'article')}"
        " read or begun"
    )


def _titles(place: Place) -> Mapping[str, ByLanguage]:
    """Return the articles' titles by path; none where there is no library that can be read."""
    try:
        return {entry.path: entry.title for entry in open_library(place.library).catalogue.entries}
    except ReaderError:
        return {}


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
