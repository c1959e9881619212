"""A card that floats over a part of the window and closes when the user turns elsewhere."""

from math import sqrt
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QRegion,
)
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

_WIDTH_PX, _EDGE_PX, _TOP_PX = 700, 24, 12  # the edge stays free on both sides of the window
_MOST_OF_HEIGHT = 0.7
_RADIUS_PX, _DROP_PX = 12, 14  # the second: how much lower than the card the shadow lies
_SHADOW_PX = 44  # how far it goes; it begins as far within the card as it is lower
_LIGHT_ALPHA, _DARK_ALPHA = 0.1, 0.34  # where it is darkest
_LAYERS = 26  # in light colours each is as faint as a screen can show
_LEAST_RADIUS_PX = 4.0


class FloatingCard(QFrame):
    """Floats over a part of its window, with a shadow, and follows the window's size.

    It closes on Escape, on a click beside the card and when the keyboard goes to another part of
    the window; in the first two cases the keyboard goes back to where it was.

    It covers the window, so that such a click comes here: a filter of the whole application's
    events would see it, too, but PySide 6.12 crashes in one that is written in Python.

    Attributes:
        card: What a subclass fills with a layout.

    Signals:
        closed: The card is no longer shown.
    """

    closed = Signal()

    def __init__(self, over: QWidget, window: QWidget) -> None:
        super().__init__(window)
        self._over = over
        self._window = window
        self._before: QWidget | None = None  # what had the keyboard
        self.card = QFrame(self)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._on_focus)
        for watched in (over, window):
            watched.installEventFilter(self)
        self.hide()

    def open_card(self) -> None:
        """Show the card in front of everything."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.show()
        self.raise_()
        self.place()

    def close_card(self) -> None:
        """Hide the card, and give the keyboard back if it is still here."""
        if not self.isVisible():
            return
        now = QApplication.focusWidget()
        if now is not None and self.isAncestorOf(now):
            before = self._before
            if before is not None and isValid(before) and before.isVisible():
                before.setFocus(Qt.FocusReason.PopupFocusReason)
            else:
                self._window.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.hide()
        self.closed.emit()

    def fit_height(self, most: int) -> int:
        """Return the height of the card at its width, at most so much."""
        return min(self.card.sizeHint().height(), most)

    def place(self) -> None:
        """Put the card where it belongs, as large as what it shows."""
        window = self._window.rect()
        self.setGeometry(window)
        width = max(1, min(_WIDTH_PX, window.width() - 2 * _EDGE_PX))
        self.card.resize(width, self.card.height())
        height = self.fit_height(int(window.height() * _MOST_OF_HEIGHT))
        middle = self._over.mapTo(self._window, self._over.rect().center()).x()
        left = min(middle - width // 2, window.width() - _EDGE_PX - width)
        top = self._over.mapTo(self._window, QPoint(0, 0)).y() + _TOP_PX
        self.card.setGeometry(max(_EDGE_PX, left), top, width, height)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        """Follow the window and the part of it that the card is over."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        """A click beside the card closes it."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_card()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Escape closes the card; no key goes through it to what is below."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        """Draw the shadow: layers of one faintness each, the closer together the further in."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        card = self.card.geometry()
        inner = card.adjusted(_RADIUS_PX, _RADIUS_PX, -_RADIUS_PX, -_RADIUS_PX)
        painter.setClipRegion(event.region().subtracted(QRegion(inner)))  # the card hides the rest
        is_light = self.palette().color(QPalette.ColorRole.Window).lightness() > 128
        colour = QColor(Qt.GlobalColor.black)
        colour.setAlphaF((_LIGHT_ALPHA if is_light else _DARK_ALPHA) / _LAYERS)
        painter.setBrush(colour)
        ground = QRectF(card).translated(0, _DROP_PX)
        for layer in range(_LAYERS):
            out = (1 - sqrt((layer + 1) / _LAYERS)) * (_SHADOW_PX + _DROP_PX) - _DROP_PX
            radius = max(_LEAST_RADIUS_PX, _RADIUS_PX + out)
            painter.drawRoundedRect(ground.adjusted(-out, -out, out, out), radius, radius)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Close when another part of the window has the keyboard; another window may have it."""
        if now is None or not self.isVisible() or now.window() is not self._window:
            return
        if now is not self and not self.isAncestorOf(now):
            self.close_card()
