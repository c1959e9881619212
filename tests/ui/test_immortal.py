"""PySide6 on Python 3.11 counts None and True down; a long session must survive that."""

import subprocess
import sys

import pytest

_CALLS = """
from PySide6.QtCore import QObject, Signal
class Bell(QObject):
    rung = Signal(bool)
bell = Bell()
for number in range(10_000):
    bell.setObjectName("bell")
    bell.rung.emit(True)
"""


def run(code):
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_ten_thousand_calls_into_qt_do_not_end_the_program():
    done = run(f"from reader.ui.immortal import keep_singletons\nkeep_singletons()\n{_CALLS}")

    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_without_care_they_do_so_that_the_test_above_would_have_seen_it():
    done = run(_CALLS)

    assert "_dealloc" in done.stderr, "PySide6 counts again: reader/ui/immortal.py can go"
