"""What the user's study consists of, as plain values.

Times are aware datetimes in UTC, whole seconds; days are local dates that begin at four in the
morning. Sentences and quotes are the texts of cells (`reader.page.cells`): plain words in which a
formula stands as its TeX between round brackets with backslashes, as for LaTeX.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Literal, get_args

from reader.archive.model import ByLanguage, Language

Colour = Literal["orange", "green", "blue", "purple"]
COLOURS: tuple[Colour, ...] = get_args(Colour)

MarkKind = Literal["highlight", "note", "bookmark"]
MARK_KINDS: tuple[MarkKind, ...] = get_args(MarkKind)

State = Literal["unread", "reading", "read"]

CardKind = Literal["word", "question", "cloze"]
CARD_KINDS: tuple[CardKind, ...] = get_args(CardKind)

# The side that is asked; a question of an article and a cloze are asked in both languages at once.
Direction = Literal["en", "zh", "both"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlight, a note or a bookmark.

    Attributes:
        id: 32 hexadecimal digits, the same for ever.
        path: The article's.
        pair: `p-…@number`, the row and its place in the article when the mark was last found.
        language: Of the column it was made in; None where the row shows one thing for both, and
            for a bookmark, which is the whole pair's.
        quote: What was selected; empty for a bookmark.
        prefix: At most 32 code points before the quote in its cell.
        suffix: The same after it.
        colour: Of a highlight; None for the others.
        note: Markdown; a highlight and a bookmark may have one, too.
        text: Of the pair in both languages: the sentences round the quote and those that answer
            them, or the beginning of a bookmarked pair.
        heading: The heading above it.
        is_orphan: It was not found in the article as that is now.
    """

    id: str
    kind: MarkKind
    path: str
    pair: str
    language: Language | None
    quote: str
    prefix: str
    suffix: str
    colour: Colour | None
    note: str
    text: ByLanguage
    heading: ByLanguage
    is_orphan: bool
    created: datetime
    changed: datetime


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an article was read.

    Attributes:
        pair: `p-…@number` at the top of the page when it was left; empty for the beginning.
        share: The furthest place seen, 0 to 1.
        seconds: Spent with it.
        opened: When it was last open.
        read: When it was marked as read; None when it is not.
        by_hand: Whether its state was set by hand; then reading on does not change it.
    """

    path: str
    pair: str = ""
    share: float = 0.0
    seconds: float = 0.0
    opened: datetime | None = None
    read: datetime | None = None
    by_hand: bool = False

    @property
    def state(self) -> State:
        """`read`, `reading` once something of it was seen, else `unread`."""
        if self.read is not None:
            return "read"
        return "reading" if self.share > 0 else "unread"


@dataclass(frozen=True, slots=True)
class Day:
    """What was done on a day, over all articles.

    Attributes:
        uncovered: Pairs and sentences that were uncovered in recall mode.
        reviews: Cards that were answered.
    """

    day: date
    seconds: float = 0.0
    uncovered: int = 0
    reviews: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """Something to be remembered.

    Attributes:
        id: 32 hexadecimal digits, the same for ever.
        kind: `word`: a term or a phrase; `question`: of an article's self-test; `cloze`: a
            sentence in which the words between `{{` and `}}` are hidden.
        path: The article's.
        pair: Its place there.
        front: Word: what it is called. Question: the question. Cloze: the sentence, with the gap
            in the side `language`, and the sentence that answers it. A missing side is a missing
            key; a word with one side only is asked in that direction only.
        back: Word: the sentence it stood in, or its meaning. Question: the answer.
        language: The side of a cloze that has the gap; None for the others.
        term: Id of the glossary's term, if it is one.
        is_suspended: It is not asked: by the user's wish, or since it was forgotten too often.
    """

    id: str
    kind: CardKind
    path: str
    pair: str
    front: ByLanguage
    back: ByLanguage
    language: Language | None
    term: str
    is_suspended: bool
    created: datetime
    changed: datetime

    @property
    def directions(self) -> tuple[Direction, ...]:
        """The sides from which it is asked."""
        if self.kind == "word":
            return tuple(side for side in ("en", "zh") if self.front.get(side))
        return ("both",)


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a card is asked next from one side, and what FSRS knows of it.

    Attributes:
        due: None for one that was never asked.
        state: 1 learning, 2 review, 3 relearning, as in the `fsrs` package; 0 for a new one.
        step: Which learning step; None in review.
        stability: Days after which nine of ten are remembered; None for a new one.
        difficulty: 1 to 10; None for a new one.
        answers: How often it was answered.
        lapses: How often it was forgotten after it had been learnt.
    """

    card: str
    direction: Direction
    due: datetime | None = None
    state: int = 0
    step: int | None = None
    stability: float | None = None
    difficulty: float | None = None
    last: datetime | None = None
    answers: int = 0
    lapses: int = 0


class Grade(IntEnum):
    """How well a card was remembered; FSRS's ratings."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Counts:
    """What is to be reviewed today: new cards within the daily limit, those being learnt, due."""

    new: int = 0
    learning: int = 0
    due: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.new + self.learning + self.due


@dataclass(frozen=True, slots=True)
class Asked:
    """A card as it is asked now.

    Attributes:
        schedule: Before the answer.
        waits: After each grade, the time until it is asked again.
    """

    card: Card
    direction: Direction
    schedule: Schedule
    waits: Mapping[Grade, timedelta]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a day brings at most: cards never asked before, and answers to due ones."""

    new: int = 20
    due: int = 200
