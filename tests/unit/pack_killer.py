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
import time
from pathlib import Path

from reader.library.adding import add_archive
from reader.library.unpack import look_through

_STEPS = ("open", "shutil", "os.")
_SWAPPED = "current.json"  # is renamed when the new archive takes the place of the old one
_ROUND_THE_SWAP = 4  # steps, before it and after it


def main() -> None:
    """Add a pack to copies of a folder of added archives, and die; print how each run ended."""
    home, pack, library, out = (Path(argument) for argument in sys.argv[1:5])
    runs, seed = int(sys.argv[5]), int(sys.argv[6])
    chance = random.Random(seed)  # noqa: S311  (the same moments each time)
    steps, swap, seconds = _measure(home, pack, library, out / "whole")
    near = range(swap - _ROUND_THE_SWAP, min(swap + _ROUND_THE_SWAP, steps) + 1)
    for run in range(runs):
        copy = Path(shutil.copytree(home, out / str(run)))
        if run % 2:
            when = chance.uniform(0.001, seconds)
        else:  # every other one at each step round the swap
            when = chance.randint(1, steps) if run % 4 else near[run // 4 % len(near)]
        ended = _fork(copy, pack, library, when)
        print(json.dumps({"home": str(copy), "when": when, "ended": ended}), flush=True)  # noqa: T201  (for the test)


def _measure(home: Path, pack: Path, library: Path, copy: Path) -> tuple[int, int, float]:
    """Return how many steps it takes to add an archive, which one is the swap, and the seconds."""
    shutil.copytree(home, copy)
    read, write = os.pipe()
    if not os.fork():
        count = swap = 0

        def note(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal count, swap
            count += event.startswith(_STEPS)
            if event == "os.rename" and Path(str(arguments[1])).name == _SWAPPED:
                swap = count

        sys.addaudithook(note)
        begun = time.monotonic()
        _add(copy, pack, library)
        os.write(write, json.dumps([count, swap, time.monotonic() - begun]).encode())
        os._exit(0)
    os.wait()
    steps, swap, seconds = json.loads(os.read(read, 1000))
    return steps, swap, seconds


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
