"""Unit tests do without Qt: only reader/text/maths.py may import it, and QtCore and QtQml alone."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from types import FrameType

import pytest

_ALLOWED_IN = ("text/maths.py", "text\\maths.py")
# The packages themselves, and what QtQml loads with it.
_ALLOWED = ("PySide6", "PySide6.QtCore", "PySide6.QtQml", "PySide6.QtNetwork")


class _NoQt(MetaPathFinder):
    """Refuses PySide6, as a machine without it would."""

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: object = None) -> None:
        if fullname.partition(".")[0] != "PySide6":
            return
        if fullname in _ALLOWED and _importer().endswith(_ALLOWED_IN):
            return
        message = (
            f"{fullname} in a unit test: only reader/text/maths.py may, QtCore and QtQml alone"
        )
        raise ModuleNotFoundError(message, name=fullname)


def _importer() -> str:
    """Return the file with the import statement, looking through importlib and PySide6 itself."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        file = frame.f_code.co_filename
        if "importlib" not in file and "PySide6" not in file and "shiboken6" not in file:
            return file
        frame = frame.f_back
    return ""


def pytest_configure(config: pytest.Config) -> None:
    """Shut the door, unless pytest-qt has opened it: `make unit` runs without that plugin."""
    if not config.pluginmanager.hasplugin("pytest-qt"):
        sys.meta_path.insert(0, _NoQt())
