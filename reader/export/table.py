"""Cards as a table: lines of fields between tabs, for Anki, spreadsheets and other programs."""

import csv
from collections.abc import Collection, Iterable, Mapping
from io import StringIO
from pathlib import Path

from reader.archive.model import LANGUAGES, ByLanguage
from reader.export.card_text import both, tags_of
from reader.export.files import write
from reader.export.formulas import cleaned
from reader.export.gaps import parts_of
from reader.export.links import link_of
from reader.study.values import Card

COLUMNS = ("guid", "tags", "front", "back", "kind", "article", "link")
# Anki reads these lines and takes the columns that are left as a note's first and second field.
# Names that it read would have to be those of its fields, in the user's language: the last line is
# for people.
_HEADER = f"#separator:tab\n#html:false\n#guid column:1\n#tags column:2\n# {chr(9).join(COLUMNS)}\n"


def write_table(
    cards: Iterable[Card],
    titles: Mapping[str, ByLanguage],
    file: Path,
    leeches: Collection[str] = (),
) -> None:
    """Write cards as UTF-8 text in tab-separated columns; a field with line breaks is quoted.

    Args:
        titles: By path; an article without one is called by its path.
        leeches: Ids of the cards that were forgotten too often.

    Raises:
        ReaderError: The file cannot be written.
    """
    lines = StringIO()
    lines.write(_HEADER)
    writer = csv.writer(lines, delimiter="\t", lineterminator="\n")
    for card in cards:
        front, back = _sides(card)
        title = both(titles.get(card.path, {}), " · ") or card.path
        tags = " ".join(tags_of(card, leeches))
        link = link_of(card.path, card.pair)
        writer.writerow((card.id, tags, front, back, card.kind, title, link))
    write(file, lines.getvalue().encode("utf-8", "replace"))


def _sides(card: Card) -> tuple[str, str]:
    """Return what is asked and what is answered."""
    match card.kind:
        case "word":
            words = [cleaned(card.front.get(code, "")).strip() for code in LANGUAGES]
            asked, *answers = filter(None, words)
            return asked, "\n".join(filter(None, (*answers, both(card.back, "\n"))))
        case "question":
            return both(card.front, "\n"), both(card.back, "\n")
        case "cloze":
            return _cloze(card)


def _cloze(card: Card) -> tuple[str, str]:
    gap = card.language or "en"
    parts = parts_of(cleaned(card.front.get(gap, "")))
    asked = "".join("[…]" if is_hidden else part for part, is_hidden in parts)
    others = [cleaned(text) for code, text in card.front.items() if code != gap]
    hidden = "; ".join(part for part, is_hidden in parts if is_hidden)
    return "\n".join(filter(None, (asked, *others))), hidden
