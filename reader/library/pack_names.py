"""Which files a pack may hold, and under which names: such as mean the same on every system."""

import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

from reader.errors import ReaderError

MAX_FILES = 20_000  # our own archive has 450

_MAX_PATH = 160  # characters; Windows takes 260, and the user's data folder stands before it
_MAX_PART_BYTES = 200  # with what a library puts behind it; every file system takes 255
# Texts, figures, calculations with what they read and print. Nothing that is loaded as a program's
# own data: an index or a pickle would be trusted by whoever opens it.
_TEXTS = frozenset((".md", ".toml", ".svg", ".py", ".out", ".dot", ".csv", ".txt"))
_KINDS = _TEXTS | {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp"}
_BARE = frozenset(("LICENSE", "LICENCE", "COPYING", "NOTICE", "README", "AUTHORS"))
_FORBIDDEN = frozenset('\\:*?"<>|')
# Control and format signs, halves of pairs, ends of lines; not what Unicode may yet assign.
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_DEVICES = frozenset(("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$")) | {
    f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"
}


def is_wanted(name: str) -> bool:
    """Return whether a pack may hold this kind of file."""
    path = PurePosixPath(name)
    return path.suffix.lower() in _KINDS if path.suffix else path.name in _BARE


def is_text(name: str) -> bool:
    """Return whether a wanted file must be UTF-8."""
    path = PurePosixPath(name)
    return path.suffix.lower() in _TEXTS or not path.suffix


def shown(name: str) -> str:
    """Return a name as it can be printed and does not fill a window."""
    text = "".join(sign if sign.isprintable() else "\ufffd" for sign in name)
    return text if len(text) <= _MAX_PATH else f"{text[:_MAX_PATH]}…"


def check_names(names: Iterable[str]) -> None:
    """See to it that files with these names can lie side by side on every system.

    Args:
        names: Paths with `/` below a folder of the pack's own.

    Raises:
        ReaderError: One leads out of the folder, is no name somewhere, is of an unwanted kind, or
            means the same as another where upper and lower case do; or there are too many.
    """
    taken: dict[str, str] = {}
    for count, name in enumerate(names, start=1):
        if count > MAX_FILES:
            raise ReaderError(
                f"The archive has more than {MAX_FILES} files.", "Split it into several archives."
            )
        check_name(name)
        if not is_wanted(name):
            raise ReaderError(
                f'A pack may not hold the file "{shown(name)}".',
                "It holds texts, pictures and calculations; an index is made only by this program.",
            )
        _take(name, taken)


def check_name(name: str) -> None:
    """See to it that a path with `/` is a name on every system and leads nowhere else.

    Raises:
        ReaderError: It does not.
    """
    parts = name.split("/")
    hint = ""
    if any(unicodedata.category(sign) in _UNSEEN for sign in name):
        hint = "It has signs that cannot be seen."
    elif _FORBIDDEN & set(name):
        hint = "It has signs that some systems do not take in a name."
    elif any(part in ("", ".", "..") for part in parts):
        hint = "It leads out of the archive, or nowhere."
    elif any(_is_bad(part) for part in parts):
        hint = "Some systems take a part of it for something else."
    elif len(name) > _MAX_PATH or any(len(p.encode()) > _MAX_PART_BYTES for p in parts):
        hint = "It is too long for some systems."
    if hint:
        raise ReaderError(f'The name "{shown(name)}" cannot stand in a pack.', hint)


def _is_bad(part: str) -> bool:
    """Return whether a name is hidden somewhere, a device, or loses its end."""
    stem = part.partition(".")[0].rstrip(" ").upper()
    return part[0] in ". " or part[-1] in ". " or stem in _DEVICES


def _take(name: str, taken: dict[str, str]) -> None:
    """Note a file and its folders; a folder may be met again, in the same spelling."""
    parts = name.split("/")
    for end in range(1, len(parts) + 1):
        # A folder is noted with its `/`, so that no file passes for it.
        path = "/".join(parts[:end]) + ("/" if end < len(parts) else "")
        composed = unicodedata.normalize("NFC", path.rstrip("/"))
        folded = unicodedata.normalize("NFC", composed.casefold())
        other = taken.get(folded)
        if other is not None and (other != path or end == len(parts)):
            raise ReaderError(
                f'The names "{shown(other)}" and "{shown(path)}" are one and the same on some'
                " systems.",
                "Rename one of them.",
            )
        taken[folded] = path
