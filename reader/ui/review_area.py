"""Where the card of a review stands, which is scrolled when it is long."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from reader.ui.review_card import ReviewCard

SCROLLING_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)

_ROOM_PX = 36  # that is seen above and below an answer


class ReviewArea(QScrollArea):
    """Scrolls a card, which is as wide as there is room."""

    def __init__(self, card: ReviewCard, parent: QWidget) -> None:
        super().__init__(parent)
        self._card = card
        self.setWidget(card)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys that scroll work everywhere
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Fit the card to the room, which is less beside a scroll bar."""
        super().resizeEvent(event)
        self._card.fit(self.viewport().size())

    def scroll_by(self, key: int) -> None:
        """Scroll as one of SCROLLING_KEYS does."""
        bar = self.verticalScrollBar()
        is_page = key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        step = bar.pageStep() if is_page else 3 * bar.singleStep()
        is_up = key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp)
        bar.setValue(bar.value() - step if is_up else bar.value() + step)

    def scroll_to_answer(self) -> None:
        """Show all of the answer, or, of a long one, its beginning; of a short card, all."""
        rows = self._card.answer_rows
        if rows is not None:
            top, bottom = rows
            lowest = bottom + _ROOM_PX - self.viewport().height()
            self.verticalScrollBar().setValue(min(lowest, top - _ROOM_PX))
