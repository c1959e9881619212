"""Adding an archive from the window: asked for, looked through, shown, compiled, told."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from reader.archive.model import in_language
from reader.errors import ReaderError
from reader.library.added import Added, added_folder, find_added
from reader.library.adding import add_archive
from reader.library.place import Place
from reader.library.unpack import Parcel, look_through
from reader.resources import built_library
from reader.ui.building import build_and_open
from reader.ui.fitted_dialog import FittedDialog
from reader.ui.language import spoken_language
from reader.ui.worker import Worker

_WIDTH = 520  # px; a fingerprint on one line


class SourceDialog(QMessageBox):
    """Asks whether the archive is a pack or a folder.

    Signals:
        pack_wanted: A pack shall be chosen.
        folder_wanted: A folder shall be chosen.
    """

    pack_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(self.tr("Add an archive"))
        self.setText(self.tr("Where is the archive?"))
        self.setInformativeText(
            self.tr(
                "It is copied and takes the place of the one that is shown. Your notes, cards and"
                " progress stay."
            )
        )
        self._pack = self.addButton(self.tr("A pack…"), QMessageBox.ButtonRole.AcceptRole)
        self._folder = self.addButton(self.tr("A folder…"), QMessageBox.ButtonRole.ActionRole)
        self.setEscapeButton(self.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
        self.setDefaultButton(self._pack)
        self.buttonClicked.connect(self._act)

    def _act(self) -> None:
        if self.clickedButton() is self._pack:
            self.pack_wanted.emit()
        elif self.clickedButton() is self._folder:
            self.folder_wanted.emit()


class ParcelSheet(FittedDialog):
    """Shows what an archive says about itself, and asks whether to add it."""

    def __init__(
        self, parcel: Parcel, now: Added | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Add this archive?"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.addLayout(self._facts(parcel))
        self._remarks = QLabel("\n\n".join(self._remarks_on(parcel, now)), self)
        self._remarks.setTextFormat(Qt.TextFormat.PlainText)
        self._remarks.setWordWrap(True)
        self._remarks.setHidden(not self._remarks.text())
        layout.addSpacing(6)
        layout.addWidget(self._remarks)
        layout.addStretch(1)
        buttons = QDialogButtonBox(self)
        add = buttons.addButton(self.tr("Add"), QDialogButtonBox.ButtonRole.AcceptRole)
        add.setDefault(True)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addSpacing(10)
        layout.addWidget(buttons)
        self.resize(_WIDTH, self.sizeHint().height())

    def _facts(self, parcel: Parcel) -> QFormLayout:
        manifest = parcel.manifest
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for title, fact in (
            (self.tr("Name"), " · ".join(dict.fromkeys(manifest.name.values()))),
            (self.tr("Edition"), manifest.date or self.tr("without a date")),
            (self.tr("Articles"), str(manifest.articles)),
            (self.tr("Signed by"), parcel.signed_by or self.tr("nobody")),
            (self.tr("From"), str(parcel.path)),
        ):
            label = QLabel(fact, self)
            label.setTextFormat(Qt.TextFormat.PlainText)  # it is what a stranger wrote
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(title, label)
        return form

    def _remarks_on(self, parcel: Parcel, now: Added | None) -> list[str]:
        remarks = []
        if parcel.signed_by:
            remarks.append(
                self.tr("Compare this key with the one that the archive's makers have published.")
            )
        if now is not None and now.signed_by and now.signed_by != parcel.signed_by:
            remark = self.tr("The archive that you added last was signed by {0}.")
            remarks.append(remark.format(now.signed_by))
        if now is not None and "" < parcel.manifest.date < now.date:
            remarks.append(
                self.tr("It is older than the one that you added last, of {0}.").format(now.date)
            )
        return remarks


class ArchiveAdder(QObject):
    """Brings an archive from a file or a folder into the program, step by step.

    Signals:
        added: The Place of the archive to read from now on, and a sentence for the notice bar, to
            be told when it is shown.
        failed: A ReaderError; the archive that was there is still there.
        progressed: How many articles of how many are compiled; sent from the worker's thread.
    """

    added = Signal(object, str)
    failed = Signal(object)
    progressed = Signal(int, int)

    def __init__(
        self,
        window: QWidget,
        worker: Worker,
        build: Callable[[Place, Callable[[int, int], None]], object] = build_and_open,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._worker = worker
        self._build = build
        self._busy = False

    def ask(self) -> None:
        """Ask where the archive is."""
        dialog = SourceDialog(self._window)
        dialog.pack_wanted.connect(self._ask_for_pack)
        dialog.folder_wanted.connect(self._ask_for_folder)
        dialog.open()

    def look_at(self, path: Path) -> None:
        """Look a pack or a folder through and show what it says."""
        if self._busy:
            return
        self._busy = True
        self._worker.run(lambda: (look_through(path), _added_now()), self._show, self._fail)

    def _ask_for_pack(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Pack of an archive"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"{self.tr('Pack')} (*.zip)")
        self._open(dialog)

    def _ask_for_folder(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Folder of an archive"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._open(dialog)

    def _open(self, dialog: QFileDialog) -> None:
        dialog.fileSelected.connect(lambda chosen: self.look_at(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    def _show(self, found: tuple[Parcel, Added | None]) -> None:
        self._busy = False
        parcel, now = found
        sheet = ParcelSheet(parcel, now, self._window)
        sheet.accepted.connect(lambda: self._add(parcel))
        sheet.open()

    def _add(self, parcel: Parcel) -> None:
        self._busy = True
        home, own = added_folder(), built_library()
        self._worker.run(
            lambda: add_archive(parcel, home, own, self._compile).place(home),
            lambda place: self._end(parcel, place),
            self._fail,
        )

    def _compile(self, place: Place) -> None:
        """Compile on the worker's thread."""
        self._build(place, self.progressed.emit)

    def _end(self, parcel: Parcel, place: Place) -> None:
        self._busy = False
        name = in_language(parcel.manifest.name, spoken_language())
        sentence = self.tr("{0} was added, edition {1}.") if parcel.manifest.date else ""
        sentence = sentence or self.tr("{0} was added.")
        self.added.emit(place, sentence.format(name, parcel.manifest.date))

    def _fail(self, error: ReaderError) -> None:
        self._busy = False
        self.failed.emit(error)


def _added_now() -> Added | None:
    try:
        return find_added(added_folder())
    except ReaderError:  # it was told at the start
        return None
