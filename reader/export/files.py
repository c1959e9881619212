"""Writing what is exported: whole or not at all, with a sentence where it cannot be done."""

from pathlib import Path

from reader.errors import ReaderError
from reader.library.files import write_atomically


def write(file: Path, data: bytes) -> None:
    """Write a file at one stroke.

    Raises:
        ReaderError: It cannot be written.
    """
    try:
        if file.is_dir():
            raise IsADirectoryError(None, "it is a folder")
        write_atomically(file, data)
    except OSError as error:
        raise ReaderError(
            f"The file cannot be written ({error.strerror or 'unknown reason'}).",
            "Choose another place.",
            path=file,
        ) from error
