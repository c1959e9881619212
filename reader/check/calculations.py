"""Running worked calculations: each in processes of its own, which hash differently."""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from reader.check import sandbox
from reader.check.forks import Forks

# To accept an output takes both; so what is recorded was printed with another seed than the first.
_SEEDS = "1", "2"
_OUT_OF_TIME = {-24, -9, 152, 137}  # SIGXCPU, then SIGKILL; through a shell plus 128
_SLOW = "It takes more than 10 s; make it smaller."

Ended = Literal["done", "failed", "limit", "forbidden", "random"]


@dataclass(frozen=True, slots=True)
class Run:
    """How a calculation went.

    Attributes:
        output: What it printed, in UTF-8 with LF.
        sentence: What went wrong, empty when nothing did.
        line: Where in the calculation, from 1.
    """

    ended: Ended
    output: str
    sentence: str = ""
    line: int = 1


def what_is_missing() -> str:
    """Return why calculations cannot be run here, empty when they can."""
    if getattr(sys, "frozen", False):
        return "The packaged program runs no calculations; check in a checkout of the project."
    if find_spec("numpy") is None:
        return "Calculations were not run: NumPy is not installed (`make setup-dev`)."
    return ""


class Sandboxes(ExitStack):
    """Runs calculations, each shut in and in a process of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._forks = {
            seed: self.enter_context(Forks(sandbox.__file__, child_environment(seed)))
            for seed in _SEEDS
        }

    def once(self, script: Path, seed: str) -> Run:
        """Run a calculation with one seed of the hashes."""
        with tempfile.TemporaryDirectory(prefix="reader-") as place:
            folder = Path(place)
            if sys.platform == "linux":
                (folder / "script").write_text(str(script), encoding="utf-8")
                code = self._forks[seed].ask(folder)
            else:
                code = _started(script, seed, folder)
            told = {name: folder / name for name in ("out", "err")}
            output, errors = (f.read_bytes() if f.is_file() else b"" for f in told.values())
        text = output.decode("utf-8", "replace").replace("\r\n", "\n")
        return _ended(code, text, errors.decode("utf-8", "replace"))


def run_calculation(script: Path, sandboxes: Sandboxes, recorded: bytes | None = None) -> Run:
    """Run a calculation in two processes that hash differently, and return how it went.

    Args:
        recorded: What it printed in a process before. To print the same again is as good as to
            run twice, so the second run is for what differs alone.
    """
    first = sandboxes.once(script, _SEEDS[0])
    if first.ended != "done" or first.output.encode() == recorded:
        return first
    second = sandboxes.once(script, _SEEDS[1])
    if second.ended != "done":
        return second
    if first.output != second.output:
        pairs = zip(first.output.split("\n"), second.output.split("\n"), strict=False)
        line = next((a for a, b in pairs if a != b), "")
        sentence = f'Two runs print different things, as in "{line[:60]}"; fix the seed or sort.'
        return Run("random", first.output, sentence)
    return first


def child_environment(seed: str, **more: str) -> dict[str, str]:
    """Return the variables of a child process: nothing of the user's, one thread, UTF-8."""
    kept = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "HOME", "USERPROFILE", "LOCALAPPDATA")
    threads = (
        "OMP_NUM_THREADS",
        "OPENBLAS_NUM_THREADS",
        "MKL_NUM_THREADS",
        "VECLIB_MAXIMUM_THREADS",
    )
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        **dict.fromkeys(threads, "1"),
        "PYTHONHASHSEED": seed,
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        **more,
    }


def _started(script: Path, seed: str, folder: Path) -> int:
    """Run a calculation in a process that is started for it, and return its exit code."""
    command = [sys.executable, "-s", "-B", "-P", sandbox.__file__, str(script)]
    with (folder / "out").open("wb") as stdout, (folder / "err").open("wb") as stderr:
        try:
            return subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr, cwd=folder,
                env=child_environment(seed), timeout=sandbox.WALL_SECONDS, check=False,
            ).returncode  # fmt: skip
        except subprocess.TimeoutExpired:
            return sandbox.OUT_OF_TIME


def _ended(code: int, output: str, told: str) -> Run:
    if code == 0:
        return Run("done", output)
    line, _, sentence = (told.rstrip("\n").rpartition("\n")[2]).partition("\t")
    at = int(line) if line.isdigit() else 1
    if code == sandbox.FORBIDDEN:
        hint = "a calculation computes and prints, no more."
        return Run("forbidden", output, f"{sentence} Remove that: {hint}", at)
    if code == sandbox.OUT_OF_TIME:
        sentence = f"It has not ended after {sandbox.WALL_SECONDS} s; let it wait for nothing."
        return Run("limit", "", sentence)
    if code in _OUT_OF_TIME:
        return Run("limit", output, _SLOW)
    if "MemoryError" in sentence:
        return Run("limit", output, "It takes more than 2 GiB of memory; make it smaller.", at)
    if "File too large" in sentence:
        return Run("limit", output, "It prints more than 1 MiB; print what the article needs.", at)
    return Run(
        "failed", output, f"The calculation fails: {(sentence or f'exit {code}').rstrip('.')}.", at
    )
