"""Where the parts of the window stand."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from reader.settings import Settings

_SIZE_PX = (1440, 900)
_WIDTHS_PX = [276, 924, 240]
_LEAST_PX = (180, 360, 150)  # of each panel; less shows no title, no line, no heading


def lay_out(
    window: QMainWindow, left: QWidget, column: Sequence[QWidget], right: QWidget
) -> QSplitter:
    """Put two panels and, between them, a column of bars over the page into a window."""
    centre = QWidget(window)
    rows = QVBoxLayout(centre)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    for widget in column:
        rows.addWidget(widget)
    rows.setStretchFactor(column[-1], 1)
    panels = QSplitter(Qt.Orientation.Horizontal, window)
    for widget, least in zip((left, centre, right), _LEAST_PX, strict=True):
        panels.addWidget(widget)
        widget.setMinimumWidth(least)
    panels.setStretchFactor(1, 1)
    panels.setChildrenCollapsible(False)
    panels.setHandleWidth(1)
    panels.setSizes(_WIDTHS_PX)
    window.setCentralWidget(panels)
    return panels


def with_place(settings: Settings, window: QMainWindow, panels: QSplitter) -> Settings:
    """Return the settings with the place and size of a window and of its panels."""
    return replace(
        settings,
        geometry=bytes(window.saveGeometry().toBase64().data()).decode(),
        panels=bytes(panels.saveState().toBase64().data()).decode(),
    )


def restore_place(settings: Settings, window: QMainWindow, panels: QSplitter) -> None:
    """Put a window and its panels where they were; at the first start, at their usual size."""
    window.resize(*_SIZE_PX)
    if settings.geometry:
        window.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))
    if settings.panels:
        panels.restoreState(QByteArray.fromBase64(settings.panels.encode()))
