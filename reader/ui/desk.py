"""The dialogs of the window, opened on wish."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.errors import ReaderError
from reader.library.added import Edition, added_folder, edition_of
from reader.library.catalogue import Catalogue
from reader.library.store import Library
from reader.ui.bridge import Look
from reader.ui.dialogs import AboutSheet, ErrorDialog, LeaveDialog, ProblemSheet, ShortcutSheet
from reader.ui.language import spoken_language
from reader.ui.web import ClosedProfile


class Desk(QObject):
    """Opens the window's dialogs and reports what comes of them.

    What brings an article to paper is loaded when that is wanted: the start does without it.

    Signals:
        archive_chosen: The folder of another archive.
        told: A sentence for the notice bar.
    """

    archive_chosen = Signal(object)
    told = Signal(str)

    def __init__(self, window: QWidget, profile: ClosedProfile) -> None:
        super().__init__(window)
        self._window = window
        self._profile = profile

    def show_shortcuts(self) -> None:
        """Open the sheet of shortcuts."""
        ShortcutSheet(self._window).show()

    def show_about(self, library: Library | None) -> None:
        """Tell the program's version, and what the archive is and of when."""
        edition = edition_of(library.root, added_folder()) if library else Edition("")
        AboutSheet(library.catalogue if library else None, edition, self._window).show()

    def show_problems(self, catalogue: Catalogue | None) -> None:
        """List the faults that were found in the archive."""
        problems = catalogue.problems if catalogue else ()
        ProblemSheet(problems, spoken_language(), self._window).show()

    def show_error(self, error: ReaderError) -> None:
        """Tell what went wrong."""
        ErrorDialog(error, spoken_language(), self._window).show()

    def ask_to_leave(self, address: str) -> None:
        """Show a web address; the system's browser opens it when the user says so."""
        LeaveDialog(address, self._window).show()

    def ask_for_archive(self) -> None:
        """Ask for the folder of another archive."""
        dialog = QFileDialog(self._window, self.tr("Folder of an archive"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self.archive_chosen.emit(Path(folder)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    def save_pdf(self, look: Look, path: str) -> None:
        """Write an article's PDF, after asking which columns and where."""
        from reader.ui.paper import save_as_pdf  # noqa: PLC0415  (see the class)

        if path:
            save_as_pdf(self._window, self._profile, look, path, self.told.emit, self.show_error)

    def print_article(self, look: Look, path: str) -> None:
        """Print an article, after asking which columns and where."""
        from reader.ui.paper import bring_to_paper  # noqa: PLC0415  (see the class)

        if path:
            bring_to_paper(self._window, self._profile, look, path)
