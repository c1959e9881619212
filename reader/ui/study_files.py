"""What goes out of the study and comes in, asked for in dialogs and done on the worker."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.archive.model import ByLanguage
from reader.ui.study_store import StudyStore


class StudyFiles(QObject):
    """Writes notes, cards and everything, and takes everything in again.

    Dialogs and writers are loaded when they are first wanted: the start does without them.

    Signals:
        told: A sentence about what was done.
        taken_in: Something came in; what is shown is old.
    """

    told = Signal(str)
    taken_in = Signal()

    def __init__(self, store: StudyStore, window: QWidget) -> None:
        super().__init__(window)
        self._store = store
        self._window = window
        self._made: Any = None  # an ExportDialogs
        self._titles: Mapping[str, ByLanguage] = {}

    def show_titles(self, titles: Mapping[str, ByLanguage]) -> None:
        """Name articles by these titles, by path."""
        self._titles = titles

    def export_notes(self) -> None:
        """Write the marks as Markdown, after asking where."""
        self._dialogs.ask_notes()

    def export_cards(self) -> None:
        """Write the cards as an Anki package or a table, after asking where."""
        self._dialogs.ask_cards()

    def export_study(self) -> None:
        """Write everything as JSON, after asking where."""
        self._dialogs.ask_study()

    def import_study(self) -> None:
        """Take in what such a file has, after asking which."""
        self._dialogs.ask_import_file()

    @property
    def _dialogs(self) -> Any:
        if self._made is None:
            from reader.ui.export_dialogs import ExportDialogs  # noqa: PLC0415  (see the class)

            self._made = dialogs = ExportDialogs(self._window)
            dialogs.notes_chosen.connect(self.write_notes)
            dialogs.cards_chosen.connect(self.write_cards)
            dialogs.study_chosen.connect(self.write_study)
            dialogs.import_chosen.connect(dialogs.ask_import)
            dialogs.import_confirmed.connect(self.read_study)
        return self._made

    def write_notes(self, folder: Path) -> None:
        """Write the marks into a folder."""
        titles = self._titles

        def write(study: Any) -> int:
            from reader.export.notes import write_notes  # noqa: PLC0415  (see the class)

            return write_notes(study.marks(), titles, folder)

        self._store.run(write, lambda count: self.told.emit(self._written(count)))

    def write_cards(self, file: Path) -> None:
        """Write the cards into a file."""
        titles = self._titles

        def write(study: Any) -> None:
            from reader.export.cards import write_cards  # noqa: PLC0415  (see the class)

            leeches = {card.id for card in study.leeches()}
            write_cards(study.cards(), titles, file, leeches)

        self._store.run(write, lambda _nothing: self.told.emit(self._saved(file)))

    def write_study(self, file: Path) -> None:
        """Write everything into a file."""

        def write(study: Any) -> None:
            from reader.export.study_file import write_study  # noqa: PLC0415  (see the class)

            write_study(study.everything(), file)

        self._store.run(write, lambda _nothing: self.told.emit(self._saved(file)))

    def read_study(self, file: Path) -> None:
        """Take in what a file has."""

        def read(study: Any) -> int:
            from reader.export.study_file import read_study  # noqa: PLC0415  (see the class)

            changed: int = study.take_in(read_study(file))
            return changed

        self._store.run(read, self._on_read)

    def _on_read(self, changed: int) -> None:
        self.taken_in.emit()
        if changed:
            self.told.emit(self.tr("%n newer thing(s) came in", "", changed))
        else:
            self.told.emit(self.tr("Everything in this file was here already"))

    def _written(self, count: int) -> str:
        if not count:
            return self.tr("There are no notes, highlights or bookmarks yet")
        return self.tr("%n file(s) written", "", count)

    def _saved(self, file: Path) -> str:
        return self.tr("Saved: {0}").format(file)
