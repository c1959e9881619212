"""The rows of the list of cards: what state each card is in, and which fit a filter."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from reader.archive.model import ByLanguage
from reader.study.values import Card, Schedule

CardState = Literal["leech", "learning", "due", "later", "new", "suspended"]
CARD_STATES: tuple[CardState, ...] = get_args(CardState)

_LEECH_LAPSES = 8  # so often forgotten, the store sets a card aside
_NEVER = datetime.max.replace(tzinfo=UTC)
_LEARNING = (1, 3)  # FSRS's states: learning and relearning


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card in the list.

    Attributes:
        due: When it is asked next, from whichever side that is; None for a new card.
        searched: What a filter looks through, in small letters.
    """

    card: Card
    state: CardState
    due: datetime | None
    title: ByLanguage
    searched: str


def card_rows(
    cards: Iterable[Card],
    schedules: Iterable[Schedule],
    titles: Mapping[str, ByLanguage],
    now: datetime | None = None,
) -> tuple[CardRow, ...]:
    """Return a row for each card, those first that were forgotten too often.

    It takes about a second for 100,000 cards, and no Qt: a worker may do it.
    """
    now = now or datetime.now(UTC)
    asked: dict[str, list[Schedule]] = {}
    for schedule in schedules:
        asked.setdefault(schedule.card, []).append(schedule)
    rows = [_row(card, asked.get(card.id, ()), titles.get(card.path, {}), now) for card in cards]
    rows.sort(key=lambda row: row.state != "leech")
    return tuple(rows)


def fitting(rows: Sequence[CardRow], words: str, kind: str, state: str) -> list[CardRow]:
    """Return the rows that have all of these words, are of this kind and in this state.

    Args:
        kind: A `CardKind`, or nothing for all of them.
        state: A `CardState`, or nothing for all of them.
    """
    kept = list(rows)
    if kind:
        kept = [row for row in kept if row.card.kind == kind]
    if state:
        kept = [row for row in kept if row.state == state]
    for word in words.lower().split():
        kept = [row for row in kept if word in row.searched]
    return kept


def sort_key(column: str) -> Callable[[CardRow], Any]:
    """Return what rows are sorted by in a column: `en`, `zh`, `kind`, `state` or `article`."""
    if column == "state":
        order = {state: n for n, state in enumerate(CARD_STATES)}
        return lambda row: (order[row.state], row.due or _NEVER)
    if column == "kind":
        return lambda row: row.card.kind
    if column == "article":
        return lambda row: row.card.path
    return lambda row: row.card.front.get("en" if column == "en" else "zh", "").lower()


def _row(card: Card, asked: Sequence[Schedule], title: ByLanguage, now: datetime) -> CardRow:
    due = min((one.due for one in asked if one.due is not None), default=None)
    texts = (*card.front.values(), *card.back.values(), *title.values())
    return CardRow(card, _state(card, asked, due, now), due, title, "\n".join(texts).lower())


def _state(card: Card, asked: Sequence[Schedule], due: datetime | None, now: datetime) -> CardState:
    if card.is_suspended:
        is_leech = any(one.lapses >= _LEECH_LAPSES for one in asked)
        return "leech" if is_leech else "suspended"
    if due is None:
        return "new"
    if any(one.state in _LEARNING for one in asked):
        return "learning"
    return "due" if due <= now else "later"
