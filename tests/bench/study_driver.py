"""Does one task of the study in a process of its own; the benchmarks start it on a stage.

    python study_driver.py < job.json

It reads a job and prints what came of it, both JSON. No Qt: what is timed here is what the window's
worker does. Each time is that of one call on the clock, and goes from before the method of `Study`
is called until it has returned, which is when a power failure can no longer undo it.
"""

import json
import os
import random
import resource
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

_YEAR = timedelta(days=370)  # about what the start page shows
_SEED = 5


def main() -> int:
    """Do one task and end."""
    job = json.load(sys.stdin)
    json.dump(_TASKS[job["task"]](job), sys.stdout)
    return 0


def _make(job: dict) -> dict:
    from made_study import make_study

    return make_study(Path(job["library"]), Path(job["folder"]))


def _store(job: dict) -> dict:
    """Open a study, read all of it as the window does, and write to it again and again."""
    folder = _fresh(job)
    begun = time.perf_counter()
    from reader.study.store import open_study

    imported = _ms(begun)
    opened = [] if job["study"] else [_opening(folder, open_study)]  # the first makes the file
    for _ in range(job["openings"]):
        shutil.rmtree(folder / "copies", ignore_errors=True)
        opened.append(_opening(folder, open_study))
    again = [_opening(folder, open_study) for _ in range(job["openings"])]
    _forget_cached(folder)
    cold = _opening(folder, open_study)
    study, _ = open_study(folder)
    found = {"imported": imported, "first": opened, "again": again, "cold": cold}
    found |= _reading(study, job["openings"])
    found |= _writing(study, job["writes"])
    found |= _reviewing(study, job["answers"]) if job["study"] else {}
    found["disk"] = list(_disk(folder, job["writes"]))
    study.close()
    return found


def _opening(folder: Path, open_study: Callable) -> float:
    begun = time.perf_counter()
    study, _ = open_study(folder)
    took = _ms(begun)
    study.close()
    return took


def _reading(study: Any, runs: int) -> dict:
    from reader.study.clock import day_of, now

    today = day_of(now())
    times: dict[str, list[float]] = {"window": [], "counts": [], "page": []}
    for _ in range(runs):
        times["window"].append(_timed(lambda: (study.progress(), study.marks())))
        times["counts"].append(_timed(study.counts))
        times["page"].append(_timed(lambda: _start_page(study, today)))
    return times


def _start_page(study: Any, today: Any) -> None:
    """Ask what the start page asks (reader/ui/study_side.py)."""
    study.days(today - _YEAR, today)
    if study.has_cards():
        study.counts()


def _writing(study: Any, count: int) -> dict:
    """Keep marks, change them, and keep places."""
    from reader.study.ids import new_id

    chance = random.Random(_SEED)  # noqa: S311  (no secret)
    there = study.marks() or (_first_mark(),)
    paths = sorted({mark.path for mark in there})
    times: dict[str, list[float]] = {"mark": [], "note": [], "place": []}
    for number in range(count):
        mark = replace(chance.choice(there), id=new_id())
        noted = replace(mark, note="Something that I want to remember of it.")
        path = chance.choice(paths)
        times["mark"].append(_timed(lambda m=mark: study.keep_mark(m)))
        times["note"].append(_timed(lambda m=noted: study.keep_mark(m)))
        times["place"].append(
            _timed(lambda p=path, n=number: study.keep_place(p, f"p-ab12cd34@{n}", n / count))
        )
    return times


def _first_mark() -> Any:
    from reader.study.clock import now
    from reader.study.ids import new_id
    from reader.study.values import Mark

    text = {"en": "Speculative decoding lets a draft model propose tokens.", "zh": "投机解码。"}
    return Mark(
        id=new_id(), kind="highlight", path="nvidia/blackwell", pair="p-ab12cd34@3", language="en",
        quote="a draft model", prefix="Speculative decoding lets ", suffix=" propose tokens.",
        colour="orange", note="", text=text, heading=text, is_orphan=False, created=now(),
        changed=now(),
    )  # fmt: skip


def _reviewing(study: Any, count: int) -> dict:
    """Answer cards one after another; a turn is what the worker does between two cards."""
    from reader.study.values import Grade

    begun = time.perf_counter()
    asked = study.next_asked()
    times: dict[str, Any] = {"loaded": _ms(begun), "answer": [], "next": [], "turn": []}
    for _ in range(count):
        if asked is None:
            break
        begun = time.perf_counter()
        study.answer(asked.card.id, asked.direction, Grade.GOOD)
        answered = _ms(begun)
        middle = time.perf_counter()
        asked = study.next_asked()
        times["answer"].append(answered)
        times["next"].append(_ms(middle))
        times["turn"].append(_ms(begun))
    return times


def _disk(folder: Path, count: int) -> Iterator[float]:
    """Yield how long the disk takes to keep 4 kB that are appended to a file, without SQLite."""
    file = folder / "disk"
    with file.open("wb", buffering=0) as stream:
        for _ in range(count):
            begun = time.perf_counter()
            stream.write(b"x" * 4096)
            os.fdatasync(stream.fileno())
            yield _ms(begun)
    file.unlink()


def _exchange(job: dict) -> dict:
    """Write everything into one file, and take it in where there is nothing yet."""
    from reader.export.study_file import read_study, write_study
    from reader.study.store import open_study

    folder = _fresh(job)
    file = folder / "study.json"
    study, _ = open_study(folder)
    begun = time.perf_counter()
    write_study(study.everything(), file)
    written = _ms(begun)
    study.close()
    other, _ = open_study(folder / "other")
    begun = time.perf_counter()
    rows = read_study(file)
    read = _ms(begun)
    changed = other.take_in(rows)
    took = _ms(begun)
    other.close()
    size = file.stat().st_size / 1e6
    shutil.rmtree(folder)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"out_s": written / 1e3, "read_s": read / 1e3, "in_s": took / 1e3, "changed": changed,
            "megabytes": size, "most_mb": most}  # fmt: skip


def _fresh(job: dict) -> Path:
    """Return a folder that has nothing but the study that is to be used, if there is one."""
    folder = Path(job["folder"])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    if job["study"]:
        shutil.copyfile(job["study"], folder / "study.db")
        _synchronise(folder / "study.db")
    return folder


def _synchronise(file: Path) -> None:
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def _forget_cached(folder: Path) -> None:
    """Take the database out of the system's cache, where the system lets us."""
    file = folder / "study.db"
    _synchronise(file)
    if hasattr(os, "posix_fadvise"):
        with file.open("rb") as stream:
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _timed(function: Callable[[], object]) -> float:
    begun = time.perf_counter()
    function()
    return _ms(begun)


def _ms(begun: float) -> float:
    return (time.perf_counter() - begun) * 1e3


_TASKS = {"make": _make, "store": _store, "exchange": _exchange}

if __name__ == "__main__":
    sys.exit(main())
