"""Cards as an Anki package; importing it again updates the notes that it made before.

genanki loads in a sixth of a second: who does not always need this module imports it late.
"""

import re
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import genanki

from reader.archive.model import ByLanguage, Language
from reader.export.card_text import both, tags_of
from reader.export.files import write
from reader.export.formulas import cleaned, pieces_of
from reader.export.gaps import parts_of
from reader.export.links import link_of
from reader.export.note_types import CHANGED, CSS, DECK_ID, DECK_NAME, NOTE_TYPES, NoteType
from reader.study.values import Card

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file knows
# Anki would play or draw what looks like this.
_COMMAND_OF_ANKI = re.compile(r"\[(?=sound:|anki:|/?latex\]|/?\$)")
# And its formulas would begin with what is no formula here.
_BRACKET_OF_TEX = re.compile(r"\\(?=[\[(])")
_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})
_INDENT = re.compile(r"(?<=\n)[ \t]+")


class _NoteType(genanki.Model):  # type: ignore[misc]  # genanki comes without types
    """A note type that says itself when it was changed; genanki would take the time of export."""

    def to_json(self, _timestamp: float, deck_id: int) -> Any:
        return super().to_json(CHANGED, deck_id)


class _Note(genanki.Note):  # type: ignore[misc]
    """A note that says itself when it was changed, so that only what is newer is taken over."""

    changed: float = 0.0

    def write_to_db(
        self,
        cursor: Any,
        _timestamp: float,
        deck_id: int,
        id_gen: Iterator[int],
    ) -> None:
        super().write_to_db(cursor, self.changed, deck_id, id_gen)


class _Package(genanki.Package):  # type: ignore[misc]
    """A package that removes the database from which it was packed; genanki forgets that."""

    def write_to_db(self, cursor: Any, timestamp: float, id_gen: Iterator[int]) -> None:
        self.database = Path(cursor.execute("PRAGMA database_list").fetchone()[2])
        super().write_to_db(cursor, timestamp, id_gen)

    def write_to_file(self, file: Any, timestamp: float | None = None) -> None:
        try:
            super().write_to_file(file, timestamp)
        finally:
            self.database.unlink(missing_ok=True)


def write_deck(
    cards: Iterable[Card],
    titles: Mapping[str, ByLanguage],
    file: Path,
    leeches: Collection[str] = (),
) -> None:
    """Write an Anki package; the same cards give the same bytes.

    Args:
        cards: In the order in which new ones are to be asked.
        titles: By path; an article without one is called by its path.
        leeches: Ids of the cards that were forgotten too often.

    Raises:
        ReaderError: The file cannot be written.
    """
    models = {kind: _model(note_type) for kind, note_type in NOTE_TYPES.items()}
    deck = genanki.Deck(DECK_ID, DECK_NAME)
    first = float("inf")
    for card in cards:
        title = both(titles.get(card.path, {}), " · ") or card.path
        note = _Note(
            models[card.kind],
            _fields(card, title),
            guid=card.id,
            tags=tags_of(card, leeches),
            due=len(deck.notes),
        )
        note.changed = card.changed.timestamp()
        first = min(first, card.created.timestamp())
        for one in note.cards:
            one.suspend = card.is_suspended
        deck.add_note(note)
    packed = BytesIO()
    # Its ids count up from this time, in milliseconds.
    _Package(deck).write_to_file(packed, timestamp=first if deck.notes else CHANGED)
    write(file, _without_times(packed))


def _model(note_type: NoteType) -> _NoteType:
    return _NoteType(
        note_type.id,
        note_type.name,
        fields=[{"name": name} for name in note_type.fields],
        templates=[
            {"name": name, "qfmt": question, "afmt": answer}
            for name, question, answer in note_type.templates
        ],
        css=CSS,
        model_type=_NoteType.CLOZE if note_type.is_cloze else _NoteType.FRONT_BACK,
    )


def _fields(card: Card, title: str) -> list[str]:
    place = [_html(title), escape(link_of(card.path, card.pair))]
    if card.kind == "cloze":
        gap = card.language or "en"
        other: Language = "zh" if gap == "en" else "en"
        text = "".join(_part(*part) for part in parts_of(card.front.get(gap, "").strip()))
        return [_in(gap, text), _in(other, _html(card.front.get(other, ""))), *place]
    sides = (card.front.get("en"), card.front.get("zh"), card.back.get("en"), card.back.get("zh"))
    return [*(_html(side or "") for side in sides), *place]


def _in(language: Language, html: str) -> str:
    return f'<span lang="{language}">{html}</span>' if html else ""


def _part(text: str, is_hidden: bool) -> str:
    """Return a part of a cloze; its own braces are not Anki's, nor are colons in a gap."""
    html = _html(text).translate(_BRACES)
    return "{{c1::" + html.replace(":", "&#58;") + "}}" if is_hidden else html


def _html(text: str) -> str:
    r"""Return plain words as HTML; formulas keep their `\(` `\)`, which Anki draws itself."""
    html = "".join(
        rf"\({escape(' '.join(piece.split()), quote=False)}\)" if is_formula else _words(piece)
        for piece, is_formula in pieces_of(cleaned(text))
    )
    return _COMMAND_OF_ANKI.sub("&#91;", html)


def _words(text: str) -> str:
    text = _BRACKET_OF_TEX.sub(r"\\<span></span>", escape(text, quote=False))
    text = _INDENT.sub(lambda found: "&nbsp;" * len(found[0].expandtabs(4)), text)
    return text.replace("\n", "<br>").replace("\t", " ")


def _without_times(packed: BytesIO) -> bytes:
    """Return a zip file's content packed anew: smaller, and without the time of packing."""
    result = BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return result.getvalue()
