"""Keeps None and True alive under PySide6 on Python 3.11, which counts them down."""

import ctypes
import sys

_MANY = 1 << 40  # more calls than any session makes


def keep_singletons() -> None:
    """Make None, True and False outlive PySide6's miscounting; may be called again.

    PySide6 6.12 hands out None and True without counting the reference, as is right from Python
    3.12 on, where they are immortal. On 3.11 five thousand calls that return nothing, or six
    hundred signals, end the program with "none_dealloc" or "bool_dealloc" (measured, 2026-11).
    """
    if sys.version_info >= (3, 12):
        return
    for singleton in (None, True, False, NotImplemented):
        count = ctypes.c_ssize_t.from_address(id(singleton))  # ob_refcnt is the first field
        if count.value < _MANY:
            count.value += _MANY
