"""For authors: build again whenever a file of the archive changes, and show it in the window."""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from reader.errors import ReaderError
from reader.library.place import Place
from reader.ui.building import build_and_open, program_for
from reader.ui.single import ask_to_reload, name_of

_PAUSE_S = 0.3  # a look at 120 folders takes a few milliseconds; saving feels immediate


def watch(place: Place, say: Callable[[str], None]) -> None:
    """Rebuild on every change until Ctrl+C or the window's end; open one when there is none."""
    seen = _signature(place.content)
    _build(place, say)
    if not ask_to_reload(name_of(place.library)):
        with subprocess.Popen(program_for(place)) as window:
            _watch(place, seen, window, say)
    else:
        _watch(place, seen, None, say)


def _watch(
    place: Place,
    seen: dict[Path, int],
    window: "subprocess.Popen[bytes] | None",
    say: Callable[[str], None],
) -> None:
    while window is None or window.poll() is None:
        time.sleep(_PAUSE_S)
        now = _signature(place.content)
        if now != seen:
            seen = now
            _build(place, say)
            ask_to_reload(name_of(place.library))


def _build(place: Place, say: Callable[[str], None]) -> None:
    try:
        library = build_and_open(place, lambda _done, _total: None)
    except ReaderError as error:
        say(str(error))
        return
    for problem in library.catalogue.problems:
        say(str(problem))
    say(f"{time.strftime('%H:%M:%S')} built")


def _signature(root: Path) -> dict[Path, int]:
    """Return when each file of the archive was last changed."""
    found: dict[Path, int] = {}
    for file in root.rglob("*"):
        try:
            if file.is_file():
                found[file] = file.stat().st_mtime_ns
        except OSError:
            continue  # gone between the two looks; the next one settles it
    return found
