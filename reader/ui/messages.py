"""What Qt and Chromium say while they run: into the log, the harmless part of it quietly."""

import logging
import re

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

# Without a graphics card Chromium asks for each way to draw before it draws in software.
_HARMLESS = re.compile(
    r"Sandboxing disabled by user"  # meant, when root runs it
    r"|QRhiGles2: Failed to create|Failed to create RHI for backend"
    r"|[Vv]ulkan|GBM is not supported|GPUInfo not initialized|GLX: No DRI3"
    r"|Unable to detect GPU vendor"
    r"|This plugin does not support propagateSizeHints"  # offscreen has no window manager
)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_log = logging.getLogger("qt")


def log_messages() -> None:
    """Send what Qt says to the log from now on."""
    qInstallMessageHandler(_on_message)


def _on_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    level = logging.DEBUG if _HARMLESS.search(text) else _LEVELS[kind]
    _log.log(level, text)
