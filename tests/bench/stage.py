"""A stage: a copy of the program with an archive and a library of its own, under build/bench/.

The reader looks for its content and its library beside itself, so that a copy of the program with
another archive beside it is the reader of that archive, to the last import. What is measured is
then never somebody's library, settings or running window.
"""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT / "build" / "bench"

_PROGRAM = ("reader", "resources")


@dataclass(frozen=True, slots=True)
class Stage:
    """The folder of one copy; `home` stands in for the user's."""

    folder: Path

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def library(self) -> Path:
        return self.folder / "build" / "library"

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def reader(self) -> list[str]:
        """The command that starts the reader of this stage."""
        return [sys.executable, "-P", "-m", "reader"]

    def environment(self) -> dict[str, str]:
        """Return the environment in which `reader` is this copy and the home is this one's."""
        own = {
            "PYTHONPATH": str(self.folder),
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / ".config"),
            "XDG_DATA_HOME": str(self.home / ".local" / "share"),
            "XDG_CACHE_HOME": str(self.home / ".cache"),
            "XDG_RUNTIME_DIR": str(self.home / "run"),
        }
        return {**os.environ, **own}

    def articles(self) -> list[str]:
        """Return the paths of the articles in the library, in the order of the shelves."""
        raw = json.loads((self.library / "catalogue.json").read_text(encoding="utf-8"))
        return [entry["path"] for entry in raw["entries"]]

    def page_of(self, article: str) -> Path:
        """Return an article's page in the library."""
        raw = json.loads((self.library / "catalogue.json").read_text(encoding="utf-8"))
        return self.library / next(e["page"] for e in raw["entries"] if e["path"] == article)

    def assets(self) -> Path:
        """Return the folder of style sheets and fonts in the library."""
        raw = json.loads((self.library / "catalogue.json").read_text(encoding="utf-8"))
        return self.library / raw["assets"]

    def leave_open(self, article: str) -> None:
        """Write the settings of a user who left this article open, and chose nothing else."""
        session = {"tabs": [{"path": article, "pair": ""}], "current": 0}
        file = self.home / ".config" / "bilingual-reader" / "settings.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({"sessions": {str(self.library): session}}), encoding="utf-8")

    def build(self) -> subprocess.CompletedProcess[str]:
        """Run `reader build` to its end; faults of the content are none of a benchmark's."""
        done = subprocess.run(
            [*self.reader, "build"],
            env=self.environment(), cwd=self.folder, check=False, text=True, capture_output=True,
        )  # fmt: skip
        if done.returncode not in (0, 1):
            raise SystemExit(f"reader build failed in {self.folder}:\n{done.stderr}")
        return done


def hold_stages() -> IO[str]:
    """Return what keeps a second benchmark from the stages until it is closed."""
    BENCH.mkdir(parents=True, exist_ok=True)
    lock = (BENCH / ".lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise SystemExit(f"Another benchmark is running on the stages in {BENCH}.") from None
    return lock


def megabytes(files: Iterable[Path]) -> float:
    """Return the size of those of some paths that are files."""
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


def make_stage(name: str) -> Stage:
    """Return a stage with the program as it is in the checkout now; its archive is left alone."""
    stage = Stage(BENCH / name)
    for part in _PROGRAM:
        shutil.rmtree(stage.folder / part, ignore_errors=True)
        shutil.copytree(ROOT / part, stage.folder / part)
    stage.home.mkdir(parents=True, exist_ok=True)
    (stage.home / "run").mkdir(mode=0o700, exist_ok=True)
    # As after a first start: the byte code is there.
    subprocess.run(
        [sys.executable, "-m", "compileall", "-q", str(stage.folder / "reader")], check=True
    )
    return stage


def copy_content(stage: Stage) -> None:
    """Put a fresh copy of the real archive on a stage."""
    shutil.rmtree(stage.content, ignore_errors=True)
    hidden = shutil.ignore_patterns("__pycache__", ".*")
    shutil.copytree(ROOT / "content", stage.content, ignore=hidden)
