"""The user's study in its database: opened safely, read and written in whole transactions."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from reader.errors import ReaderError
from reader.study import cards, days, everything, marks, merging, progress, queue, reviews
from reader.study.clock import now, whole
from reader.study.database import Database
from reader.study.locks import Lock
from reader.study.opening import open_safely
from reader.study.values import (
    Asked,
    Card,
    Counts,
    Day,
    Direction,
    Grade,
    Limits,
    Mark,
    Progress,
    Schedule,
)


def open_study(
    folder: Path, *, clock: Callable[[], datetime] = now, fuzz: bool = True
) -> tuple["Study", ReaderError | None]:
    """Open the study that is kept in a folder; a new one when there is none.

    Args:
        clock: Tells the time, aware.
        fuzz: Whether days until the next review are spread a little, so that cards that were
            learnt together do not stay together.

    Returns:
        The study, and what was wrong with its file when that had to be set aside, or with the
        day's copy when that could not be made.

    Raises:
        ReaderError: The file was written by a newer version of the reader, or it or its folder
            cannot be used.
    """
    database, lock, told = open_safely(folder, clock())
    return Study(database, lock, clock=clock, fuzz=fuzz), told


class Study:
    """What the user has read, marked and learnt. For one thread at a time.

    Each method is one transaction, whole on the disk when it returns; each raises ReaderError
    when the database cannot be read or written, and then nothing was changed.

    Attributes:
        file: The database.
    """

    def __init__(
        self, database: Database, lock: Lock, *, clock: Callable[[], datetime], fuzz: bool
    ) -> None:
        self.file = database.file
        self._database = database
        self._lock = lock
        self._clock = clock
        self._fuzz = fuzz
        self._seen = database.version()
        self._queue = queue.DueQueue()
        self._answers: list[tuple[reviews.Answered, queue.Position]] = []

    def close(self) -> None:
        """Close the database; the study cannot be used afterwards."""
        try:
            self._database.close()
        finally:
            self._lock.release()

    def rest(self) -> None:
        """Tidy up after some writing, which takes up to 30 ms; for a moment when nobody waits."""
        self._database.rest()

    def changed_elsewhere(self) -> bool:
        """Return whether another window or program wrote since this was last asked."""
        before, self._seen = self._seen, self._database.version()
        return before != self._seen

    def progress(self) -> dict[str, Progress]:
        """Return how far each article was read, by path."""
        with self._database.reading() as db:
            return progress.all_progress(db)

    def keep_place(self, path: str, pair: str, share: float) -> Progress:
        """Keep where an article was left.

        Args:
            share: Of this place, 0 to 1; the furthest one is kept.
        """
        with self._database.writing() as db:
            return progress.keep_place(db, path, pair, share, self._now())

    def mark_read(self, path: str, is_read: bool, *, by_hand: bool) -> Progress:
        """Mark an article as read or not; what was set by hand is only changed by hand."""
        with self._database.writing() as db:
            return progress.mark_read(db, path, is_read, by_hand, self._now())

    def add_seconds(self, path: str, seconds: float) -> None:
        """Add to the time that was spent with an article today."""
        with self._database.writing() as db:
            days.add_seconds(db, path, seconds, self._now())

    def add_uncovered(self, count: int) -> None:
        """Add to the pairs and sentences that were uncovered today."""
        with self._database.writing() as db:
            days.add_uncovered(db, count, self._now())

    def days(self, first: date, last: date) -> tuple[Day, ...]:
        """Return the days from the first to the last on which something was done."""
        with self._database.reading() as db:
            return days.between(db, first, last)

    def marks(self, path: str | None = None) -> tuple[Mark, ...]:
        """Return the marks of an article, or all of them, the oldest first."""
        with self._database.reading() as db:
            return marks.all_marks(db, path)

    def keep_mark(self, mark: Mark) -> None:
        """Keep a new mark, or one that was changed.

        A changed one whose time of change is not newer is dated now; its place and whether it is
        an orphan may change without that, as they are found, not written.
        """
        with self._database.writing() as db:
            marks.keep(db, mark, self._now())

    def remove_mark(self, id: str) -> None:  # noqa: A002  (the mark's own name for it)
        """Remove a mark, if it is there."""
        with self._database.writing() as db:
            marks.remove(db, id, self._now())

    def cards(self) -> tuple[Card, ...]:
        """Return all cards, the oldest first."""
        with self._database.reading() as db:
            return cards.all_cards(db)

    def has_cards(self) -> bool:
        """Return whether there is any card."""
        with self._database.reading() as db:
            return cards.are_there(db)

    def schedules(self) -> tuple[Schedule, ...]:
        """Return the schedules of all cards that were asked at least once."""
        with self._database.reading() as db:
            return reviews.all_schedules(db)

    def card(self, id: str) -> Card | None:  # noqa: A002
        """Return a card, or None when it is not there."""
        with self._database.reading() as db:
            return cards.card_of(db, id)

    def keep_card(self, card: Card) -> Card:
        """Keep a new card; return it, or the one of the same kind, article, front and term."""
        with self._database.writing() as db:
            return cards.keep(db, card, self._now())

    def change_card(self, card: Card) -> None:
        """Change the text of a card or suspend it.

        Raises:
            ReaderError: The card is no longer there.
        """
        with self._database.writing() as db:
            cards.change(db, card, self._now())
        if not card.is_suspended:  # it may be due
            self._queue.forget()

    def remove_card(self, id: str) -> None:  # noqa: A002
        """Remove a card and what is known of its learning, if it is there; its reviews count on."""
        with self._database.writing() as db:
            cards.remove(db, id, self._now())

    def counts(self) -> Counts:
        """Return what is left for today."""
        with self._database.reading() as db:
            return queue.counts(db, queue.Today.at(db, self._now()))

    def next_asked(self) -> Asked | None:
        """Return what is asked next; None when today's is done."""
        with self._database.reading() as db:
            today = queue.Today.at(db, self._now())
            following = queue.following(db, today, self._queue)
            return following and reviews.asked(db, following, today, fuzz=self._fuzz)

    def answer(self, card: str, direction: Direction, grade: Grade) -> Card | None:
        """Note how well a card was remembered, and when it is asked again.

        Returns:
            The card, when this answer suspended it, as it was forgotten too often.

        Raises:
            ReaderError: The card is no longer there.
        """
        with self._database.writing() as db:
            done = reviews.answer(db, card, direction, grade, self._now(), fuzz=self._fuzz)
            leech = cards.card_of(db, card) if done.suspended else None
        self._answers.append((done, self._queue.position()))
        return leech

    def undo(self) -> bool:
        """Take the last answer back.

        Returns:
            False when there was none since the study was opened, or when that card was answered
            elsewhere since, or removed.
        """
        if not self._answers:
            return False
        with self._database.writing() as db:
            undone = reviews.undo(db, self._answers[-1][0], self._now())
        _done, position = self._answers.pop()
        self._queue.go_back(position)
        return undone

    def leeches(self) -> tuple[Card, ...]:
        """Return the cards that are suspended since they were forgotten too often."""
        with self._database.reading() as db:
            return cards.leeches(db)

    def limits(self) -> Limits:
        """Return how much a day brings at most."""
        with self._database.reading() as db:
            return queue.limits(db)

    def keep_limits(self, limits: Limits) -> None:
        """Keep how much a day brings at most; negative numbers count as 0."""
        with self._database.writing() as db:
            queue.keep_limits(db, limits, self._now())
        self._queue.forget()

    def everything(self) -> dict[str, Any]:
        """Return all of it as plain JSON values; `take_in` reads them."""
        with self._database.reading() as db:
            return everything.everything(db)

    def take_in(self, everything: Mapping[str, Any]) -> int:
        """Put together what is here and what `everything` gave here or elsewhere, at any time.

        Of what both have, the newer stays; counted time is put together by device, so that taking
        the same in twice changes nothing. Before it, a copy is made beside the file.

        Returns:
            How many rows changed.

        Raises:
            ReaderError: It is not of that form; nothing is changed then.
        """
        rows = merging.checked(everything)
        self._database.copy_beside("before-import")
        with self._database.writing() as db:
            changed = merging.merge(db, rows)
        self._queue.forget()
        return changed

    def _now(self) -> datetime:
        return whole(self._clock())
