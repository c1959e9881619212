"""The window's surface: what a page will want, so that the window need not be made anew."""

import pytest
from PySide6.QtWidgets import QRhiWidget, QWidget

from reader.ui import surface


@pytest.mark.parametrize(
    ("backend", "platform", "count"),
    [("", "xcb", 1), ("", "offscreen", 0), ("software", "xcb", 0)],
)
@pytest.mark.qt_log_ignore("^QRhiWidget: QRhi is not supported", extend=True)  # it is offscreen
def test_a_window_is_made_ready_where_pages_are_drawn_by_the_card(
    qtbot, monkeypatch, backend, platform, count
):
    monkeypatch.setenv("QT_QUICK_BACKEND", backend)
    monkeypatch.setattr(surface.QGuiApplication, "platformName", lambda: platform)
    window = QWidget()
    qtbot.addWidget(window)

    surface.make_ready_for_pages(window)

    found = window.findChildren(QRhiWidget)
    assert len(found) == count
    assert all(one.isHidden() for one in found)
