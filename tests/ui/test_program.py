"""The program around the window: building, wishes, and sentences that stay to be read."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pages import CASES, LONG, PLAIN, SHORT, Page
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar

from reader.errors import ReaderError
from reader.library.place import place_of
from reader.settings import load_settings, settings_file
from reader.ui.app import Program
from reader.ui.dialogs import ErrorDialog
from reader.ui.language import install_language
from reader.ui.tab_area import TabArea

FAULT = ReaderError("The settings file cannot be read.", "The settings start anew.")


@pytest.fixture
def archive(tmp_path):
    return shutil.copytree(CASES / "reading", tmp_path / "reading")


@pytest.fixture
def begin(qtbot, qapp):
    """Start the program on an archive, and end it as the event loop's end does."""
    programs = []

    def begin_it(folder: Path, wish: str = "", fault: ReaderError | None = None) -> Program:
        install_language("en")
        program = Program(place_of(folder), PLAIN)
        programs.append(program)
        program.begin(wish, fault)
        return program

    yield begin_it
    for program in programs:
        program.window.close()
        program.end()
        program.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def painted(qtbot, begin):
    """Start the program and wait for its page, and for its worker."""

    def begin_it(*arguments) -> Program:
        program = begin(*arguments)
        with qtbot.waitSignal(program.window.painted, timeout=20_000):
            pass
        settled(qtbot, program)
        return program

    return begin_it


def settled(qtbot, program):
    qtbot.waitUntil(lambda: not program._worker._waiting, timeout=20_000)


def told(program):
    notice = program.window.notice
    return notice.findChild(QLabel).text() if notice.isVisible() else ""


def tabs(program):
    return program.window.findChild(TabArea)


def test_an_archive_without_a_library_is_built_while_the_window_is_open(qtbot, begin, archive):
    program = begin(archive, LONG)
    seen = []
    program.progressed.connect(lambda *steps: seen.append(steps))

    with qtbot.waitSignal(program.window.painted, timeout=20_000):
        assert program.window.isVisible()

    assert seen[-1] == (3, 3)
    assert tabs(program).path == LONG
    assert not program.window.notice.findChild(QProgressBar).isVisible()


@pytest.mark.parametrize("built_before", [False, True])
def test_a_fault_of_the_settings_stays_to_be_read(painted, archive, built_before):
    if built_before:
        painted(archive)

    program = painted(archive, "", FAULT)

    assert told(program) == f"{FAULT.sentence} {FAULT.hint}"


def test_an_article_that_is_not_there_is_said_to_be_not_there(painted, archive):
    painted(archive)

    program = painted(archive, "alpha/nothing")

    assert told(program) == "There is no article alpha/nothing in this archive."
    assert tabs(program).path == ""


def test_an_archive_that_did_not_change_is_not_loaded_again(qtbot, painted, archive):
    program = painted(archive, LONG)
    page = Page(qtbot, tabs(program))
    page.js("window.sameDocument = true")

    program._build()
    settled(qtbot, program)

    assert page.js("window.sameDocument === true")
    assert told(program) == ""


def test_what_changed_in_an_archive_is_shown_at_the_same_place(qtbot, painted, archive):
    program = painted(archive, f"{LONG}#results")
    page = Page(qtbot, tabs(program))
    page.is_at("results")
    text = archive / SHORT / "en.md"
    text.write_text(f"{text.read_text()}\nA new sentence.\n", encoding="utf-8")

    with qtbot.waitSignal(program.window.painted, timeout=20_000):
        program._build()

    page.is_at("results")
    tabs(program).go(SHORT)
    page.until("document.body?.innerText.includes('A new sentence.')")


def test_an_archive_with_faults_says_how_many_and_opens(painted):
    program = painted(CASES / "archives" / "broken")

    assert "faults were found" in told(program)
    assert program.window.has_article("essays/good")


def test_a_folder_without_articles_gives_a_sentence(qtbot, begin, tmp_path):
    program = begin(tmp_path)

    qtbot.waitUntil(lambda: program.window.findChild(ErrorDialog) is not None, timeout=20_000)

    assert "No article" in program.window.findChild(ErrorDialog).text()
    program.window.findChild(ErrorDialog).close()


def test_another_archive_takes_the_place_of_the_first(qtbot, painted, archive):
    program = painted(archive, LONG)

    with qtbot.waitSignal(program.window.painted, timeout=20_000):
        program.window.archive_wanted.emit(CASES / "archives" / "ours")

    assert not program.window.has_article(LONG)
    assert tabs(program).path == ""


def test_a_wish_from_a_second_start_opens_a_tab(qtbot, painted, archive):
    program = painted(archive, LONG)

    with qtbot.waitSignal(program.window.painted):
        program._listener.wished.emit(f"{SHORT}#core-method")

    assert [tab.path for tab in tabs(program).session().tabs] == [LONG, SHORT]


def test_what_is_chosen_is_in_the_settings_file_after_a_while(qtbot, painted, archive):
    program = painted(archive, LONG)

    program.window.preferences.choose_theme("sepia")

    qtbot.waitUntil(lambda: load_settings(settings_file())[0].theme == "sepia")
    (session,) = load_settings(settings_file())[0].sessions.values()
    assert [tab.path for tab in session.tabs] == [LONG]


def test_the_language_can_be_changed_while_the_window_is_open(painted, archive):
    program = painted(archive, LONG)

    program.window.language_wanted.emit("zh")

    assert program.window.windowTitle() == "投机解码 — 小文库"
    assert program.window.preferences.settings == replace(PLAIN, language="zh")
    install_language("en")


def test_a_link_that_the_system_hands_over_opens_its_article(qtbot, painted, archive):
    program = painted(archive)
    event = QFileOpenEvent(QUrl(f"reader://{LONG}#core-method"))

    with qtbot.waitSignal(program.window.painted):
        assert program.eventFilter(program, event)

    assert tabs(program).path == LONG
