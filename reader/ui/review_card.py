"""A card as it is asked: the side that is shown first, and what the answer adds."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QVBoxLayout, QWidget

from reader.archive.model import LANGUAGES, Language
from reader.resources import Theme, palette
from reader.study.values import Asked, Card, Direction
from reader.ui.card_look import ink, paragraph, reading_font, strong, word_font
from reader.ui.card_text import card_html, cloze_html, cloze_parts, line_of, marked_html

TEXT_PX = 19  # a little more than the page's: a card is read from further away
_WORD_SIZE = 1.8  # of the text
_KIND_SIZE = 0.92  # of the interface's font
_NARROW_PX = 620  # below, a line in one of two columns holds too few words
_GAP_PX, _COLUMN_GAP_PX, _WORD_GAP_PX = 20, 40, 8
_ENDS = ".?!…。？！"
_OTHER: dict[Direction, Language] = {"en": "zh", "zh": "en"}

_Html = Mapping[Language, str]


class ReviewCard(QFrame):
    """Shows one card, first what is asked, then the answer, too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review_card")
        self._asked: Asked | None = None
        self._is_open = False
        self._theme: Theme = "light"
        self._text_px = TEXT_PX
        self._kind = QLabel(self)
        self._kind.setObjectName("eyebrow")
        self._kind.setFont(strong(self.font(), _KIND_SIZE))
        self._front = _Columns(self)
        self._rule = QFrame(self)
        self._rule.setObjectName("rule")
        self._rule.setFixedHeight(1)
        self._back = _Columns(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP_PX)
        for part in (self._kind, self._front, self._rule, self._back):
            layout.addWidget(part)
        layout.addStretch(1)

    @property
    def answer(self) -> QWidget:
        """The part that the answer adds; hidden for a cloze, of which the gap is filled instead."""
        return self._back

    def show_asked(self, asked: Asked) -> None:
        """Show what is asked."""
        self._asked = asked
        self._is_open = False
        self._refill()

    def show_answer(self) -> None:
        """Show the answer of that card, too."""
        self._is_open = True
        self._refill()

    def show_look(self, theme: Theme, text_px: int) -> None:
        """Use the colours of a theme, and text of a size in px."""
        self._theme = theme
        self._text_px = text_px
        self._refill()

    def spoken(self) -> str:
        """Return what is shown in plain words, for one who listens."""
        if self._asked is None:
            return ""
        texts = _spoken(self._asked, is_open=self._is_open)
        return " ".join(text if text[-1] in _ENDS else f"{text}." for text in texts)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the line over the card when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refill()
        super().changeEvent(event)

    def _refill(self) -> None:
        if self._asked is None:
            return
        card, direction = self._asked.card, self._asked.direction
        self._kind.setText(self._kind_text(direction, card))
        back: _Html = {}
        words: _Html = {}
        if card.kind == "cloze":
            front = self._cloze(card)
        elif direction == "both":
            front = self._sides(card.front)
            back = self._sides(card.back)
        else:
            front = self._word(card, "en" if direction == "en" else "zh")
            back = self._word(card, _OTHER[direction])
            words = {side: card_html(word) for side, word in card.front.items()}
        self._front.show_html(front, words, self._text_px, is_stacked=card.kind == "cloze")
        self._back.show_html(back if self._is_open else {}, words, self._text_px)
        self._rule.setVisible(self._is_open and bool(back))

    def _kind_text(self, direction: Direction, card: Card) -> str:
        if card.kind == "cloze":
            return self.tr("Fill the gap")
        return {
            "en": self.tr("Word · from English"),
            "zh": self.tr("Word · from Chinese"),
            "both": self.tr("Question"),
        }[direction]

    def _sides(self, texts: Mapping[Language, str]) -> _Html:
        return {
            side: paragraph(card_html(texts[side], ink(self._theme, side)), side)
            for side in LANGUAGES
            if texts.get(side)
        }

    def _word(self, card: Card, side: Language) -> _Html:
        """Return the sentence in which a word stood; the word itself stands above it."""
        word, sentence = card.front.get(side, ""), card.back.get(side, "")
        if not word and not sentence:
            return {}
        return {side: paragraph(marked_html(sentence, word, ink(self._theme, side)), side)}

    def _cloze(self, card: Card) -> _Html:
        """Return the sentence with the gap, and in a quieter colour the one that answers it."""
        quiet = palette()[self._theme]["soft"]
        asked = card.language or "en"
        html = {}
        for side in (asked, _OTHER[asked]):
            text, look = card.front.get(side, ""), ink(self._theme, side)
            if side == asked:
                html[side] = paragraph(cloze_html(text, look, is_open=self._is_open), side)
            elif text:
                html[side] = paragraph(card_html(text, look), side, f"color: {quiet}")
        return html


class _Columns(QWidget):
    """Texts in one language or two, side by side where there is room, each below its word."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_stacked = False
        self._sides = {language: _Side(language, self) for language in LANGUAGES}
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def show_html(
        self, html: _Html, words: _Html, text_px: int, *, is_stacked: bool = False
    ) -> None:
        """Show these texts in their order; without any, nothing."""
        self._is_stacked = is_stacked
        self._place()
        for language, side in self._sides.items():
            self._box.removeWidget(side)
            side.show_html(words.get(language, ""), html.get(language, ""), text_px)
            side.setVisible(language in html)
        for language in html:
            self._box.addWidget(self._sides[language], 1)
        self.setVisible(bool(html))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Put the texts below each other where there is little room."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        is_column = self._is_stacked or self.width() < _NARROW_PX
        way = QBoxLayout.Direction
        self._box.setDirection(way.TopToBottom if is_column else way.LeftToRight)
        self._box.setSpacing(_GAP_PX if is_column else _COLUMN_GAP_PX)


class _Side(QWidget):
    """One language's side of a card: a word in large letters, and a text."""

    def __init__(self, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._word, self._text = QLabel(self), QLabel(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(_WORD_GAP_PX)
        for label in (self._word, self._text):
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            box.addWidget(label)
        box.addStretch(1)

    def show_html(self, word: str, text: str, text_px: int) -> None:
        """Show a word and a text in an English size of px; an empty one takes no room."""
        self._word.setFont(word_font(self._language, text_px * _WORD_SIZE))
        self._text.setFont(reading_font(self._language, text_px))
        for label, html in ((self._word, word), (self._text, text)):
            label.setText(html)
            label.setVisible(bool(html))


def _spoken(asked: Asked, *, is_open: bool) -> list[str]:
    card = asked.card
    if card.kind == "cloze":
        gap = card.front.get(card.language or "en", "")
        help_ = [text for side, text in card.front.items() if side != card.language]
        if is_open:
            gap = "".join(part for part, _ in cloze_parts(gap))
        texts = [line_of(text, is_cloze=not is_open) for text in (gap, *help_)]
    elif asked.direction == "both":
        parts = (card.front, card.back) if is_open else (card.front,)
        texts = [line_of(text) for part in parts for text in part.values()]
    else:
        sides = (asked.direction, _OTHER[asked.direction]) if is_open else (asked.direction,)
        parts = (card.front, card.back)
        texts = [line_of(part.get(side, "")) for side in sides for part in parts]
    return [text for text in texts if text]
