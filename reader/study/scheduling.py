"""When a card is asked again: FSRS, as the `fsrs` package has it. Only this module knows of it."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache

import fsrs

from reader.study.clock import day_of
from reader.study.values import Grade, Schedule

_RETENTION = 0.9  # of what is due is remembered


def answered(schedule: Schedule, grade: Grade, now: datetime, *, fuzz: bool) -> Schedule:
    """Return a card's schedule after an answer.

    Args:
        fuzz: Whether days are spread; the same answer to the same schedule is spread equally, so
            that the wait that was shown is the wait that comes.

    Source:
        J. Ye, J. Su, Y. Cao, "A Stochastic Shortest Path Algorithm for Optimizing Spaced
        Repetition Scheduling", KDD 2022, in its sixth version with the package's weights.
    """
    with _own_chance():
        return _answered(schedule, grade, now, fuzz=fuzz)


def each_answered(schedule: Schedule, now: datetime, *, fuzz: bool) -> dict[Grade, Schedule]:
    """Return a card's schedule after each grade, as `answered` gives it."""
    with _own_chance():
        return {grade: _answered(schedule, grade, now, fuzz=fuzz) for grade in Grade}


def _answered(schedule: Schedule, grade: Grade, now: datetime, *, fuzz: bool) -> Schedule:
    if fuzz:
        random.seed(f"{schedule.card} {schedule.direction} {schedule.answers}")
    card = _scheduler(fuzz=fuzz).review_card(_card(schedule, now), fsrs.Rating(grade), now)[0]
    lapsed = schedule.state == fsrs.State.Review and grade is Grade.AGAIN
    return replace(
        schedule,
        due=card.due,
        state=int(card.state),
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        last=now,
        answers=schedule.answers + 1,
        lapses=schedule.lapses + lapsed,
    )


def _card(schedule: Schedule, now: datetime) -> fsrs.Card:
    last = schedule.last
    if last is not None:
        # FSRS counts whole days of 24 hours; here a day ends at four in the morning, so that what
        # was learnt late in the evening is a day old in the next morning.
        last = now - timedelta(days=max(0, (day_of(now) - day_of(last)).days))
    return fsrs.Card(
        card_id=0,  # without one, the package waits a millisecond to make one
        state=fsrs.State(schedule.state or fsrs.State.Learning),
        step=schedule.step,
        stability=schedule.stability,
        difficulty=schedule.difficulty,
        due=schedule.due or now,
        last_review=last,
    )


@contextmanager
def _own_chance() -> Iterator[None]:
    """Leave the module `random` as it was: the package draws from it."""
    before = random.getstate()
    try:
        yield
    finally:
        random.setstate(before)


@cache
def _scheduler(*, fuzz: bool) -> fsrs.Scheduler:
    return fsrs.Scheduler(desired_retention=_RETENTION, enable_fuzzing=fuzz)
