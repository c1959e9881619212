"""A window that the web engine can draw in from the start."""

import os

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QRhiWidget, QWidget

_WITHOUT_CARD = ("offscreen", "minimal")  # Qt's platforms that never draw with one


def make_ready_for_pages(window: QWidget) -> None:
    """Give a window that was not shown yet the surface that a page will want.

    Otherwise Qt destroys the window when it gets its first page, and makes another one: it vanishes
    for a moment, and what it showed with it. A page that is drawn without the graphics card is
    content with any window.
    """
    is_software = os.environ.get("QT_QUICK_BACKEND") == "software"
    if not is_software and QGuiApplication.platformName() not in _WITHOUT_CARD:
        QRhiWidget(window).hide()
