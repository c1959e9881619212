"""Cards written in the format that the file's ending names."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from reader.archive.model import ByLanguage
from reader.errors import ReaderError
from reader.export.table import write_table
from reader.study.values import Card


def write_cards(
    cards: Iterable[Card],
    titles: Mapping[str, ByLanguage],
    file: Path,
    leeches: Collection[str] = (),
) -> None:
    """Write cards as an Anki package (`.apkg`) or as a table (`.tsv`).

    Args:
        cards: In the order in which new ones are to be asked.
        titles: By path; an article without one is called by its path.
        leeches: Ids of the cards that were forgotten too often.

    Raises:
        ReaderError: The file has another ending, or it cannot be written.
    """
    match file.suffix.lower():
        case ".apkg":
            # genanki costs a sixth of a second, which only this has to pay.
            from reader.export.deck import write_deck  # noqa: PLC0415

            write_deck(cards, titles, file, leeches)
        case ".tsv":
            write_table(cards, titles, file, leeches)
        case _:
            raise ReaderError(
                "Cards are written as .apkg or as .tsv.",
                "End the file's name so.",
                path=file,
            )
