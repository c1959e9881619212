"""Made cards, and what became of them.

The histories are FSRS's own: some hundred are simulated answer by answer and then given to the
cards, each moved to a time of its own.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from made_words import Sentence, before, drawn, new_name, phrase_in

from reader.study.clock import as_text, day_of
from reader.study.rows import text_or_none
from reader.study.scheduling import answered
from reader.study.values import Grade, Schedule

_ASKED = 0.6  # of the cards, at least once from one side
_SECOND_SIDE = 0.6  # of the words that were asked, from the other side, too
_ONE_SIDED = 0.05  # of the words
_SUSPENDED = 0.01
_LEECHES = 0.001  # of the cards that were asked
_LEARNING = 0.0002  # of the sides that were asked: still in their first steps
_LATE = 1.15  # of the interval, the longest time since the last answer: one in eight is overdue
_DAYS = 365  # since the last answer at most; cards are up to twice as old
_ANSWERS = (2, 2, 3, 3, 4, 5, 7)
_HISTORIES, _BAD_HISTORIES = 400, 5
_KINDS = {"word": 0.5, "cloze": 0.3, "question": 0.2}
_STANDING = ("due", "state", "step", "stability", "difficulty", "last", "answers", "lapses")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _History:
    """How a card stood before each answer and after the last one, and the grades."""

    standings: tuple[Schedule, ...]
    grades: tuple[int, ...]


def learnt(
    sentences: Sequence[Sentence], count: int, chance: random.Random, at: datetime
) -> tuple[list[Row], list[Row], list[Row]]:
    """Return the rows of so many cards, of their schedules and of the answers to them."""
    usual = [_history(chance, chance.choice(_ANSWERS)) for _ in range(_HISTORIES)]
    leeches = [_history(chance, 0, lapses=8) for _ in range(_BAD_HISTORIES)]
    begun = _History(*_steps(chance, 1))
    cards: list[Row] = []
    schedules: list[Row] = []
    reviews: list[Row] = []
    for _ in range(count):
        card = _card(chance.choice(sentences), chance, at)
        cards.append(card)
        if chance.random() >= _ASKED:
            continue
        is_leech = chance.random() < _LEECHES
        card["is_suspended"] = is_leech or card["is_suspended"]
        for direction in _asked_from(card, chance):
            is_new = chance.random() < _LEARNING
            history = begun if is_new else chance.choice(leeches if is_leech else usual)
            _lay(history, card, direction, chance, at, schedules, reviews)
    cards.sort(key=lambda row: row["created"])
    reviews.sort(key=lambda row: row["at"])
    return cards, schedules, reviews


def _card(sentence: Sentence, chance: random.Random, at: datetime) -> Row:
    kind = drawn(_KINDS, chance)
    text: dict[str, str] = {side: sentence.text(side) for side in ("en", "zh")}
    phrases = {
        side: sentence.cells[side][slice(*phrase_in(sentence, side, chance))] for side in text
    }
    front, back, side = text, {}, None
    if kind == "word":
        front, back = phrases, text
        if chance.random() < _ONE_SIDED:
            front = {"en": phrases["en"]}
    elif kind == "question":
        front = {"en": f"What of “{phrases['en']}”?", "zh": f"“{phrases['zh']}”怎么样？"}
        back = text
    else:
        side = chance.choice(("en", "zh"))
        hidden = text[side].replace(phrases[side], f"{{{{{phrases[side]}}}}}", 1)
        front = {**text, side: hidden}
    created = before(chance, at, 2 * _DAYS)
    return {
        "id": new_name(chance), "kind": kind, "path": sentence.path, "pair": sentence.pair,
        "front_en": front.get("en"), "front_zh": front.get("zh"),
        "back_en": back.get("en"), "back_zh": back.get("zh"), "language": side, "term": "",
        "is_suspended": chance.random() < _SUSPENDED, "created": created, "changed": created,
    }  # fmt: skip


def _asked_from(card: Row, chance: random.Random) -> list[str]:
    if card["kind"] != "word":
        return ["both"]
    sides = [side for side in ("en", "zh") if card[f"front_{side}"]]
    chance.shuffle(sides)
    return sides if chance.random() < _SECOND_SIDE else sides[:1]


def _history(chance: random.Random, answers: int, lapses: int = 0) -> _History:
    """Return a history of at least so many answers or lapses that ends with days to wait."""
    return _History(*_steps(chance, answers, lapses, ends_in_review=True))


def _steps(
    chance: random.Random, answers: int, lapses: int = 0, *, ends_in_review: bool = False
) -> tuple[tuple[Schedule, ...], tuple[int, ...]]:
    current = Schedule("", "both")
    standings, grades = [current], []
    at = datetime(2025, 1, 6, 18, tzinfo=UTC)
    often = [6, 1, 3, 0] if lapses else [1, 1, 7, 1]
    while (
        len(grades) < answers or current.lapses < lapses or (ends_in_review and current.state != 2)
    ):
        grade = chance.choices(list(Grade), often)[0]
        if lapses and current.state == 2:
            grade = Grade.AGAIN
        current = answered(current, grade, at, fuzz=False)
        standings.append(current)
        grades.append(int(grade))
        at = (current.due or at) + timedelta(minutes=chance.randrange(1, 300))
    return tuple(standings), tuple(grades)


def _lay(
    history: _History, card: Row, direction: str, chance: random.Random, at: datetime,
    schedules: list[Row], reviews: list[Row],
) -> None:  # fmt: skip
    """Add a history to a card, its last answer at a time of its own."""
    end = history.standings[-1]
    interval = (end.due - end.last) * _LATE
    last = at - min(interval, timedelta(days=_DAYS)) * chance.random()
    shift = last.replace(microsecond=0) - end.last
    name = {"card": card["id"], "direction": direction}
    first = as_text(history.standings[1].last + shift)
    card["created"] = card["changed"] = min(card["created"], first)
    schedules.append({**name, **_standing(end, shift), "changed": as_text(end.last + shift)})
    for was, became, grade in zip(
        history.standings, history.standings[1:], history.grades, strict=False
    ):
        answered_at = became.last + shift
        reviews.append({
            "id": new_name(chance), **name, "grade": grade, "at": as_text(answered_at),
            "day": day_of(answered_at).isoformat(), "state": was.state,
            "before": _standing(was, shift),
        })  # fmt: skip


def _standing(schedule: Schedule, shift: timedelta) -> Row:
    values = {name: getattr(schedule, name) for name in _STANDING}
    for name in ("due", "last"):
        values[name] = text_or_none(values[name] and values[name] + shift)
    return values
