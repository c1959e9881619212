"""The window for a note: what it is about, in both languages, and its text in Markdown."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.archive.model import Language
from reader.resources import Theme, palette
from reader.study.values import COLOURS, Mark
from reader.ui.card_look import ink, paragraph, reading_font
from reader.ui.card_text import card_html
from reader.ui.fitted_dialog import FittedDialog
from reader.ui.text_field import TextField

_WIDTH_PX, _LOWEST_PX = 560, 200
_QUOTE_PX = 16
_FEWEST_LINES, _MOST_LINES = 5, 16
_PAUSE_MS = 600  # joins the letters of a word; what a crash could cost stays below a sentence
_LONGEST_QUOTE = 600  # letters; more would push the note out of the window
_NONE = ""


class NoteForm(FittedDialog):
    """Shows a mark's note and reports every change of it; there is nothing to be saved.

    A note is told after a pause in typing and when the window goes, whichever way. So closing
    never asks, and Escape loses nothing; what was there at first can be brought back.

    Signals:
        note_changed: The mark's id and the note's text.
        colour_changed: The mark's id and a `Colour`; empty for a note without a highlight.
        remove_wanted: The id of the mark to be deleted; where it has a note, the user was asked.
        closed: The window is no longer shown.
    """

    note_changed = Signal(str, str)
    colour_changed = Signal(str, str)
    remove_wanted = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note_form")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_WIDTH_PX, _LOWEST_PX)
        self._mark: Mark | None = None
        self._theme: Theme = "light"
        self._told = ""  # the last text that was reported
        self._heading = QLabel(self)
        self._heading.setObjectName("quiet")
        self._quote = _Quote(self)
        self._colours = _ColourRow(self)
        self._field = TextField(_FEWEST_LINES, _MOST_LINES, self)
        self._revert, self._remove = QToolButton(self), QToolButton(self)
        self._remove.setObjectName("remove")
        self._kept = QLabel(self)
        self._kept.setObjectName("quiet")
        self._done = QPushButton(self)
        self._done.setDefault(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        for signal, slot in (
            (self._field.textChanged, self._on_typed),
            (self._pause.timeout, self.keep_now),
            (self._colours.chosen, self._on_colour),
            (self._revert.clicked, self._bring_back),
            (self._remove.clicked, self._ask_removal),
            (self._done.clicked, self.close),
            (self.finished, lambda _result: self.closed.emit()),
        ):
            signal.connect(slot)
        self._retranslate()

    def show_mark(self, mark: Mark) -> None:
        """Show a mark and its note, ready to be written on."""
        self.keep_now()
        self._mark = mark
        self._told = mark.note
        self._field.setPlainText(mark.note)
        self._field.moveCursor(self._field.textCursor().MoveOperation.End)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._colours.setVisible(mark.kind != "bookmark")
        self._colours.show_colour(mark.colour or _NONE)
        self._pause.stop()
        self._show_quote()
        self._show_can()

    def show_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self._show_quote()

    def keep_now(self) -> None:
        """Report what was typed and is not told yet, without waiting for a pause."""
        self._pause.stop()
        text = self._field.toPlainText()
        if self._mark is not None and text != self._told:
            self._told = text
            self.note_changed.emit(self._mark.id, text)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  (Qt's name)
        """Report the last words, whatever the window goes for."""
        self.keep_now()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Ctrl+Enter closes, as Escape does."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.close()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the texts when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        bottom = QHBoxLayout()
        bottom.addWidget(self._remove)
        bottom.addWidget(self._revert)
        bottom.addStretch(1)
        bottom.addWidget(self._kept)
        bottom.addSpacing(8)
        bottom.addWidget(self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        for part in (self._heading, self._quote, self._colours, self._field):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(bottom)

    def _on_typed(self) -> None:
        self._pause.start()
        self._show_can()

    def _on_colour(self, colour: str) -> None:
        if self._mark is not None:
            self._quote.show_colour(colour)
            self.colour_changed.emit(self._mark.id, colour)

    def _bring_back(self) -> None:
        if self._mark is not None:
            self._field.setPlainText(self._mark.note)
            self.keep_now()
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_removal(self) -> None:
        if not self._field.toPlainText().strip():
            self._delete()
            return
        question = QMessageBox(self)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setWindowTitle(self.tr("Delete?"))
        question.setText(self.tr("Delete this note?"))
        go = question.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = question.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(cancel)
        question.setEscapeButton(cancel)
        go.clicked.connect(self._delete)
        question.open()

    def _delete(self) -> None:
        if self._mark is not None:
            mark, self._mark = self._mark, None  # nothing of it is told any more
            self.remove_wanted.emit(mark.id)
        self.close()

    def _show_can(self) -> None:
        text = self._field.toPlainText()
        self._revert.setVisible(self._mark is not None and text != self._mark.note)
        # A highlight without colour and without a note would be nothing.
        self._colours.show_can_be_none(can=bool(text.strip()))

    def _show_quote(self) -> None:
        if self._mark is None:
            return
        heading = [text for text in self._mark.heading.values() if text]
        self._heading.setText(" · ".join(dict.fromkeys(heading)))
        self._heading.setVisible(bool(heading))
        self._quote.show_mark(self._mark, self._theme)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Note"))
        self._field.setPlaceholderText(self.tr("A note, in Markdown if you like"))
        self._field.setAccessibleName(self.tr("Note"))
        self._kept.setText(self.tr("Kept as you write"))
        self._done.setText(self.tr("Done"))
        self._done.setToolTip(self.tr("Ctrl+Enter or Escape"))
        self._revert.setText(self.tr("As it was"))
        self._revert.setToolTip(self.tr("Bring back the note as it was when this window opened"))
        self._remove.setText(self.tr("Delete"))


class _Quote(QFrame):
    """What a mark is about: the words that were selected, and what answers them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("quote")
        self._labels = (QLabel(self), QLabel(self))
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 10, 14, 10)
        box.setSpacing(6)
        for label in self._labels:
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            box.addWidget(label)

    def show_mark(self, mark: Mark, theme: Theme) -> None:
        """Show the quote above the other language's sentence; of a bookmark, both sentences."""
        first: Language = mark.language or "en"
        second: Language = "zh" if first == "en" else "en"
        texts = {
            first: mark.quote or mark.text.get(first, ""),
            second: "" if mark.quote and mark.language is None else mark.text.get(second, ""),
        }
        quiet = palette()[theme]["soft"]
        for label, (language, text) in zip(self._labels, texts.items(), strict=True):
            is_quiet = label is self._labels[1] and bool(mark.quote)
            style = f"color: {quiet}" if is_quiet else ""
            html = card_html(_cut(text), ink(theme, language))
            label.setFont(reading_font(language, _QUOTE_PX))
            label.setText(paragraph(html, language, style))
            label.setVisible(bool(text))
        self.setVisible(any(texts.values()))
        self.show_colour(mark.colour or _NONE)

    def show_colour(self, colour: str) -> None:
        """Stand on the ground of a highlight of this colour."""
        self.setProperty("colour", colour)
        self.style().unpolish(self)
        self.style().polish(self)


class _ColourRow(QFrame):
    """Four colours and none, of which one is chosen.

    Signals:
        chosen: The colour that was clicked; empty for none.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("colours")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for colour in (*COLOURS, _NONE):
            button = QToolButton(self)
            button.setObjectName(colour or "none")
            button.setCheckable(True)
            button.clicked.connect(lambda _checked, colour=colour: self.chosen.emit(colour))
            self._group.addButton(button)
            row.addWidget(button)
            self._buttons[colour] = button
        self._buttons[_NONE].setText("✕")
        row.addStretch(1)
        self._retranslate()

    def show_colour(self, colour: str) -> None:
        """Mark the colour that is in force."""
        self._buttons[colour].setChecked(True)

    def show_can_be_none(self, *, can: bool) -> None:
        """Tell whether there may be no colour."""
        self._buttons[_NONE].setEnabled(can or self._buttons[_NONE].isChecked())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the texts when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for colour, name in (
            ("orange", self.tr("Orange")),
            ("green", self.tr("Green")),
            ("blue", self.tr("Blue")),
            ("purple", self.tr("Purple")),
            (_NONE, self.tr("No highlight")),
        ):
            self._buttons[colour].setToolTip(name)
            self._buttons[colour].setAccessibleName(name)


def _cut(text: str) -> str:
    """Return a text that is not too long; a formula that would be cut is left out."""
    if len(text) <= _LONGEST_QUOTE:
        return text
    cut = text[:_LONGEST_QUOTE]
    if cut.rfind("\\(") > cut.rfind("\\)"):
        cut = cut[: cut.rfind("\\(")]
    return f"{cut.rstrip()}…"
