"""A card as it is asked: the side that is shown first, and what the answer adds."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from reader.archive.model import LANGUAGES, Language
from reader.resources import Theme, palette
from reader.study.values import Asked, Card, Direction
from reader.ui.card_look import ink, paragraph, reading_font, strong, word_font
from reader.ui.card_text import card_html, cloze_html, cloze_parts, line_of, marked_html

TEXT_PX = 19  # a little more than the page's: a card is read from further away
_WORD_SIZE = 1.8  # of the text
_KIND_SIZE = 0.92  # of the interface's font
_WIDEST_PX = 900  # both columns of a question together
_NARROW_PX = 620  # below, a line in one of two columns holds too few words
_EDGE_PX = 36
_GAP_PX, _COLUMN_GAP_PX, _WORD_GAP_PX = 20, 40, 8
_ENDS = ".?!…。？！"
_OTHER: dict[Direction, Language] = {"en": "zh", "zh": "en"}

_Html = Mapping[Language, str]


class ReviewCard(QFrame):
    """Shows one card, first what is asked, then the answer, too.

    It puts its labels in their places itself: Qt's layouts would have each text laid out at several
    widths, which takes longer than a frame.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review_card")
        self._asked: Asked | None = None
        self._is_open = False
        self._theme: Theme = "light"
        self._text_px = TEXT_PX
        self._room = QSize()
        self._answer_rows: tuple[int, int] | None = None
        self._kind = QLabel(self)
        self._kind.setObjectName("eyebrow")
        self._kind.setFont(strong(self.font(), _KIND_SIZE))
        self._front = _Columns(self)
        self._rule = QFrame(self)
        self._rule.setObjectName("rule")
        self._back = _Columns(self)
        self._set_fonts()

    @property
    def answer_rows(self) -> tuple[int, int] | None:
        """Where the part begins and ends that the answer adds, in px from the top.

        None for a question, and for a cloze, of which the gap is filled instead.
        """
        return self._answer_rows

    def fit(self, room: QSize) -> None:
        """Take a width, and the height that the card needs, if not all that there is."""
        self._room = room
        width = max(0, min(room.width() - 2 * _EDGE_PX, _WIDEST_PX))
        left = (room.width() - width) // 2
        bottom = _put(self._kind, left, _EDGE_PX, width)
        bottom = self._front.place(left, bottom + _GAP_PX, width)
        self._answer_rows = None
        if not self._rule.isHidden():
            self._rule.setGeometry(left, bottom + _GAP_PX, width, 1)
            top = bottom + 2 * _GAP_PX + 1
            bottom = self._back.place(left, top, width)
            self._answer_rows = (top, bottom)
        self.resize(room.width(), max(room.height(), bottom + _EDGE_PX))

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
        self._set_fonts()
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

    def _set_fonts(self) -> None:
        for part in (self._front, self._back):
            part.set_fonts(self._text_px)

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
        self._front.show_html(front, words, is_stacked=card.kind == "cloze")
        self._back.show_html(back if self._is_open else {}, words)
        self._rule.setVisible(self._is_open and bool(back))
        self.fit(self._room)

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


class _Columns:
    """Texts in one language or two, side by side where there is room, each below its word."""

    def __init__(self, parent: QWidget) -> None:
        self._is_stacked = False
        self._words = {language: _text_label(parent) for language in LANGUAGES}
        self._texts = {language: _text_label(parent) for language in LANGUAGES}
        self._order: tuple[Language, ...] = ()

    def set_fonts(self, text_px: int) -> None:
        """Use the fonts of an English text of so many px."""
        for language in LANGUAGES:
            self._words[language].setFont(word_font(language, text_px * _WORD_SIZE))
            self._texts[language].setFont(reading_font(language, text_px))

    def show_html(self, html: _Html, words: _Html, *, is_stacked: bool = False) -> None:
        """Show these texts in their order; without any, nothing."""
        self._is_stacked = is_stacked
        self._order = tuple(html)
        for language in LANGUAGES:
            is_there = language in html
            _fill(self._words[language], words.get(language, "") if is_there else "")
            _fill(self._texts[language], html.get(language, ""))

    def place(self, left: int, top: int, width: int) -> int:
        """Put the texts below each other where there is little room; return where they end."""
        is_column = self._is_stacked or width < _NARROW_PX
        count = 1 if is_column else max(1, len(self._order))
        each = (width - (count - 1) * _COLUMN_GAP_PX) // count
        bottom = top
        for language in self._order:
            labels = (self._words[language], self._texts[language])
            if is_column and bottom > top:
                top = bottom + _GAP_PX
            bottom = max(bottom, _pile(labels, left, top, each))
            if not is_column:
                left += each + _COLUMN_GAP_PX
        return bottom


def _text_label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _fill(label: QLabel, html: str) -> None:
    label.setText(html)
    label.setVisible(bool(html))


def _pile(labels: Iterable[QLabel], left: int, top: int, width: int) -> int:
    """Put those of some labels that show something below each other; return where they end."""
    bottom = top
    for label in labels:
        if label.text():
            bottom = _put(label, left, bottom + _WORD_GAP_PX if bottom > top else top, width)
    return bottom


def _put(label: QLabel, left: int, top: int, width: int) -> int:
    """Put a label where it has this width and all of its height; return where it ends."""
    label.resize(width, label.height())  # or its text is laid out for its old width, too
    height = label.heightForWidth(width) if label.hasHeightForWidth() else label.sizeHint().height()
    label.setGeometry(left, top, width, height)
    return top + height


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
