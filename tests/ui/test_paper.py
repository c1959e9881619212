"""An article on paper: PDF of both columns or of one, and printing."""

import re
import zlib
from dataclasses import replace

import pytest
from pages import LONG, PLAIN
from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QRadioButton

from reader.ui.bridge import Look
from reader.ui.desk import Desk
from reader.ui.dialogs import ColumnsDialog
from reader.ui.notice_bar import NoticeBar
from reader.ui.paper import Paper

LOOK = Look("light", "both", 17, 0.5)
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_MAPPED = re.compile(rb"^<[0-9A-Fa-f]+> <([0-9A-Fa-f]{4})>$", re.MULTILINE)


def has_chinese(pdf):
    """Return whether the PDF's tables from glyphs to characters have Chinese ones."""
    tables = b"".join(
        zlib.decompressobj().decompress(s) for s in _STREAM.findall(pdf) if s[:1] == b"x"
    )
    return any(0x4E00 <= int(code, 16) <= 0x9FFF for code in _MAPPED.findall(tables))


@pytest.fixture
def save(qtbot, library, profile, tmp_path):
    """Write the PDF of the long article; return its bytes, or the error."""
    profile.handler.show_library(library)
    owner = QObject()

    def write(mode, file=tmp_path / "article.pdf"):
        paper = Paper(profile, replace(LOOK, mode=mode), owner)
        ends = []
        with qtbot.waitSignal(paper.destroyed, timeout=20_000):
            paper.save(LONG, file, lambda: ends.append(None), ends.append)
        (error,) = ends
        return error or file.read_bytes()

    return write


@pytest.mark.parametrize(("mode", "turned"), [("both", True), ("en", False), ("zh", False)])
def test_a_pdf_has_pages_turned_for_two_columns(save, mode, turned):
    pdf = save(mode)

    width, height = map(float, re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf).groups())
    assert pdf.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type /Page\b", pdf)) >= 2
    assert len(pdf) > 30_000
    assert (width > height) == turned


def test_a_pdf_of_one_column_has_only_that_language(save):
    assert [has_chinese(save(mode)) for mode in ("both", "en", "zh")] == [True, False, True]


def test_a_pdf_that_cannot_be_written_gives_a_sentence(save, tmp_path):
    error = save("en", tmp_path / "no such folder" / "article.pdf")

    assert error.sentence == "The PDF could not be written."
    assert error.path == tmp_path / "no such folder" / "article.pdf"


def test_the_command_asks_for_columns_and_file_and_tells_where_the_pdf_is(qtbot, window, tmp_path):
    file = tmp_path / "mine.pdf"
    window.findChild(Desk).save_pdf(LOOK, LONG)
    columns = window.findChild(ColumnsDialog)
    columns.findChildren(QRadioButton)[1].click()
    columns.accept()
    dialog = window.findChild(QFileDialog)
    dialog.selectFile(str(file))

    dialog.accept()

    notice = window.findChild(NoticeBar).findChild(QLabel)
    qtbot.waitUntil(lambda: notice.text() == f"Saved: {file}", timeout=20_000)
    assert not has_chinese(file.read_bytes())


@pytest.mark.parametrize("mode", ["both", "en", "zh"])
def test_the_columns_that_are_read_are_offered_first(qtbot, open_window, mode):
    window = open_window(LONG, settings=replace(PLAIN, mode=mode))
    window.findChild(Desk).save_pdf(replace(LOOK, mode=mode), LONG)

    dialog = window.findChild(ColumnsDialog)

    assert dialog.mode == mode
    dialog.reject()


def test_a_print_that_is_called_off_leaves_nothing_behind(qtbot, window):
    window.findChild(Desk).print_article(LOOK, LONG)
    window.findChild(ColumnsDialog).accept()
    dialog = window.findChild(QPrintDialog)
    paper = window.findChild(Paper)

    with qtbot.waitSignals([dialog.destroyed, paper.destroyed]):
        dialog.reject()

    assert not [d for d in window.findChildren(QDialog) if d.isVisible()]


def test_all_articles_are_not_brought_to_paper(qtbot, open_window):
    window = open_window("")

    QTest.keySequence(window, "Ctrl+P")
    QTest.keySequence(window, "Ctrl+Shift+P")

    assert window.findChild(ColumnsDialog) is None
