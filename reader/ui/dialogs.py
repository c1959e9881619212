"""The small windows: shortcuts, faults, about, leaving for the web, which columns to print."""

import traceback
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader import __version__
from reader.archive.model import Language
from reader.errors import ReaderError
from reader.library.added import Edition
from reader.library.catalogue import Catalogue, Problem
from reader.ui.commands import menus
from reader.ui.said import said


class _Sheet(QDialog):
    """A window with a text that can be scrolled and a button that closes it."""

    def __init__(self, parent: QWidget | None, title: str, html: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._text = QLabel(html, self)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setMargin(20)
        scroll = QScrollArea(self)
        scroll.setWidget(self._text)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.AcceptRole)
        close.setDefault(True)
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 14, 14)
        layout.addWidget(scroll, 1)
        layout.addWidget(buttons)


class ShortcutSheet(_Sheet):
    """All commands with their keys, menu by menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", self._html())
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(560, 640)

    @staticmethod
    def _html() -> str:
        parts = ["<table width='100%' cellspacing='0' cellpadding='4'>"]
        for menu in menus():
            parts.append(f"<tr><td colspan='2'><br><b>{escape(menu.title)}</b></td></tr>")
            for command in menu.commands:
                if command.keys or command.page_keys:
                    shown = (*command.keys, *command.page_keys)
                    keys = escape(" · ".join(_key_text(key) for key in shown))
                    text = escape(command.text)
                    parts.append(f"<tr><td>{text}</td><td align='right'>{keys}</td></tr>")
        parts.append("</table>")
        return "".join(parts)


class ProblemSheet(_Sheet):
    """What was wrong with the files of an archive; everything else opened."""

    def __init__(
        self, problems: Sequence[Problem], language: Language, parent: QWidget | None = None
    ) -> None:
        lines = "".join(f"<p>{_problem_html(problem, language)}</p>" for problem in problems)
        super().__init__(parent, "", "")
        none = self.tr("No faults were found.")
        self._text.setText(lines or f"<p>{none}</p>")
        self.setWindowTitle(self.tr("Faults in this archive"))
        self.resize(680, 420)


class AboutSheet(_Sheet):
    """Version, the archive with its edition, licences."""

    def __init__(
        self, catalogue: Catalogue | None, edition: Edition, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(self.tr("About the reader"))
        motto = self.tr("Reads bilingual articles without a network. Nothing leaves this machine.")
        reader = self.tr("Reader")
        parts = [f"<h2>{reader} {__version__}</h2><p>{motto}</p>"]
        if catalogue is not None:
            names = escape(" · ".join(dict.fromkeys(catalogue.name.values())))
            count = self.tr("%n article(s)", "", len(catalogue.entries))
            licence = escape(f" · {catalogue.licence}" if catalogue.licence else "")
            lines = [f"<b>{names}</b>", f"{count}{licence}", *self._told_of(edition)]
            parts.append(f"<p>{'<br>'.join(lines)}</p>")
        mit = self.tr("The program is under the MIT licence.")
        parts.append(f"<p>{mit}</p>")
        self._text.setText("".join(parts))
        self.resize(440, 300)

    def _told_of(self, edition: Edition) -> list[str]:
        told = [self.tr("Edition of {0}").format(escape(edition.date))] if edition.date else []
        if edition.is_added:
            signed = self.tr("Added by you; signed by {0}").format(escape(edition.signed_by))
            told.append(signed if edition.signed_by else self.tr("Added by you; not signed"))
        return told


class ColumnsDialog(QDialog):
    """Asks which columns go on paper."""

    def __init__(self, mode: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Which columns?"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        self._choices = {
            "both": QRadioButton(self.tr("Both languages, side by side"), self),
            "en": QRadioButton(self.tr("English only"), self),
            "zh": QRadioButton(self.tr("Chinese only"), self),
        }
        for key, button in self._choices.items():
            button.setChecked(key == mode)
            layout.addWidget(button)
        buttons = QDialogButtonBox(self)
        go = buttons.addButton(self.tr("Continue"), QDialogButtonBox.ButtonRole.AcceptRole)
        go.setDefault(True)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addSpacing(10)
        layout.addWidget(buttons)

    @property
    def mode(self) -> str:
        """What was chosen: `both`, `en` or `zh`."""
        return next(key for key, button in self._choices.items() if button.isChecked())


class LeaveDialog(QMessageBox):
    """Shows a web address before the system's browser opens it."""

    def __init__(self, address: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._address = address
        self.setWindowTitle(self.tr("Leave the reader?"))
        self.setText(self.tr("Open this address in your web browser?"))
        self.setInformativeText(address)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._open = self.addButton(self.tr("Open"), QMessageBox.ButtonRole.AcceptRole)
        self._copy = self.addButton(self.tr("Copy the address"), QMessageBox.ButtonRole.ActionRole)
        cancel = self.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(cancel)
        self.setEscapeButton(cancel)
        self.buttonClicked.connect(self._act)

    def _act(self) -> None:
        if self.clickedButton() is self._open:
            QDesktopServices.openUrl(QUrl(self._address))
        elif self.clickedButton() is self._copy:
            QGuiApplication.clipboard().setText(self._address)


class ErrorDialog(QMessageBox):
    """A sentence and a hint; the trace is under Details."""

    def __init__(
        self, error: ReaderError, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("Something is wrong"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(said(error.sentence, language))
        where = ""
        if error.path is not None:
            where = f"\n{error.path}" + (f":{error.line}" if error.line else "")
        self.setInformativeText(f"{said(error.hint, language)}{where}".strip())
        cause = error.__cause__ or error
        if cause.__traceback__ is not None:
            self.setDetailedText("".join(traceback.format_exception(cause)))
        self.addButton(self.tr("Close"), QMessageBox.ButtonRole.AcceptRole)


def _key_text(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _problem_html(problem: Problem, language: Language) -> str:
    where = ""
    if problem.path:
        where = (
            f"<br><small>{escape(problem.path)}"
            + (f":{problem.line}" if problem.line else "")
            + "</small>"
        )
    sentence, hint = (escape(said(text, language)) for text in (problem.sentence, problem.hint))
    return f"<b>{sentence}</b> {hint}{where}"
