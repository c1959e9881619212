"""`reader check --strict` on a made archive of 120 articles, with nothing known from before.

Every copy's calculations and figures get a comment of their own, so that each is run and drawn:
what is kept by content is of no use. Their outputs stay what they were.
"""

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from figures import Figure, Line, Note
from made_archive import make_articles
from stage import ROOT, Stage

_ARTICLES = 120
_AIM_READ_S, _AIM_RUN_S, _AIM_ONE_S = 10.0, 90.0, 1.0
_LOCK = Path("packaging", "requirements-dev.txt")  # tells which matplotlib draws the figures


def measure_checking(stage: Stage) -> list[Line]:
    """Return the figures of checking a made archive that replaces what is on the stage."""
    _make(stage)
    shutil.rmtree(stage.home / ".cache", ignore_errors=True)
    read = _timed(stage, "--no-run")
    run = _timed(stage)
    again = _timed(stage)
    one = _timed(stage, str(_one_changed(stage)))
    scripts = sum(1 for _ in stage.content.glob("*/*/*.py"))
    return [
        Figure("check.read", f"{_ARTICLES} articles, no code run", read, "s", aim=_AIM_READ_S),
        Figure("check.run", f"{_ARTICLES} articles, all code run", run, "s", aim=_AIM_RUN_S),
        Figure("check.again", "the same again, nothing changed", again, "s"),
        Figure("check.one", "one article, its text changed", one, "s", aim=_AIM_ONE_S),
        Note(f"{scripts} calculations and figures, none like another"),
    ]


def _make(stage: Stage) -> None:
    shutil.rmtree(stage.content, ignore_errors=True)
    folders = make_articles(ROOT / "content", stage.content, _ARTICLES)
    shutil.copytree(ROOT / "content" / "_figures", stage.content / "_figures")
    for number, folder in enumerate(folders):
        for script in folder.glob("*.py"):
            with script.open("a", encoding="utf-8") as file:
                file.write(f"# copy {number}\n")
    (stage.folder / _LOCK).parent.mkdir(exist_ok=True)
    shutil.copyfile(ROOT / _LOCK, stage.folder / _LOCK)


def _one_changed(stage: Stage) -> Path:
    text = next(_longest(stage.content))
    with text.open("a", encoding="utf-8") as file:
        file.write("\nA sentence of a benchmark.\n")
    return text.parent


def _longest(content: Path) -> Iterator[Path]:
    yield from sorted(content.glob("[!_.]*/*/en.md"), key=lambda f: -f.stat().st_size)


def _timed(stage: Stage, *arguments: str) -> float:
    command = [*stage.reader, "check", "--strict", *arguments]
    begun = time.perf_counter()
    done = subprocess.run(
        command, env=stage.environment(), cwd=stage.folder, check=False, capture_output=True,
    )  # fmt: skip
    seconds = time.perf_counter() - begun
    if done.returncode not in (0, 1):  # 1: words that were exchanged break rules of wording
        raise SystemExit(f"reader check failed in {stage.folder}:\n{done.stderr.decode()}")
    return seconds
