"""The guard of the unit tests is itself awake."""

import importlib
import sys

import pytest

pytestmark = pytest.mark.skipif(
    any(name.startswith("pytestqt") for name in sys.modules), reason="pytest-qt has loaded Qt"
)


@pytest.mark.parametrize("name", ["QtCore", "QtWidgets", "QtWebEngineCore"])
def test_a_unit_test_cannot_import_qt(name):
    if f"PySide6.{name}" in sys.modules:
        pytest.skip("reader/text/maths.py has loaded it")

    with pytest.raises(ModuleNotFoundError, match="in a unit test"):
        importlib.import_module(f"PySide6.{name}")


def test_no_part_of_the_window_was_loaded_on_the_way():
    loaded = {name for name in sys.modules if name.startswith("PySide6.Qt")}

    assert loaded <= {"PySide6.QtCore", "PySide6.QtQml", "PySide6.QtNetwork"}
