"""Adding an archive from the window: what is asked, what is shown, and what becomes of it."""

import shutil
from dataclasses import replace

import pytest
from pages import CASES
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QPushButton, QWidget

from reader.errors import ReaderError
from reader.library.added import Added, added_folder, find_added, reading_place
from reader.library.pack import write_pack
from reader.library.store import open_library
from reader.library.unpack import look_through
from reader.ui.add_archive import ArchiveAdder, ParcelSheet, SourceDialog
from reader.ui.language import install_language
from reader.ui.worker import Worker

OTHER_KEY = "0000 1111 2222 3333 4444 5555 6666 7777"


@pytest.fixture(autouse=True)
def _in_english(qapp):
    install_language("en")


@pytest.fixture
def pack(tmp_path):
    file = tmp_path / "small.archive.zip"
    write_pack(CASES / "reading", file)
    return file


@pytest.fixture
def signed(tmp_path):
    file = tmp_path / "signed.archive.zip"
    write_pack(CASES / "reading", file, seed=bytes(32))
    return file


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def adder(window, library):
    """What adds archives, with a compiler that has the library ready."""

    def build(place, report):
        report(0, 3)
        shutil.copytree(library.root, place.library, dirs_exist_ok=True)
        report(3, 3)

    worker = Worker()
    yield ArchiveAdder(window, worker, build)
    worker.wait()


def facts(sheet):
    return [label.text() for label in sheet.findChildren(QLabel) if not label.isHidden()]


def press(qtbot, dialog, text):
    (button,) = [b for b in dialog.findChildren(QPushButton) if b.text() == text]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def shown_sheet(qtbot, window):
    qtbot.waitUntil(lambda: window.findChild(ParcelSheet) is not None)
    return window.findChild(ParcelSheet)


def sheet_of(qtbot, file, now=None, **changes):
    parcel = look_through(file)
    sheet = ParcelSheet(replace(parcel, manifest=replace(parcel.manifest, **changes)), now)
    qtbot.addWidget(sheet)
    return sheet


def test_the_sheet_tells_name_edition_articles_and_that_nobody_signed(qtbot, pack):
    shown = facts(sheet_of(qtbot, pack))

    wanted = {"Small archive · 小文库", "2026-11-21", "3", "nobody", str(pack)}
    assert wanted <= set(shown)
    assert not any("Compare" in text for text in shown)


def test_the_sheet_tells_the_key_and_what_to_do_with_it(qtbot, signed):
    shown = facts(sheet_of(qtbot, signed))

    assert look_through(signed).signed_by in shown
    assert any("Compare this key" in text for text in shown)


def test_another_key_than_last_time_and_an_older_edition_are_remarked(qtbot, signed, pack):
    now = Added("f", "c", {"en": "A"}, "2027-01-01", 3, OTHER_KEY, "")

    for file in (signed, pack):
        shown = "\n".join(facts(sheet_of(qtbot, file, now)))
        assert f"The archive that you added last was signed by {OTHER_KEY}." in shown
        assert "older than the one that you added last, of 2027-01-01" in shown


def test_the_same_key_and_a_newer_edition_are_not_remarked(qtbot, signed):
    now = Added("f", "c", {"en": "A"}, "2026-01-01", 3, look_through(signed).signed_by, "")

    shown = "\n".join(facts(sheet_of(qtbot, signed, now)))

    assert "added last" not in shown
    assert "older" not in shown


def test_a_name_is_shown_as_it_is_written(qtbot, pack):
    sheet = sheet_of(qtbot, pack, name={"en": "<b>Bold</b>"})

    (label,) = [one for one in sheet.findChildren(QLabel) if "Bold" in one.text()]
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_an_edition_without_a_date_says_so(qtbot, pack):
    assert "without a date" in facts(sheet_of(qtbot, pack, date=""))


@pytest.mark.parametrize(
    ("choice", "mode"),
    [
        ("A pack…", QFileDialog.FileMode.ExistingFile),
        ("A folder…", QFileDialog.FileMode.Directory),
    ],
)
def test_a_file_or_a_folder_can_be_chosen(qtbot, window, adder, choice, mode):
    adder.ask()
    press(qtbot, window.findChild(SourceDialog), choice)

    dialog = window.findChild(QFileDialog)
    assert dialog.fileMode() == mode
    dialog.reject()


def test_nothing_is_asked_after_cancel(qtbot, window, adder):
    adder.ask()
    press(qtbot, window.findChild(SourceDialog), "Cancel")

    assert window.findChild(QFileDialog) is None


def test_a_pack_is_added_after_it_was_looked_at(qtbot, window, adder, pack):
    steps = []
    adder.progressed.connect(lambda *step: steps.append(step))
    adder.look_at(pack)
    sheet = shown_sheet(qtbot, window)
    assert find_added(added_folder()) is None

    with qtbot.waitSignal(adder.added) as told:
        press(qtbot, sheet, "Add")

    place, sentence = told.args
    assert sentence == "Small archive was added, edition 2026-11-21."
    assert reading_place(None) == (place, None)
    assert len(open_library(place.library).entries) == 3
    qtbot.waitUntil(lambda: steps == [(0, 3), (3, 3)])


def test_nothing_is_added_after_cancel(qtbot, window, adder, pack):
    adder.look_at(pack)
    sheet = shown_sheet(qtbot, window)

    with qtbot.assertNotEmitted(adder.added):
        press(qtbot, sheet, "Cancel")

    assert find_added(added_folder()) is None


def test_the_folder_of_an_archive_is_added_likewise(qtbot, window, adder):
    adder.look_at(CASES / "reading")

    with qtbot.waitSignal(adder.added):
        press(qtbot, shown_sheet(qtbot, window), "Add")

    assert find_added(added_folder()).date == "2026-11-21"


def test_what_is_no_pack_is_told_and_another_can_be_looked_at(qtbot, window, adder, pack, tmp_path):
    (tmp_path / "x.zip").write_bytes(b"x" * 100)

    with qtbot.waitSignal(adder.failed) as told:
        adder.look_at(tmp_path / "x.zip")

    assert "This is no pack" in told.args[0].sentence
    adder.look_at(pack)
    shown_sheet(qtbot, window).reject()


def test_a_failure_half_way_is_told_and_nothing_is_added(qtbot, window, adder, pack):
    def fail(_place, _report):
        raise ReaderError("The archive could not be compiled.")

    adder._build = fail
    adder.look_at(pack)

    with qtbot.waitSignal(adder.failed) as told:
        press(qtbot, shown_sheet(qtbot, window), "Add")

    assert told.args[0].sentence == "The archive could not be compiled."
    assert find_added(added_folder()) is None


def test_while_one_is_looked_at_no_other_is(qtbot, window, adder, pack):
    adder.look_at(pack)
    adder.look_at(pack)

    sheet = shown_sheet(qtbot, window)
    adder._worker.wait()
    assert window.findChildren(ParcelSheet) == [sheet]
    assert sheet.findChild(QDialogButtonBox)
    sheet.reject()
