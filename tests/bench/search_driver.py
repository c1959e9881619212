"""Does one task of the search in a process of its own; the benchmarks start it on a stage.

    python search_driver.py < job.json

It reads a job and prints what came of it, both JSON. Imports stand in the tasks: how long they
take is a part of what is measured, and the processes that write an index read this file, too.
"""

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

Ask = Callable[..., list[str]]  # a question, and whether it is being typed, to its articles


def main() -> int:
    """Do one task and end."""
    job = json.load(sys.stdin)
    json.dump(_TASKS[job["task"]](job), sys.stdout)
    return 0


def _open(job: dict) -> dict:
    """Open the search of a library, once."""
    begun = time.perf_counter()
    from reader.library.finding import open_finding
    from reader.library.store import open_library

    imported = time.perf_counter()
    library = open_library(Path(job["library"]))
    before, start = _megabytes(), time.perf_counter()
    searcher = open_finding(library)
    end, after = time.perf_counter(), _megabytes()
    searcher.close()
    return {
        "import_ms": (imported - begun) * 1e3,
        "open_ms": (end - start) * 1e3,
        "mb": after - before,
    }


def _ask(job: dict) -> dict:
    """Ask questions one after another, of the reader's search or of the yardstick."""
    opened = (_reader if job["engine"] == "reader" else _yardstick)(job)
    before = _megabytes()
    ask = opened()
    for text in job["warm"]:
        ask(text, is_typing=False)
    times, answers = [], []
    for text, is_typing in job["questions"]:
        begun = time.perf_counter()
        articles = ask(text, is_typing=is_typing)
        times.append((time.perf_counter() - begun) * 1e3)
        answers.append(articles)
    return {"ms": times, "articles": answers, "mb": _megabytes() - before}


def _reader(job: dict) -> Callable[[], Ask]:
    """Return what opens the search, for which everything has been imported."""
    from reader.library.finding import open_finding
    from reader.library.store import open_library

    def opened() -> Ask:
        searcher = open_finding(open_library(Path(job["library"])))

        def ask(text: str, *, is_typing: bool) -> list[str]:
            hits = searcher.ask(text, job["limit"], is_typing=is_typing).hits
            return list(dict.fromkeys(hit.path for hit in hits))

        return ask

    return opened


def _yardstick(job: dict) -> Callable[[], Ask]:
    from yardstick import Yardstick

    return lambda: partial(Yardstick(Path(job["table"])).ask, limit=job["limit"])


def _index(job: dict) -> dict:
    from indexing import index_library

    return index_library(
        Path(job["content"]), Path(job["library"]), Path(job["folder"]), job["runs"]
    )


def _build_yardstick(job: dict) -> dict:
    from yardstick import build

    return build(Path(job["library"]), Path(job["table"]))


def _make(job: dict) -> dict:
    from made_library import make_library

    places = (Path(job[name]) for name in ("source", "content", "library", "table"))
    return make_library(*places, job["times"])


def _megabytes() -> float:
    """Return the memory of this process, files that it maps among it; 0 where it is not told."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.is_file() else []
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


_TASKS = {
    "open": _open,
    "ask": _ask,
    "index": _index,
    "yardstick": _build_yardstick,
    "make": _make,
}

if __name__ == "__main__":
    sys.exit(main())
