"""Starts the driver of the window on a stage, and hears what it says."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from screen import Screen
from stage import Stage

_DRIVER = Path(__file__).with_name("window_driver.py")


def start_driver(stage: Stage, job: dict[str, object], screen: Screen | None) -> subprocess.Popen:
    """Start a task of window_driver.py, on a screen or, without one, offscreen."""
    environment = stage.environment()
    environment.pop("WAYLAND_DISPLAY", None)
    environment["QT_QPA_PLATFORM"] = "xcb" if screen else "offscreen"
    environment["DISPLAY"] = screen.display if screen else ""
    errors = (stage.folder / "driver.log").open("w")
    with errors:
        return subprocess.Popen(
            [sys.executable, str(_DRIVER), json.dumps(job)],
            env=environment, cwd=stage.folder, stdout=subprocess.PIPE, stderr=errors,
        )  # fmt: skip


def driven(stage: Stage, job: dict[str, object], screen: Screen | None) -> Iterator[dict]:
    """Yield what a task says, line by line, to its end."""
    process = start_driver(stage, job, screen)
    with process:
        for line in process.stdout:
            yield json.loads(line)
    check_end(stage, process)


def check_end(stage: Stage, process: subprocess.Popen) -> None:
    """Stop with what the driver wrote if it did not end well."""
    if process.wait() != 0:
        log = (stage.folder / "driver.log").read_text(encoding="utf-8", errors="replace")
        raise SystemExit(f"window_driver.py ended with {process.returncode}:\n{log}")
