"""A made study: 100,000 cards, 10,000 marks and a year of days over the articles of a library.

The words are those of the articles' pages, cut into sentences and quotes as the page's scripts cut
them, so that each mark is found where it was made. All of it goes in through `Study.take_in`, as an
import does, so that the program's own code writes the file. The same seed makes the same study in
the same week, of which the Monday's first hour is its latest time.
"""

import hashlib
import json
import random
import shutil
import time
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from made_cards import Row, learnt
from made_words import (
    Sentence,
    before,
    days_before,
    drawn,
    new_name,
    phrase_in,
    sentences_of,
)

from reader.archive.model import Language
from reader.library.catalogue import read_catalogue
from reader.study.clock import as_text, now
from reader.study.everything import FORMAT
from reader.study.fields import TABLES
from reader.study.schema import STEPS
from reader.study.store import open_study
from reader.study.values import COLOURS

CARDS, MARKS, DAYS = 100_000, 10_000, 365
_FORMAT = 1  # raised when the same pages are to give another study
_SEED = 20261128
_DEVICE = f"{_SEED:032x}"
_STAMP = "made-from.json"
_MARK_KINDS = {"highlight": 0.65, "note": 0.25, "bookmark": 0.1}
_WHOLE_SENTENCES = 0.4  # of the marks
_NOTED = 0.1  # of the marks that need no note


def make_study(library: Path, folder: Path) -> dict[str, object]:
    """Leave `study.db` in a folder, made of a library's pages; return what it has.

    What an earlier run has made of the same articles by the same recipe is kept.
    """
    stamp = folder / _STAMP
    wanted = _digest(library)
    had = json.loads(stamp.read_bytes()) if stamp.is_file() else {}
    if had.get("made_from") == wanted and (folder / "study.db").is_file():
        return had
    shutil.rmtree(folder, ignore_errors=True)
    begun = time.monotonic()
    everything = _everything(library)
    made = time.monotonic()
    study, _ = open_study(folder)
    study.take_in(everything)
    study.close()
    shutil.rmtree(folder / "copies", ignore_errors=True)
    (folder / "study.db.before-import").unlink()
    facts = {
        "made_from": wanted,
        "megabytes": (folder / "study.db").stat().st_size / 1e6,
        "seconds": made - begun,
        "taken_in_s": time.monotonic() - made,
        **{table: len(everything[table]) for table in TABLES},
    }
    stamp.write_text(json.dumps(facts), encoding="utf-8")
    return facts


def _digest(library: Path) -> str:
    """Return what the study comes from: the articles' words, the file's form, the week."""
    passages = sorted(entry.passages for entry in read_catalogue(library).entries)
    recipe = [_FORMAT, _SEED, STEPS, FORMAT, as_text(_monday()), passages]
    return hashlib.sha256(json.dumps(recipe).encode()).hexdigest()


def _monday() -> datetime:
    today = now()
    monday = today - timedelta(days=today.weekday())
    return monday.replace(hour=0, minute=0, second=0)


def _everything(library: Path) -> Row:
    """Return all rows as `Study.everything` gives them."""
    chance = random.Random(_SEED)  # noqa: S311  (no secret)
    at = _monday()
    sentences = list(sentences_of(library))
    paths = sorted({sentence.path for sentence in sentences})
    cards, schedules, reviews = learnt(sentences, CARDS, chance, at)
    return {
        "format": FORMAT,
        "limits": {},
        "removed": [
            {"id": new_name(chance), "at": before(chance, at, DAYS), "instead": None}
            for _ in range(MARKS // 20)
        ],
        "progress": [_progress(path, chance, at) for path in paths],
        "spent": list(_spent(paths, chance, at)),
        "uncovered": [
            {"day": day, "device": _DEVICE, "count": chance.randrange(1, 80)}
            for day in days_before(at, DAYS)
            if chance.random() < 0.5
        ],
        "marks": sorted(
            (_mark(chance.choice(sentences), chance, at) for _ in range(MARKS)),
            key=lambda row: row["created"],
        ),
        "cards": cards,
        "schedules": schedules,
        "reviews": reviews,
    }


def _progress(path: str, chance: random.Random, at: datetime) -> Row:
    state = chance.choice(("read", "reading", "reading", "begun"))
    read = before(chance, at, DAYS) if state == "read" else None
    share = {"read": 1.0, "reading": round(chance.random(), 4), "begun": 0.0}[state]
    opened = before(chance, at, DAYS)
    return {"path": path, "pair": "", "share": share, "opened": opened, "read": read,
            "by_hand": False, "decided": read}  # fmt: skip


def _spent(paths: Sequence[str], chance: random.Random, at: datetime) -> Iterator[Row]:
    for day in days_before(at, DAYS):
        for path in chance.sample(paths, min(len(paths), chance.randrange(5))):
            seconds = round(chance.uniform(20, 2000), 1)
            yield {"path": path, "day": day, "device": _DEVICE, "seconds": seconds}


def _mark(sentence: Sentence, chance: random.Random, at: datetime) -> Row:
    kind = drawn(_MARK_KINDS, chance)
    side: Language = chance.choice(("en", "zh"))
    is_whole = chance.random() < _WHOLE_SENTENCES
    start, end = sentence.spans[side] if is_whole else phrase_in(sentence, side, chance)
    prefix, suffix = sentence.around(side, start, end)
    created = before(chance, at, 2 * DAYS)
    is_row = kind == "bookmark"
    has_note = kind == "note" or chance.random() < _NOTED
    return {
        "id": new_name(chance), "kind": kind, "path": sentence.path, "pair": sentence.pair,
        "language": None if is_row else side,
        "quote": "" if is_row else sentence.cells[side][start:end],
        "prefix": "" if is_row else prefix, "suffix": "" if is_row else suffix,
        "colour": chance.choice(COLOURS) if kind == "highlight" else None,
        "note": f"**Why?** {sentence.text('en')}\n\n- {sentence.text('zh')}" if has_note else "",
        "text_en": sentence.text("en"), "text_zh": sentence.text("zh"),
        "heading_en": sentence.heading.get("en"), "heading_zh": sentence.heading.get("zh"),
        "is_orphan": False, "created": created, "changed": created,
    }  # fmt: skip
