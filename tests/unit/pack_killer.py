"""Adds an archive again and again in processes that die half way; a program of its own.

It forks, which a process with threads must not, and it dies at any step on the disk (which Python
announces to audit hooks) or at any moment (by a timer that ends a process as a kill does).
"""

import json
import os
import random
import shutil
import signal
import sys
from pathlib import Path

from reader.library.adding import add_archive
from reader.library.unpack import look_through

_STEPS = ("open", "shutil", "os.")
_ROUND_THE_SWAP = 150  # steps; after it the archive before the old one is removed


def main() -> None:
    """Add a pack to copies of a folder of added archives, and die; print how each run ended."""
    home, pack, library, out = (Path(argument) for argument in sys.argv[1:5])
    runs, seed = int(sys.argv[5]), int(sys.argv[6])
    chance = random.Random(seed)  # noqa: S311  (the same moments each time)
    steps, seconds = _measure(home, pack, library, out / "whole")
    for run in range(runs):
        copy = Path(shutil.copytree(home, out / str(run)))
        if run % 2:
            when = chance.uniform(0.001, seconds)
        else:  # every other one round the swap
            when = chance.randint(1 if run % 4 else steps - _ROUND_THE_SWAP, steps)
        ended = _fork(copy, pack, library, when)
        print(json.dumps({"home": str(copy), "when": when, "ended": ended}), flush=True)  # noqa: T201  (for the test)


def _measure(home: Path, pack: Path, library: Path, copy: Path) -> tuple[int, float]:
    """Return how many steps on the disk and how many seconds it takes to add an archive."""
    shutil.copytree(home, copy)
    read, write = os.pipe()
    if not os.fork():
        count = 0

        def note(event: str, _arguments: object) -> None:
            nonlocal count
            count += event.startswith(_STEPS)

        sys.addaudithook(note)
        begun = os.times().elapsed
        _add(copy, pack, library)
        os.write(write, json.dumps([count, os.times().elapsed - begun]).encode())
        os._exit(0)
    os.wait()
    steps, seconds = json.loads(os.read(read, 1000))
    return steps, seconds


def _fork(home: Path, pack: Path, library: Path, when: float) -> int:
    pid = os.fork()
    if not pid:
        if isinstance(when, int):
            _die_at_step(when)
        else:
            signal.setitimer(signal.ITIMER_REAL, when)
        _add(home, pack, library)
        os._exit(0)
    return os.waitpid(pid, 0)[1]


def _die_at_step(last: int) -> None:
    count = 0

    def note(event: str, _arguments: object) -> None:
        nonlocal count
        count += event.startswith(_STEPS)
        if count == last:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(note)


def _add(home: Path, pack: Path, library: Path) -> None:
    def build(place: object) -> None:
        shutil.copytree(library, place.library, dirs_exist_ok=True)

    add_archive(look_through(pack), home, Path("/nowhere"), build)


if __name__ == "__main__":
    main()
