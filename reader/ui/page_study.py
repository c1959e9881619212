"""What an article's page is told of the study, and what it tells, as values."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from reader.archive.model import LANGUAGES, Language
from reader.study.anchoring import Cell, Place
from reader.study.values import COLOURS, Card, Mark, Progress
from reader.ui.study_commands import colour_name


def labels() -> dict[str, str]:
    """Return what the page's script writes, in the interface's language."""
    translate = QCoreApplication.translate
    highlight = translate("Study", "Highlight: {0}")
    return {
        "read": translate("Study", "Mark as read"),
        "unread": translate("Study", "Mark as unread"),
        "isRead": translate("Study", "You have read this article."),
        "bar": translate("Study", "Selected text"),
        "note": translate("Study", "Note"),
        "bookmark": translate("Study", "Bookmark"),
        "card": translate("Study", "Make a card"),
        "make_card": translate("Study", "Make a card"),
        "card_made": translate("Study", "Card made"),
        "copy_both": translate("Study", "Copy both languages with the link"),
        "covered": translate("Study", "Covered"),
        **{f"highlight_{c}": highlight.format(colour_name(c)) for c in COLOURS},
    }


def article_json(progress: Progress, marks: Iterable[Mark]) -> str:
    """Return what the page of an article shows of the study."""
    shown = [
        {
            "id": mark.id,
            "kind": mark.kind,
            "language": mark.language or "",
            "pair": mark.pair,
            "quote": mark.quote,
            "prefix": mark.prefix,
            "suffix": mark.suffix,
            "colour": mark.colour or "",
            "note": mark.note,
            "is_orphan": mark.is_orphan,
        }
        for mark in marks
    ]
    return json.dumps(
        {
            "path": progress.path,
            "state": progress.state,
            "share": progress.share,
            "marks": shown,
            "labels": labels(),
        }
    )


def mark_of(told: Mapping[str, Any], path: str, name: str, now: datetime) -> Mark:
    """Return the mark that was made in a page.

    Args:
        name: Its id.
    """
    return Mark(
        id=name,
        kind=told["kind"],
        path=path,
        pair=told["pair"],
        language=_language(told.get("language")),
        quote=told.get("quote", ""),
        prefix=told.get("prefix", ""),
        suffix=told.get("suffix", ""),
        colour=told.get("colour") or None,
        note="",
        text=_sides(told.get("text")),
        heading=_sides(told.get("heading")),
        is_orphan=False,
        created=now,
        changed=now,
    )


def card_of(told: Mapping[str, Any], path: str, name: str, now: datetime) -> Card:
    """Return the card that was made in a page.

    Args:
        name: Its id.
    """
    return Card(
        id=name,
        kind=told["kind"],
        path=path,
        pair=told["pair"],
        front=_sides(told["front"]),
        back=_sides(told["back"]),
        language=None,
        term=told.get("term", ""),
        is_suspended=False,
        created=now,
        changed=now,
    )


def cloze_of(mark: Mark, name: str, now: datetime) -> Card | None:
    """Return a card that hides a highlight in its sentence; None for a mark that has no quote.

    Args:
        name: Its id.
    """
    language = mark.language
    if language is None or not mark.quote:
        return None
    sentence = mark.text.get(language, "")
    # The text round the quote is that of the day it was marked; the quote may have changed since.
    if mark.quote not in sentence:
        sentence = f"{mark.prefix}{mark.quote}{mark.suffix}"
    gap = sentence.replace(mark.quote, f"{{{{{mark.quote}}}}}", 1)
    return Card(
        id=name,
        kind="cloze",
        path=mark.path,
        pair=mark.pair,
        front={**mark.text, language: gap},
        back={},
        language=language,
        term="",
        is_suspended=False,
        created=now,
        changed=now,
    )


def cells_of(told: Sequence[Mapping[str, Any]]) -> tuple[Cell, ...]:
    """Return the cells that a page told of."""
    return tuple(Cell(c["pair"], _language(c.get("language")), c["text"]) for c in told)


def places_json(found: Mapping[str, Place | None]) -> str:
    """Return where marks stand now, for the page, by id; its offsets count UTF-16 code units."""
    places: list[dict[str, Any]] = []
    for name, place in found.items():
        if place is None:
            places.append({"id": name, "pair": "", "language": "", "start": None, "end": None})
        else:
            text = place.cell.text
            places.append(
                {
                    "id": name,
                    "pair": place.cell.pair,
                    "language": place.cell.language or "",
                    "start": _units(text[: place.start]),
                    "end": _units(text[: place.end]),
                }
            )
    return json.dumps(places)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _language(told: object) -> Language | None:
    return next((code for code in LANGUAGES if code == told), None)


def _sides(told: object) -> dict[Language, str]:
    """Return the sides that have words."""
    if not isinstance(told, Mapping):
        return {}
    return {code: text for code in LANGUAGES if (text := str(told.get(code) or "").strip())}
