"""An article on paper: as a PDF or to a printer, both columns or one, always in light colours."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QObject, QSize, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.errors import ReaderError
from reader.ui.article_view import ArticleView
from reader.ui.bridge import Look
from reader.ui.dialogs import ColumnsDialog
from reader.ui.web import ClosedProfile

# Rows that are far down are laid out for paper at a width like that of the screen.
_VIEW_PX = QSize(1100, 1400)
_MARGIN_MM = 14


def save_as_pdf(
    window: QWidget,
    profile: ClosedProfile,
    look: Look,
    path: str,
    done: Callable[[str], None],
    failed: Callable[[ReaderError], None],
) -> None:
    """Ask which columns and where, then write the PDF; one of `done` and `failed` tells the end."""

    def on_file(wanted: str, mode: str) -> None:
        paper = Paper(profile, replace(look, theme="light", mode=mode), window)
        saved = QCoreApplication.translate("Paper", "Saved: {0}").format(wanted)
        paper.save(path, Path(wanted), lambda: done(saved), failed)

    def on_columns(mode: str) -> None:
        title = QCoreApplication.translate("Paper", "Save as PDF")
        dialog = QFileDialog(window, title, f"{path.replace('/', '-')}.pdf", "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda wanted: on_file(wanted, mode))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    _ask_columns(window, look.mode, on_columns)


def bring_to_paper(window: QWidget, profile: ClosedProfile, look: Look, path: str) -> None:
    """Ask which columns and which printer, then print."""

    def on_columns(mode: str) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(mode))
        dialog = QPrintDialog(printer, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        paper = Paper(profile, replace(look, theme="light", mode=mode), window)
        dialog.accepted.connect(lambda: paper.print_to(path, printer))
        dialog.rejected.connect(paper.end)
        dialog.setModal(True)
        dialog.show()

    _ask_columns(window, look.mode, on_columns)


def page_layout(mode: str) -> QPageLayout:
    """Return A4, turned sideways for two columns, upright for one."""
    turned = (
        QPageLayout.Orientation.Landscape if mode == "both" else QPageLayout.Orientation.Portrait
    )
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, turned, margins, QPageLayout.Unit.Millimeter)


class Paper(QObject):
    """Brings one article to paper, through a view of its own beside the window's."""

    def __init__(self, profile: ClosedProfile, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._view = ArticleView(profile, look)
        self._view.resize(_VIEW_PX)
        self._view.page().setBackgroundColor(Qt.GlobalColor.white)  # the margins are paper too
        self._view.printFinished.connect(lambda _success: self.end())

    def save(
        self, path: str, file: Path, done: Callable[[], None], failed: Callable[[ReaderError], None]
    ) -> None:
        """Write an article's PDF; exactly one of `done` and `failed` is called."""

        def on_finished(_name: str, success: bool) -> None:
            self.end()
            if success:
                done()
            else:
                hint = "Is there room, and may you write there?"
                failed(ReaderError("The PDF could not be written.", hint, path=file))

        page = self._view.page()
        page.pdfPrintingFinished.connect(on_finished)
        layout = page_layout(self._look.mode)
        self._when_loaded(path, lambda: page.printToPdf(str(file), layout))

    def print_to(self, path: str, printer: QPrinter) -> None:
        """Print an article."""
        self._when_loaded(path, lambda: self._view.print(printer))

    def end(self) -> None:
        """Give the view back."""
        self._view.deleteLater()
        self.deleteLater()

    def _when_loaded(self, path: str, then: Callable[[], object]) -> None:
        self._view.page().loadFinished.connect(lambda _ok: then())
        self._view.show_article(path)


def _ask_columns(window: QWidget, mode: str, then: Callable[[str], None]) -> None:
    dialog = ColumnsDialog(mode, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: then(dialog.mode))
    dialog.open()
