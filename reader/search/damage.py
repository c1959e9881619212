"""What becomes of a damaged index: it is told, and made anew."""

import struct
import zlib
from contextlib import suppress
from pathlib import Path
from pickle import PickleError

from whoosh import index
from whoosh.filedb.filetables import FileFormatError
from whoosh.reading import TermNotFound

from reader.errors import ReaderError

# What Whoosh and this package raise of files that were cut, overwritten, mixed up or locked.
DAMAGE = (
    OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, EOFError, AssertionError,
    RuntimeError, ImportError, MemoryError, OverflowError, zlib.error, struct.error, PickleError,
    index.IndexError, index.LockError, FileFormatError, TermNotFound,
)  # fmt: skip


def damaged(file: Path, error: Exception) -> ReaderError:
    """Return what tells of a damage that is met while the index is read.

    Args:
        file: Without which the index is made anew when it is opened next; it is removed.
    """
    with suppress(OSError):
        file.unlink()
    return ReaderError(
        f"The search index is damaged ({error}).", "Build it again: reader build.", file.parent
    )
