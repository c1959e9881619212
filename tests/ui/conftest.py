"""What holds for every test of the window: no screen is needed, and no window stays open."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from reader.ui.web import register_scheme

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")  # Chromium refuses root otherwise
register_scheme()  # before pytest-qt makes the QApplication


@pytest.fixture(autouse=True)
def _no_window_left() -> Iterator[None]:
    yield
    left = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    names = [f"{type(w).__name__} {w.windowTitle()!r}" for w in left]
    for window in left:
        window.close()
    assert not names, f"windows left open: {names}"
