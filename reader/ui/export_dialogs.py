"""The windows that ask where notes, cards and the whole study go to, and where they come from."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


class ExportDialogs(QObject):
    """Asks for files and folders and reports them; it neither writes nor reads.

    Signals:
        notes_chosen: The folder for the notes, a `Path`.
        cards_chosen: The file for the cards, a `Path` that ends in `.apkg` or `.tsv`.
        study_chosen: The file for everything, a `Path` that ends in `.json`.
        import_chosen: A file to be looked at; `ask_import` then asks whether to take it in.
        import_confirmed: The file whose contents shall be taken in.
    """

    notes_chosen = Signal(object)
    cards_chosen = Signal(object)
    study_chosen = Signal(object)
    import_chosen = Signal(object)
    import_confirmed = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def ask_notes(self) -> None:
        """Ask for the folder that the notes go to, one file for each article."""
        dialog = QFileDialog(self._window, self.tr("Folder for the notes"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Export"))
        self._open(dialog, lambda chosen: self.notes_chosen.emit(Path(chosen)))

    def ask_cards(self) -> None:
        """Ask for the file that the cards go to: a package for Anki, or a table."""
        anki, table = self.tr("Package for Anki"), self.tr("Table")
        dialog = QFileDialog(self._window, self.tr("Export cards"), "cards.apkg")
        dialog.setNameFilters([f"{anki} (*.apkg)", f"{table} (*.tsv)"])
        dialog.setDefaultSuffix("apkg")

        def on_filter(chosen: str) -> None:
            """Let the ending follow the kind that was chosen."""
            ending = "tsv" if chosen.endswith("(*.tsv)") else "apkg"
            dialog.setDefaultSuffix(ending)
            for file in dialog.selectedFiles()[:1]:
                dialog.selectFile(Path(file).with_suffix(f".{ending}").name)

        dialog.filterSelected.connect(on_filter)
        self._save(dialog, lambda chosen: self.cards_chosen.emit(_ended(chosen, ".apkg", ".tsv")))

    def ask_study(self) -> None:
        """Ask for the file that everything goes to."""
        dialog = QFileDialog(self._window, self.tr("Export everything"), "study.json")
        dialog.setNameFilter(self._study_filter())
        dialog.setDefaultSuffix("json")
        self._save(dialog, lambda chosen: self.study_chosen.emit(_ended(chosen, ".json")))

    def ask_import_file(self) -> None:
        """Ask for a file that everything was exported to."""
        dialog = QFileDialog(self._window, self.tr("Import everything"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self._study_filter())
        self._open(dialog, lambda chosen: self.import_chosen.emit(Path(chosen)))

    def ask_import(self, file: Path, newer: int | None = None) -> None:
        """Tell what taking a file in does, and ask whether it shall be done.

        Args:
            newer: How many marks, cards and days are newer there; None where that is not known.
        """
        question = QMessageBox(self._window)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setWindowTitle(self.tr("Import everything"))
        question.setText(self._what_happens(newer))
        question.setInformativeText(file.name)
        if newer == 0:
            question.addButton(self.tr("Close"), QMessageBox.ButtonRole.RejectRole)
        else:
            go = question.addButton(self.tr("Import"), QMessageBox.ButtonRole.AcceptRole)
            question.setEscapeButton(
                question.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
            )
            question.setDefaultButton(go)
            go.clicked.connect(lambda: self.import_confirmed.emit(file))
        question.open()

    def _study_filter(self) -> str:
        name = self.tr("Study")
        return f"{name} (*.json)"

    def _what_happens(self, newer: int | None) -> str:
        if newer is None:
            return self.tr("What is newer in this file will be added; nothing is removed.")
        if newer == 0:
            return self.tr("Everything in this file is here already.")
        return self.tr("%n newer thing(s) will be added; nothing is removed.", "", newer)

    def _save(self, dialog: QFileDialog, then: Callable[[str], None]) -> None:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self._open(dialog, then)

    @staticmethod
    def _open(dialog: QFileDialog, then: Callable[[str], None]) -> None:
        dialog.fileSelected.connect(then)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()


def _ended(chosen: str, *endings: str) -> Path:
    """Return a path with one of these endings; the first, where it has another or none."""
    path = Path(chosen)
    if path.suffix.lower() in endings:
        return path
    return path.with_name(path.name + endings[0])
