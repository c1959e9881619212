"""Writing a file of a library."""

import os
from pathlib import Path


def write_atomically(file: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all; raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f".{os.getpid()}.new")  # short, where the file's own name is very long
    new.write_bytes(data)
    new.replace(file)
