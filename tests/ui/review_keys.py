"""What the tests of the review press, read and hear."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from reader.ui.review_card import ReviewCard


def press(sheet, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press a key where the keyboard is."""
    QTest.keyClick(sheet.focusWidget() or sheet, key, modifiers)


def texts(sheet):
    """Return what can be read of the card, as HTML."""
    labels = sheet.findChild(ReviewCard).findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def button(sheet, text):
    """Return the button that is called so, whether it has its own text or labels."""
    return next(
        b
        for b in sheet.findChildren(QAbstractButton)
        if b.text() == text or b.accessibleName().startswith(text)
    )


def told(signal):
    """Return a list that the arguments of a signal are put into."""
    heard = []
    signal.connect(lambda *args: heard.append(args))
    return heard
