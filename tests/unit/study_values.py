"""Marks, cards and a clock for the tests of the study."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from reader.study.ids import new_id
from reader.study.store import open_study
from reader.study.values import Card, Grade, Limits, Mark

NOON = datetime(2026, 10, 4, 12, tzinfo=UTC)


class Clock:
    """Tells the time that it was set to."""

    def __init__(self, at=NOON):
        self.at = at

    def __call__(self):
        return self.at

    def on(self, **times):
        self.at += timedelta(**times)


class Studies:
    """Opens studies without fuzz and closes them all in the end."""

    def __init__(self, folder):
        self.folder = folder
        self.clock = Clock()
        self.opened = []

    def open(self, name="study"):
        """Return the study of that folder, which must be a good one."""
        study, news = self.open_told(name)
        assert news is None
        return study

    def open_told(self, name="study"):
        study, news = open_study(self.folder / name, clock=self.clock, fuzz=False)
        self.opened.append(study)
        return study, news

    def close(self):
        while self.opened:
            self.opened.pop().close()


def a_mark(at=NOON, **fields):
    mark = Mark(
        id=new_id(),
        kind="highlight",
        path="nvidia/blackwell",
        pair="p-ab12@3",
        language="en",
        quote="a draft model",
        prefix="Speculative decoding lets ",
        suffix=" propose tokens",
        colour="orange",
        note="",
        text={"en": "Speculative decoding lets a draft model propose tokens.", "zh": "投机解码。"},
        heading={"en": "Drafts", "zh": "草稿"},
        is_orphan=False,
        created=at,
        changed=at,
    )
    return replace(mark, **fields)


def a_card(at=NOON, **fields):
    card = Card(
        id=new_id(),
        kind="word",
        path="nvidia/blackwell",
        pair="p-ab12@3",
        front={"en": "draft model", "zh": "草稿模型"},
        back={"en": "A draft model proposes tokens.", "zh": "草稿模型提出词元。"},
        language=None,
        term="",
        is_suspended=False,
        created=at,
        changed=at,
    )
    return replace(card, **fields)


def a_question(number=0, at=NOON, **fields):
    return a_card(at, kind="question", front={"en": f"Question {number}?"}, **fields)


def write(studies, *marks):
    """Keep marks in a session of its own."""
    study = studies.open()
    for mark in marks:
        study.keep_mark(mark)
    studies.close()


def with_copy(studies):
    """Keep a mark that is in the copy of the 5th of October, and one that is not."""
    copied, later = a_mark(), a_mark()
    write(studies, copied)
    studies.clock.on(days=1)
    write(studies, later)
    studies.clock.on(days=1)
    return copied, later


def names(folder):
    return sorted(f.name for f in folder.iterdir() if f.name not in ("study.lock", "copies"))


def copy_names(folder):
    return sorted(f.name for f in (folder / "copies").iterdir())


def contents(folder):
    return {f: f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def killed(studies, folder):
    """Leave the files as a program that is killed leaves them: with a -wal."""
    study = studies.open()
    study.keep_mark(a_mark())
    left = folder.with_name("left")
    shutil.copytree(folder, left)
    studies.close()
    shutil.rmtree(folder)
    left.rename(folder)


def overwrite(file, at, data):
    with file.open("rb+") as stream:
        stream.seek(at)
        stream.write(data)


def filled(study):
    """Put something of everything into a study; return it."""
    study.keep_mark(a_mark(note="Markdown"))
    study.keep_mark(a_mark(kind="bookmark", language=None, colour=None, text={"zh": "中"}))
    removed = a_mark()
    study.keep_mark(removed)
    study.remove_mark(removed.id)
    study.keep_place("v/a", "p-1@1", 0.5)
    study.mark_read("v/b", True, by_hand=True)
    study.add_seconds("v/a", 12.25)
    study.add_uncovered(3)
    study.keep_limits(Limits(5, 50))
    cards = [a_card(), a_question(1), a_question(2, is_suspended=True)]
    for card in cards:
        study.keep_card(card)
    study.answer(cards[0].id, "en", Grade.AGAIN)
    study.answer(cards[1].id, "both", Grade.EASY)
    study.answer(cards[1].id, "both", Grade.EASY)
    study.undo()
    return study
