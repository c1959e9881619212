"""The study: writing and reading it, its window, and what goes out and comes in.

Everything is measured on a made study (see made_study.py) and, where that says something, beside it
on one that is new. A mark or a place counts as saved when the method of `Study` has returned: it is
in the file and the disk has said so; how long the disk takes for a bare 4 kB in the same folder is
measured beside it. How the window is watched says review_driver.py: a key's time goes from just
before the key is sent to the sheet until Qt has drawn what it brings and handed it to the screen,
the worker's answer in between included; the busy time is that of the UI thread alone, on its CPU.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from figures import Figure, Line, Note, median_figure, percentile_figures
from screen import Screen
from stage import BENCH, Stage

_AIM_SAVED_MS = 5.0
_AIM_FRAME_MS = 1000 / 60
_LARGE = BENCH / "study"
_STORE_DRIVER = Path(__file__).with_name("study_driver.py")
_WINDOW_DRIVER = Path(__file__).with_name("review_driver.py")


def measure_study(stage: Stage, *, quick: bool) -> list[Line]:
    """Return the figures of a large study, and of a new one."""
    made = _asked(stage, task="make", library=stage.library, folder=_LARGE)
    large = large_study(stage)
    openings, writes, answers = (3, 60, 60) if quick else (7, 300, 200)
    counts = {"openings": openings, "writes": writes, "answers": answers}
    folder = stage.folder / "study"
    kept = {
        name: _asked(stage, task="store", study=study, folder=folder, **counts)
        for name, study in (("large", str(large)), ("new", ""))
    }
    moved = _asked(stage, task="exchange", study=str(large), folder=folder)
    shutil.rmtree(folder, ignore_errors=True)
    return [
        *_saving(kept),
        *_reading(kept),
        *_exchange(moved),
        *_window(stage, large, quick=quick),
        Note(
            f"{made['cards']} cards, {made['schedules']} schedules, {made['reviews']} reviews, "
            f"{made['marks']} marks, {made['megabytes']:.0f} MB; load {_load()}"
        ),
    ]


def large_study(stage: Stage) -> Path:
    """Return the file of the made study, made of a stage's library where it is not there yet."""
    _asked(stage, task="make", library=stage.library, folder=_LARGE)
    return _LARGE / "study.db"


def lay_study(
    stage: Stage, study: Path | None, *, unread: bool = False, unmarked: str = ""
) -> None:
    """Leave a user's home with this study, or with none, as at the first start of a day.

    The program writes to the file and copies it once a day, so that each start wants it anew. It is
    on the disk when this returns: nothing of it is left to be written while a start is watched.

    Args:
        unread: Put it where the program does not look, so that the disk alone has the same to do.
        unmarked: The path of an article whose marks are another's then: they come after the page,
            and would be a part of the finished picture of it.
    """
    share = stage.home / ".local" / "share"
    shutil.rmtree(share, ignore_errors=True)
    if study is not None:
        folder = share / ("unread" if unread else "bilingual-reader")
        folder.mkdir(parents=True)
        shutil.copyfile(study, folder / "study.db")
        if unmarked:
            with closing(sqlite3.connect(folder / "study.db")) as db:
                db.execute("UPDATE marks SET path = 'none/none' WHERE path = ?", (unmarked,))
                db.commit()
        with (folder / "study.db").open("rb+") as stream:
            os.fsync(stream.fileno())


def _asked(stage: Stage, **job: object) -> dict:
    """Return what came of a task of study_driver.py; paths may be given as such."""
    done = subprocess.run(
        [sys.executable, str(_STORE_DRIVER)], input=json.dumps(job, default=str),
        env=stage.environment(), cwd=stage.folder, check=False, text=True, capture_output=True,
    )  # fmt: skip
    if done.returncode != 0:
        raise SystemExit(f"study_driver.py ended with {done.returncode}:\n{done.stderr}")
    return json.loads(done.stdout)


def _saving(kept: dict[str, dict]) -> list[Line]:
    lines: list[Line] = []
    for name, said in kept.items():
        for key, what in (
            ("mark", "saving a new mark"),
            ("note", "saving a note to it"),
            ("place", "saving a place"),
        ):
            text = f"{what}, {name} study"
            lines += percentile_figures(f"study.{name}.{key}", text, said[key], "ms", _AIM_SAVED_MS)
        text = f"the disk alone, 4 kB, {name} study"
        lines += percentile_figures(f"study.{name}.disk", text, said["disk"], "ms")
    return lines


def _reading(kept: dict[str, dict]) -> list[Line]:
    large, new = kept["large"], kept["new"]
    lines = [
        median_figure("study.import", "importing the study", [large["imported"]], "ms"),
        median_figure("study.new.open", "opening a new one", new["again"], "ms"),
        median_figure("study.open", "opening, quick_check included", large["again"], "ms"),
        median_figure("study.open.copy", "the same with the day's copy", large["first"], "ms"),
        Figure("study.open.cold", "opening, none of it cached", large["cold"], "ms"),
        median_figure("study.window", "progress() and marks()", large["window"], "ms"),
        median_figure("study.counts", "counts()", large["counts"], "ms"),
        median_figure("study.page", "what the start page asks", large["page"], "ms"),
        Figure("study.next.first", "next_asked(), the first, imports fsrs", large["loaded"], "ms"),
    ]
    for key, what in (
        ("next", "next_asked()"),
        ("answer", "answer()"),
        ("turn", "answer() to the next card on the worker"),
    ):
        lines += percentile_figures(f"study.{key}", what, large[key], "ms")
    return lines


def _exchange(said: dict) -> list[Line]:
    return [
        Figure("study.export", "export", said["out_s"], "s"),
        Figure("study.import.file", "import, reading the file", said["read_s"], "s"),
        Figure("study.import.all", "import into a new study", said["in_s"], "s"),
        Figure("study.export.size", "the file", said["megabytes"], "MB"),
        Figure("study.import.memory", "most memory of export and import", said["most_mb"], "MB"),
    ]


# ---- the window --------------------------------------------------------------------------------


def _window(stage: Stage, large: Path, *, quick: bool) -> list[Line]:
    article = max(stage.articles(), key=lambda path: stage.page_of(path).stat().st_size)
    marks, cards = (10, 40) if quick else (40, 150)
    lines: list[Line] = []
    for name, study, where in (
        ("new", None, "Xvfb"),
        ("large", large, "Xvfb"),
        ("large", large, "offscreen"),
    ):
        job = {"marks": marks if study else 0, "cards": cards if study else 0}
        stage.leave_open(article)
        lay_study(stage, study)
        said = _driven(stage, job, where)
        if where == "Xvfb":
            lines += _loading(said, name)
        if study:
            lines += _turns(said, where)
    lay_study(stage, None)
    return lines


def _loading(said: Sequence[dict], name: str) -> list[Line]:
    loaded = next(one for one in said if one["what"] == "loaded")
    lines: list[Line] = [
        Figure(f"study.{name}.loaded", f"first picture → {name} study there", loaded["ms"], "ms"),
        Figure(f"study.{name}.stuck", "longest the window was stuck meanwhile", loaded["stuck"],
               "ms"),
    ]  # fmt: skip
    kept = [one for one in said if one["what"] == "mark"]
    if kept:
        busy = [one["busy"] for one in kept]
        lines += percentile_figures("study.window.mark", "UI thread: a mark is kept", busy, "ms")
    return lines


def _turns(said: Sequence[dict], where: str) -> list[Line]:
    lines: list[Line] = []
    aim = _AIM_FRAME_MS if where == "Xvfb" else None
    for key, what in (("card", "key 3 → next card drawn"), ("answer", "Space → answer drawn")):
        turns = [one for one in said if one["what"] == key]
        name = f"study.{key}.{where.lower()}"
        first = [one["first"] for one in turns]
        lines += percentile_figures(name, f"{what} ({where})", first, "ms", aim)
        busy = [one["busy"] for one in turns]
        lines += percentile_figures(f"{name}.busy", f"{what}: UI thread ({where})", busy, "ms")
        last = [one["last"] for one in turns]
        lines += percentile_figures(
            f"{name}.settled", f"{what}, nothing moves any more ({where})", last, "ms"
        )
    return lines


def _driven(stage: Stage, job: dict[str, object], where: str) -> list[dict]:
    """Return what review_driver.py says, on an Xvfb or offscreen."""
    if where == "Xvfb":
        with Screen() as screen:
            return _lines_of(stage, job, {"QT_QPA_PLATFORM": "xcb", "DISPLAY": screen.display})
    return _lines_of(stage, job, {"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ""})


def _lines_of(stage: Stage, job: dict[str, object], platform: dict[str, str]) -> list[dict]:
    environment = {**stage.environment(), **platform}
    environment.pop("WAYLAND_DISPLAY", None)
    done = subprocess.run(
        [sys.executable, str(_WINDOW_DRIVER), json.dumps(job)],
        env=environment, cwd=stage.folder, check=False, text=True, capture_output=True,
    )  # fmt: skip
    if done.returncode != 0:
        raise SystemExit(f"review_driver.py ended with {done.returncode}:\n{done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def _load() -> str:
    return " ".join(f"{one:.1f}" for one in os.getloadavg()) if hasattr(os, "getloadavg") else "?"
