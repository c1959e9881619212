"""Starts the driver of the search on a stage, and returns what it says."""

import json
import subprocess
import sys
from pathlib import Path

from stage import Stage

_DRIVER = Path(__file__).with_name("search_driver.py")


def searched(stage: Stage, **job: object) -> dict:
    """Return what came of a task of search_driver.py; paths may be given as such."""
    done = subprocess.run(
        [sys.executable, str(_DRIVER)], input=json.dumps(job, default=str),
        env=stage.environment(), cwd=stage.folder, check=False, text=True, capture_output=True,
    )  # fmt: skip
    if done.returncode != 0:
        raise SystemExit(f"search_driver.py ended with {done.returncode}:\n{done.stderr}")
    return json.loads(done.stdout)
