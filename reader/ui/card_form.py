"""The window in which the texts of a card are written and changed."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.archive.model import LANGUAGES, ByLanguage, Language
from reader.resources import Theme
from reader.study.values import Card
from reader.ui.card_look import ink, paragraph, reading_font, strong
from reader.ui.card_text import CLOSE_GAP, OPEN_GAP, card_html, cloze_html, has_gap
from reader.ui.fitted_dialog import FittedDialog
from reader.ui.text_field import TextField

_SIZE_PX = (780, 240)
_PREVIEW_PX = 16


class CardForm(FittedDialog):
    """Shows the texts of a card in both languages and reports them once they are to be kept.

    Signals:
        card_wanted: The `Card` with its new texts; its times are as they were.
    """

    card_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card_form")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE_PX)
        self._card: Card | None = None
        self._theme: Theme = "light"
        self._fields = {
            (part, language): TextField(2 if part == "front" else 4, 8, self)
            for part in ("front", "back")
            for language in LANGUAGES
        }
        self._names = {part: QLabel(self) for part in ("front", "back")}
        self._languages = {language: QLabel(self) for language in LANGUAGES}
        self._gap = QPushButton(self)
        self._gap.setAutoDefault(False)
        self._preview = _Preview(self)
        self._missing = QLabel(self)
        self._missing.setObjectName("quiet")
        self._missing.setWordWrap(True)
        self._choices = QDialogButtonBox(self)
        self._save = self._choices.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._cancel = self._choices.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self._save.setDefault(True)
        self._lay_out()
        for field in self._fields.values():
            field.textChanged.connect(self._on_changed)
            field.copyAvailable.connect(lambda _yes: self._show_gap())
        self._gap.clicked.connect(self._hide_selection)
        self._choices.rejected.connect(self.reject)
        self._choices.accepted.connect(self._keep)
        self._retranslate()

    def show_card(self, card: Card) -> None:
        """Show a card's texts; of a new card these may be empty."""
        self._card = None  # what is filled in now is no change
        for (part, language), field in self._fields.items():
            texts: ByLanguage = card.front if part == "front" else card.back
            field.setPlainText(texts.get(language, ""))
            field.setVisible(part == "front" or card.kind != "cloze")
        self._card = card
        is_cloze = card.kind == "cloze"
        self._names["back"].setVisible(not is_cloze)
        self._gap.setVisible(is_cloze)
        self._fields["front", card.language or "en"].setFocus(Qt.FocusReason.OtherFocusReason)
        self._retranslate()
        self._on_changed()

    def show_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self._on_changed()

    def reject(self) -> None:
        """Close; where something was changed, after asking what becomes of it."""
        if self._card is None or self._written() == self._card:
            super().reject()
            return
        question = QMessageBox(self)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setWindowTitle(self.tr("Keep the changes?"))
        question.setText(self.tr("Keep the changes of this card?"))
        keep = question.addButton(self.tr("Keep"), QMessageBox.ButtonRole.AcceptRole)
        drop = question.addButton(self.tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        back = question.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        keep.setEnabled(self._save.isEnabled())
        question.setDefaultButton(keep if keep.isEnabled() else back)
        question.setEscapeButton(back)
        keep.clicked.connect(self._keep)
        drop.clicked.connect(lambda: self.done(self.DialogCode.Rejected))
        question.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Ctrl+Enter keeps the card."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._save.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the texts when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for column, language in enumerate(LANGUAGES):
            self._languages[language].setFont(strong(self.font()))
            grid.addWidget(self._languages[language], 0, column)
            grid.setColumnStretch(column, 1)
            for row, part in ((2, "front"), (4, "back")):
                field = self._fields[part, language]
                grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignTop)
        for row, part in ((1, "front"), (3, "back")):
            self._names[part].setObjectName("quiet")
            grid.addWidget(self._names[part], row, 0, 1, 2)
        grid.addWidget(self._gap, 5, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        bottom = QHBoxLayout()
        bottom.addWidget(self._missing, 1)
        bottom.addWidget(self._choices)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(20, 18, 20, 16)
        column_box.setSpacing(14)
        column_box.addLayout(grid)
        column_box.addWidget(self._preview)
        column_box.addStretch(1)
        column_box.addLayout(bottom)

    def _texts(self, part: str) -> dict[Language, str]:
        texts = {side: self._fields[part, side].toPlainText().strip() for side in LANGUAGES}
        return {side: text for side, text in texts.items() if text}

    def _written(self) -> Card | None:
        """Return the card with what is in the fields; the same as before where nothing changed."""
        card = self._card
        if card is None:
            return None
        front, back = self._texts("front"), self._texts("back")
        language = card.language
        if card.kind == "cloze":
            back = dict(card.back)
            gaps = [side for side, text in front.items() if has_gap(text)]
            language = gaps[0] if len(gaps) == 1 else language
        return replace(card, front=front, back=back, language=language)

    def _on_changed(self) -> None:
        card = self._written()
        if card is None:
            return
        missing = self._what_is_missing(card)
        self._missing.setText(missing)
        self._save.setEnabled(not missing)
        self._preview.show_card(card, self._theme)
        self._show_gap()

    def _what_is_missing(self, card: Card) -> str:
        if card.kind == "word":
            return "" if card.front else self.tr("The word is missing.")
        if card.kind == "question":
            answered = any(card.back.get(side) for side in card.front)
            return "" if answered else self.tr("A question and its answer are wanted.")
        gaps = [side for side, text in card.front.items() if has_gap(text)]
        if not gaps:
            return self.tr("Select what is to be guessed, and hide it.")
        return self.tr("Only one language can have gaps.") if len(gaps) > 1 else ""

    def _show_gap(self) -> None:
        self._gap.setEnabled(self._selected() is not None)

    def _selected(self) -> TextField | None:
        """Return the field with a selection that can become a gap; the one with the focus first."""
        fields = [self._fields["front", side] for side in LANGUAGES]
        fields.sort(key=lambda field: not field.hasFocus())
        with_selection = (field for field in fields if field.textCursor().selectedText().strip())
        return next(with_selection, None)

    def _hide_selection(self) -> None:
        field = self._selected()
        if field is not None:
            cursor = field.textCursor()
            cursor.insertText(f"{OPEN_GAP}{cursor.selectedText()}{CLOSE_GAP}")

    def _keep(self) -> None:
        card = self._written()
        if card is not None and self._save.isEnabled():
            self._card = card  # so that closing does not ask
            self.card_wanted.emit(card)
            self.accept()

    def _retranslate(self) -> None:
        kind = self._card.kind if self._card else "word"
        front, back = {
            "word": (self.tr("Word"), self.tr("The sentence it stands in, or its meaning")),
            "question": (self.tr("Question"), self.tr("Answer")),
            "cloze": (self.tr("Sentence"), ""),
        }[kind]
        self.setWindowTitle(self.tr("Card"))
        self._names["front"].setText(front)
        self._names["back"].setText(back)
        self._languages["en"].setText(self.tr("English"))
        self._languages["zh"].setText(self.tr("Chinese"))
        for (part, language), field in self._fields.items():
            words = (self._names[part].text(), self._languages[language].text())
            field.setAccessibleName(", ".join(word for word in words if word))
        self._gap.setText(self.tr("Hide the selection"))
        self._cancel.setText(self.tr("Cancel"))
        self._save.setText(self.tr("Save"))
        self._on_changed()


class _Preview(QFrame):
    """A cloze as it is asked; other cards look as they are written, but for their formulas."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self._labels = {language: QLabel(self) for language in LANGUAGES}
        box = QHBoxLayout(self)
        box.setContentsMargins(14, 10, 14, 10)
        box.setSpacing(16)
        for label in self._labels.values():
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            box.addWidget(label, 1)

    def show_card(self, card: Card, theme: Theme) -> None:
        """Show a cloze, or a card with formulas; nothing where that would say nothing."""
        is_cloze = card.kind == "cloze"
        self.setVisible(is_cloze or any("\\(" in text for text in card.front.values()))
        for language, label in self._labels.items():
            text, look = card.front.get(language, ""), ink(theme, language)
            html = cloze_html(text, look, is_open=False) if is_cloze else card_html(text, look)
            label.setFont(reading_font(language, _PREVIEW_PX))
            label.setText(paragraph(html, language))
