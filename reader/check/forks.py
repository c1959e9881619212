"""A process that has loaded what its work needs, and does each piece of it in a fork of itself."""

import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

_GONE = 1  # what a piece of work is told to have ended with when the process has ended


class Forks(ExitStack):
    """Starts such a process for each thread that asks, and ends them all.

    Args:
        script: What the process runs; it reads a line for each piece of work and answers with a
            line that holds the exit code.
    """

    def __init__(self, script: str, environment: Mapping[str, str]) -> None:
        super().__init__()
        self._command = [sys.executable, "-s", "-B", "-P", script]
        self._environment = environment
        self._own = threading.local()

    def ask(self, work: Path) -> int:
        """Return the exit code of the fork that did a piece of work."""
        process = getattr(self._own, "process", None)
        if process is None:
            process = subprocess.Popen(
                self._command, env=self._environment, text=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            self._own.process = process
            self.callback(process.communicate)
        if process.stdin is None or process.stdout is None:
            raise ValueError("both are pipes")
        try:
            process.stdin.write(f"{work}\n")
            process.stdin.flush()
            return int(process.stdout.readline())
        except (BrokenPipeError, ValueError):  # it has ended, and said nothing
            self._own.process = None
            return _GONE
