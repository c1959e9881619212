"""Compiling an archive from the window: in a process of its own, so that the window stays small."""

import subprocess
import sys
from collections.abc import Callable

from reader.errors import ReaderError
from reader.library.place import Place, place_of
from reader.library.store import Library, open_library
from reader.resources import own_content


def program_for(place: Place) -> list[str]:
    """Return the words that start this program again on an archive."""
    program = (
        [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "reader"]
    )
    return (
        program if place.content == own_content() else [*program, "--archive", str(place.content)]
    )


def build_and_open(place: Place, report: Callable[[int, int], None]) -> Library:
    """Compile what changed in an archive and open its library; for the worker.

    A program that was installed without our own content opens the library it came with.

    Raises:
        ReaderError: The archive cannot be read or the library cannot be written.
    """
    if getattr(sys, "frozen", False) and place == place_of(None):
        return open_library(place.library)  # as it was packed; nobody but root may write there
    command = [*program_for(place), "build", "--progress", "--out", str(place.library)]
    with subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        said: list[str] = []
        for line in process.stderr or ():
            done, _, total = line.strip().partition(" ")
            if done.isdigit() and total.isdigit():
                report(int(done), int(total))
            else:
                said.append(line.strip())
    if process.returncode not in (0, 1):  # 1: built, with faults in the content
        sentence = said[-1] if said else "The archive could not be compiled."
        raise ReaderError(sentence, path=place.content if not said else None)
    return open_library(place.library)
