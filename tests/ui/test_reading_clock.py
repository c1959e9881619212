"""Time counts while an article is in front and somebody is there."""

import pytest
from PySide6.QtCore import QObject

from reader.ui.reading_clock import ReadingClock


class _Hand:
    """A clock that is moved by hand, a window that is in front or not, and what was told."""

    def __init__(self) -> None:
        self.now, self.is_active, self.told = 100.0, True, []
        self.owner = QObject()
        self.clock = ReadingClock(lambda: self.is_active, lambda: self.now, self.owner)
        self.clock.passed.connect(lambda path, seconds: self.told.append((path, seconds)))

    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.clock.tick()


@pytest.fixture
def hand(qapp) -> _Hand:
    return _Hand()


def test_the_time_with_an_article_is_told(hand):
    hand.clock.show_article("a/b")
    hand.wait(10)
    hand.wait(5)

    assert hand.told == [("a/b", 10.0), ("a/b", 5.0)]


def test_the_contents_and_a_window_behind_another_take_no_time(hand):
    hand.wait(10)
    hand.clock.show_article("a/b")
    hand.is_active = False
    hand.wait(10)

    assert hand.told == []


def test_another_article_ends_the_time_of_the_first(hand):
    hand.clock.show_article("a/b")
    hand.now += 7
    hand.clock.show_article("c/d")

    assert hand.told == [("a/b", 7.0)]


def test_who_went_away_is_not_reading(hand):
    hand.clock.show_article("a/b")
    for _ in range(100):
        hand.wait(10)

    assert sum(seconds for _, seconds in hand.told) == 180.0


def test_who_comes_back_reads_on(hand):
    hand.clock.show_article("a/b")
    for _ in range(100):
        hand.wait(10)
    hand.clock.note_sign()
    hand.wait(10)

    assert hand.told[-1] == ("a/b", 10.0)
