#!/usr/bin/env python3
"""`make bench`: start, memory, opening, filter, search, study, build, check, package: a table.

    python tests/bench/run.py [--quick] [--only NAME …] [--times 100]

The same numbers go to build/bench.json. Everything is measured on copies of the program under
build/bench/ (see stage.py): one with the real archive, one with an archive made of it that is a
hundred times as large. That one is kept between runs as long as the content is the same; building
its library takes minutes the first time. For the search alone only the passages of it are made.
"""

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from building import measure_building
from checking import measure_checking
from figures import Figure, Line, Note, table
from filtering import measure_filter
from made_archive import make_archive
from opening import measure_opening
from packaged import measure_package
from searching import search_measures
from stage import ROOT, Stage, copy_content, hold_stages, make_stage
from starting import measure_starts
from studying import measure_study

_SUBJECTS = ("build", "check", "start", "opening", "filter", "search", "study", "package")
_OF_BOTH = {"build", "start", "opening", "filter"}  # measured on the made archive's library, too
_REPORT = ROOT / "build" / "bench.json"


class Bench:
    """The stages, and what is measured on them."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._quick: bool = options.quick
        self._only: Sequence[str] = options.only
        self._times: int = options.times
        self.results: list[tuple[str, list[Line]]] = []

    def run(self) -> None:
        """Measure what is wanted, the cheapest first."""
        small = make_stage("real")
        copy_content(small)
        self._measure("build", "Building", lambda: self._building(small))
        if "check" in self._only:
            archive = make_stage("check")
            self._measure("check", "Checking", lambda: measure_checking(archive))
        is_large = self._times and not _OF_BOTH.isdisjoint(self._only)
        large = self._large_stage() if is_large else None
        small.build()
        if "build" in self._only and large is not None:
            title = f"Building, {self._times} × the archive"
            self._measure("build", title, lambda: self._building_large(large))
        elif large is not None:
            _say(f"the library of {self._times} × the archive …")
            large.build()
        rounds = 3 if self._quick else 12
        start = f"Start and memory (large: {self._times} × the archive)"
        self._measure(
            "start",
            start,
            lambda: measure_starts(small, large, rounds=rounds, patient=not self._quick),
        )
        for stage, key, title in (
            (small, "", ""),
            (large, "_large", f", {self._times} × the archive"),
        ):
            if stage is not None:
                self._window(stage, key, title)
        for title, measure in search_measures(small, times=self._times, quick=self._quick):
            self._measure("search", title, measure)
        study = "Study: 100,000 cards, 10,000 marks"
        self._measure("study", study, lambda: measure_study(small, quick=self._quick))
        few = 2 if self._quick else 9
        package = "The packaged program, beside Kiwix desktop and the checkout"
        self._measure(
            "package", package, lambda: measure_package(small, rounds=few, quick=self._quick)
        )

    def _window(self, stage: Stage, key: str, title: str) -> None:
        rounds = (2 if self._quick else 10) if not key else 1
        most = 20 if self._quick else 60
        self._measure(
            "opening",
            f"Opening an article{title}",
            lambda: measure_opening(stage, rounds=rounds, name=f"opening{key}", most=most),
        )
        typed = 1 if self._quick else 3
        self._measure(
            "filter",
            f"Filter{title}",
            lambda: measure_filter(stage, rounds=typed, name=f"filter{key}"),
        )

    def _building(self, stage: Stage) -> list[Line]:
        few = 1 if self._quick else 3
        return measure_building(
            stage, name="build", from_nothing=few, changes=2 if self._quick else 7
        )

    def _building_large(self, stage: Stage) -> list[Line]:
        whole = 0 if self._quick else 1
        return measure_building(stage, name="build_large", from_nothing=whole, changes=3)

    def _large_stage(self) -> Stage:
        _say(f"an archive {self._times} times as large …")
        stage = make_stage(f"times-{self._times}")
        make_archive(ROOT / "content", stage.content, self._times)
        return stage

    def _measure(self, subject: str, title: str, measure: Callable[[], list[Line]]) -> None:
        if subject in self._only:
            _say(f"{title} …")
            self.results.append((title, measure()))


def main() -> int:
    """Measure and report; a missed aim is a line in the table, not a failure."""
    options = _options()
    begun = time.monotonic()
    bench = Bench(options)
    with hold_stages():
        bench.run()
    machine = {
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "minutes": round((time.monotonic() - begun) / 60, 1),
        "load": os.getloadavg() if hasattr(os, "getloadavg") else None,
        "quick": options.quick,
    }
    _report(_REPORT, machine, bench.results)
    sys.stdout.write(table(bench.results))
    sys.stdout.write(
        f"\n{_REPORT} ({machine['minutes']} min on {machine['processors']} processors)\n"
    )
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="few runs: a look, not a measurement")
    parser.add_argument("--only", nargs="+", choices=_SUBJECTS, default=_SUBJECTS)
    parser.add_argument(
        "--times", type=int, default=100, metavar="N", help="size of the made archive; 0: without"
    )
    return parser.parse_args()


def _report(file: Path, machine: dict, results: Sequence[tuple[str, Sequence[Line]]]) -> None:
    lines = [line for _, found in results for line in found]
    document = {
        "machine": machine,
        "figures": [line.as_json() for line in lines if isinstance(line, Figure)],
        "notes": [line.text for line in lines if isinstance(line, Note)],
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")


def _say(what: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{what}")
        sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
