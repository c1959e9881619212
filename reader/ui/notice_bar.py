"""A line over the page that tells something, with a progress bar when work goes on."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from reader.errors import ReaderError
from reader.ui.language import spoken_language
from reader.ui.said import said


class NoticeBar(QFrame):
    """Shows one sentence until it is closed, or the progress of a build until that ends.

    Signals:
        details_wanted: The user wants to see more of what the sentence tells.
    """

    details_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._told = ("", False)  # until it is closed: a build shows its progress in between
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setMaximumWidth(220)
        self._progress.hide()
        self._details = QToolButton(self)
        self._close = QToolButton(self)
        self._close.setText("✕")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 10, 6)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._progress)
        layout.addWidget(self._details)
        layout.addWidget(self._close)
        self._details.clicked.connect(self.details_wanted)
        self._close.clicked.connect(self._forget)
        self._retranslate()
        self.hide()

    def show_notice(self, sentence: str, *, details: bool = False) -> None:
        """Show a sentence, with a button for more where there is more."""
        self._told = (sentence, details)
        self._text.setText(sentence)
        self._progress.hide()
        self._details.setVisible(details)
        self._close.show()
        self.show()

    def show_fault(self, error: ReaderError) -> None:
        """Tell what went wrong without getting in the way."""
        words = (said(text, spoken_language()) for text in (error.sentence, error.hint))
        self.show_notice(" ".join(words))

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the building of the library is."""
        if not total:
            return
        self._text.setText(self.tr("Preparing the articles…"))
        self._progress.setMaximum(total)
        self._progress.setValue(done)
        self._progress.show()
        self._details.hide()
        self._close.hide()
        self.show()

    def end_progress(self) -> None:
        """Show again what was told before a build, or nothing."""
        if not self._progress.isHidden():
            self._progress.hide()
            sentence, details = self._told
            if sentence:
                self.show_notice(sentence, details=details)
            else:
                self.hide()

    def _forget(self) -> None:
        self._told = ("", False)
        self.hide()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the texts when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._details.setText(self.tr("Details"))
        self._close.setToolTip(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close"))
