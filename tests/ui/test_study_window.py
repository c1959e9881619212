"""Marks, places and cards between the window, its pages and the database."""

import gc
import sqlite3
from dataclasses import replace

import pytest
from learner import Calendar, Learner
from pages import LONG, SHORT, Page
from PySide6.QtGui import QGuiApplication

from reader.errors import ReaderError
from reader.settings import data_folder
from reader.study.store import open_study
from reader.study.values import Mark
from reader.ui.app import split_wish
from reader.ui.tab_area import TabArea

TLDR, CONTEXT, IDEA = "p-6180bedf", "p-8515054c", "p-1bb591d0"


@pytest.fixture
def user(qtbot, open_window) -> Learner:
    return Learner(qtbot, open_window(LONG, clock=Calendar()))


def _change_marks(**changes) -> None:
    """Change every mark that is kept, as if it had been made in another text."""
    study, _ = open_study(data_folder())
    for mark in study.marks():
        study.keep_mark(replace(mark, **changes))
    study.close()


def _again(qtbot, open_window, user: Learner) -> Learner:
    """Close the window and open another one."""
    user.window.close()
    return Learner(qtbot, open_window(LONG, clock=Calendar()))


def test_a_mark_whose_text_changed_is_found_by_what_is_left_of_it(qtbot, open_window, user):
    mark = user.mark(CONTEXT, "en", "A decoder writes one token per pass", "highlight:orange")
    user.window.close()
    old = "The old decoder writes one single token per pass"
    _change_marks(quote=old, prefix="", suffix=" and reads all", pair="p-00000000@3")

    other = Learner(qtbot, open_window(LONG, clock=Calendar()))
    other.until(lambda: other.desk.marks and other.desk.marks[mark].pair.startswith(CONTEXT))

    found = other.ask(lambda study: study.marks())[0]
    assert "decoder writes one token per pass" in found.quote
    assert not found.is_orphan
    other.page.until("CSS.highlights.has('mark-orange')")


def test_a_mark_whose_text_is_gone_is_kept_as_an_orphan(qtbot, open_window, user):
    user.mark(CONTEXT, "en", "A decoder writes one token", "highlight:orange")
    user.window.close()
    gone = "Nothing like this has ever stood in the article at all"
    _change_marks(quote=gone, prefix="x", suffix="y", pair="p-00000000@3")

    other = Learner(qtbot, open_window(LONG, clock=Calendar()))
    other.until(lambda: any(mark.is_orphan for mark in other.desk.marks.values()))

    assert other.ask(lambda study: study.marks())[0].quote == gone
    assert not other.page.js("CSS.highlights.has('mark-orange')")


def test_a_mark_comes_back_with_the_next_window(qtbot, open_window, user):
    user.mark(IDEA, "zh", "处理器", "highlight:blue")

    other = _again(qtbot, open_window, user)

    other.page.until("CSS.highlights.has('mark-blue') && CSS.highlights.has('answer-blue')")


def test_a_bookmark_that_is_made_again_is_taken_away(user):
    user.mark(IDEA, "en", "a branch predictor", "bookmark")
    user.select(IDEA, "en", "a branch predictor")
    user.run("bookmark")

    user.until(lambda: not user.desk.marks)
    assert user.ask(lambda study: study.marks()) == ()


def test_the_same_words_highlighted_again_have_the_other_colour(user):
    name = user.mark(IDEA, "en", "a branch predictor", "highlight:orange")
    user.select(IDEA, "en", "a branch predictor")
    user.run("highlight:green")

    user.until(lambda: user.desk.marks[name].colour == "green")
    assert len(user.desk.marks) == 1


def test_both_languages_of_a_sentence_are_copied_with_the_link(user):
    user.select(TLDR, "en", "A small model")
    user.run("copy_both")

    user.until(lambda: "reader://" in QGuiApplication.clipboard().text())
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].startswith("A small model writes a draft")
    assert lines[2] == f"reader://{LONG}#{TLDR}"
    assert split_wish(lines[2]) == (LONG, TLDR)


def test_an_article_that_was_begun_goes_on_where_it_was_left(qtbot, user):
    tabs = user.window.findChild(TabArea)
    user.page.scroll_to(f"#{IDEA}")
    user.until(lambda: user.desk.progress.get(LONG) and IDEA in user.desk.progress[LONG].pair)
    with qtbot.waitSignal(user.window.painted):
        tabs.go(SHORT)
    with qtbot.waitSignal(user.window.painted):
        user.window._shelves.article_chosen.emit(LONG)

    Page(qtbot, tabs).is_at(IDEA)


def test_the_mere_opening_of_an_article_is_no_reading_of_it(qtbot, user):
    with qtbot.waitSignal(user.window.painted):
        user.window.findChild(TabArea).go(SHORT)

    assert {one.state for one in user.ask(lambda study: study.progress()).values()} <= {"unread"}


def test_who_jumps_to_the_end_has_not_read_the_article(user):
    user.page.js("document.getElementById('end').scrollIntoView({ block: 'center' })")
    count = "const step = () => (n -= 1) ? requestAnimationFrame(step) : (window.counted = true)"
    user.page.js(f"(() => {{ let n = 150; {count}; step(); return 1; }})()")
    user.page.until("window.counted")
    user.until(lambda: LONG in user.desk.progress)

    assert not user.desk.is_read(LONG)


def test_who_reads_to_the_end_has_read_the_article(user):
    see = "(_row, n, rows) => Study.see('', n, n + 1, rows.length)"
    user.page.js(f"document.querySelectorAll('.row[data-pair]').forEach({see})")
    user.page.js("document.getElementById('end').scrollIntoView({ block: 'center' })")

    user.until(lambda: user.desk.is_read(LONG))


def test_two_windows_on_one_study_see_what_the_other_did(qtbot, open_window, user):
    other = Learner(qtbot, open_window(LONG, clock=Calendar()))
    user.mark(IDEA, "en", "a branch predictor", "highlight:green")
    user.ask(lambda _study: None)

    other.desk.refresh()

    other.until(lambda: other.desk.marks)
    other.mark(TLDR, "en", "A small model", "highlight:blue")
    other.ask(lambda _study: None)
    assert len(user.ask(lambda study: study.marks())) == 2


def test_a_deep_link_is_a_wish_like_any_other():
    assert split_wish("reader://deepseek/mla#p-1%202") == ("deepseek/mla", "p-1 2")
    assert split_wish("READER://deepseek/mla/") == ("deepseek/mla", "")
    assert split_wish("deepseek/mla#core-method") == ("deepseek/mla", "core-method")


@pytest.fixture
def newer(qtbot, open_window):
    """The window on a study that a newer version wrote, and what it told."""
    folder = data_folder()
    study, _ = open_study(folder)
    study.close()
    with sqlite3.connect(folder / "study.db") as db:
        db.execute("PRAGMA user_version = 999")
    db.close()
    user = Learner(qtbot, open_window(LONG, clock=Calendar()))
    told: list[ReaderError] = []
    user.window.study.failed.connect(told.append)
    qtbot.waitUntil(user.window.notice.isVisible)
    return user, told


def test_a_study_of_a_newer_version_is_told_once_while_its_reader_only_reads(newer, qtbot):
    user, told = newer
    before = (data_folder() / "study.db").read_bytes()
    for row in (CONTEXT, IDEA, TLDR):
        user.page.scroll_to(f"#{row}")
        user.desk.keep_places()
    user.select(TLDR, "en", "A small model")
    user.run("highlight:green")

    qtbot.waitUntil(lambda: bool(told))
    assert "newer version" in told[0].sentence
    assert len(told) == 1
    assert (data_folder() / "study.db").read_bytes() == before


def test_a_mark_that_is_made_while_the_study_is_read_stays(user):
    user.desk.load()
    name = user.mark(IDEA, "en", "a branch predictor", "highlight:green")
    user.desk.load()
    user.desk.remove_mark(name)
    kept = user.mark(TLDR, "en", "A small model", "highlight:blue")
    user.ask(lambda _study: None)

    assert set(user.desk.marks) == {kept}
    assert [mark.id for mark in user.ask(lambda study: study.marks())] == [kept]


def test_marks_that_were_loaded_are_never_looked_at_for_garbage(qtbot, open_window, user):
    user.mark(CONTEXT, "en", "reads all of its weights for it", "highlight:orange")
    other = _again(qtbot, open_window, user)
    other.until(lambda: other.desk.marks)

    assert not any(isinstance(one, Mark) for one in gc.get_objects())


def test_a_window_that_is_closed_at_once_leaves_the_study_closed(qtbot, open_window, user):
    other = Learner(qtbot, open_window(LONG, clock=Calendar()))
    other.window.study.begin()
    other.window.close()

    assert not other.window.study._quiet.isActive()
    assert other.window.study._store._opened._study is None


def test_what_was_written_rests_in_the_file_a_second_later(user):
    user.mark(CONTEXT, "en", "reads all of its weights for it", "highlight:orange")
    user.ask(lambda _study: None)

    user.until(lambda: b"reads all of its weights" in (data_folder() / "study.db").read_bytes())


def test_a_log_that_cannot_be_moved_is_told_once(user, monkeypatch):
    store = user.window.study._store
    told = []
    store.failed.connect(told.append)

    def full() -> None:
        raise ReaderError("The disk is full.", "Make room on it.")

    monkeypatch.setattr(store._opened, "rest", full)
    for _ in range(3):
        store._tidy()
    user.ask(lambda _study: None)

    assert [error.sentence for error in told] == ["The disk is full."]
