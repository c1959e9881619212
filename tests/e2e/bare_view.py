"""A web view without any of the reader's walls: loads a page and clicks everything marked so.

The tests run it as a process of its own, to prove that their witness sees what a page does.
"""

import os
import sys

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWebEngineCore import QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

_BETWEEN_MS = 400  # for what a click sets going, before the page is loaded anew

if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
app = QApplication(sys.argv)
view = QWebEngineView()
allowed = QWebEngineSettings.WebAttribute
for attribute in (
    allowed.LocalContentCanAccessRemoteUrls,
    allowed.JavascriptCanOpenWindows,
    allowed.PlaybackRequiresUserGesture,
    allowed.HyperlinkAuditingEnabled,
):
    view.settings().setAttribute(attribute, attribute != allowed.PlaybackRequiresUserGesture)
page = QUrl.fromLocalFile(sys.argv[1])
clicked = 0


def click_next(_ok: bool) -> None:
    global clicked  # noqa: PLW0603
    if view.url() == page:
        view.page().runJavaScript(f"document.querySelectorAll('[data-click]')[{clicked}]?.click()")
        clicked += 1
        QTimer.singleShot(_BETWEEN_MS, lambda: view.load(page))


view.page().newWindowRequested.connect(lambda request: request.openIn(view.page()))
view.loadFinished.connect(click_next)
view.resize(800, 600)
view.show()
view.load(page)
sys.exit(app.exec())
