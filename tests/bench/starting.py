"""The start: from the process to the article painted, and memory, beside a bare window.

The tool that measures stands beside the project, not in it: it starts a program on an Xvfb of its
own, watches the pixels of the page's area every few milliseconds, takes the last picture for the
finished one and tells when nine tenths of it were there; five seconds later it adds up the memory
(PSS) of all processes. Without that tool the start is not measured.

Both windows are 1440×900 px. The bare one shows the same page from `file://` and nothing else. The
reader starts as it does for a user who left the article open: with no study yet, and beside that
with a large one (see made_study.py) of which the day's copy is still to be made; its file is
written anew before each start, for the others where nobody reads it. The programs take turns,
and a ratio is always that of one turn: what else the machine does meets both.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bare import standalone_copy
from driven import driven
from figures import Figure, Line, Note, median_figure
from screen import Screen
from stage import BENCH, ROOT, Stage
from studying import large_study, lay_study

_AIM_START, _AIM_MEMORY, _AIM_LARGE = 1.1, 1.15, 1.05  # the last: noise between two equal archives
_AIM_STUDIED = 1.1
_POLL_MS = 4
_SETTLE_S = 1.5
_QUIET_S = 0.15  # CPU seconds of other programs while a start is watched; more is measured again
_QUIET_WAIT_S = 10
_PATIENCE_S = 900  # for all starts together; on a busy machine the rest is measured as it comes
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A program to be started, and where in its window the page is."""

    name: str
    command: tuple[str, ...]
    region: str
    stage: Stage
    article: str = ""
    study: Path | None = None
    is_studied: bool = False


def measure_starts(small: Stage, large: Stage | None, *, rounds: int, patient: bool) -> list[Line]:
    """Return the figures of start and memory; one line that says so without the tool.

    Args:
        patient: Whether to wait for quiet moments of the machine, within reason.
    """
    tool = find_tool()
    if tool is None:
        return [Note("not measured: measure_startup.py is not here; READER_MEASURE names it")]
    candidates = _candidates(small, large)
    turns: list[dict[str, dict]] = []
    end_of_patience = time.monotonic() + (_PATIENCE_S if patient else 0)
    for number in range(rounds + 1):  # the first warms the disk's cache and is not counted
        order = candidates if number % 2 else candidates[::-1]
        waits = time.monotonic() < end_of_patience
        turn = {c.name: run_once(tool, c, patient=waits) for c in order}
        if number and all(r.get("painted") for r in turn.values()):
            turns.append(turn)
    if not turns:
        return [Note("not measured: no start was seen to its end")]
    return _lines(turns, candidates)


def find_tool() -> Path | None:
    """Return measure_startup.py: where READER_MEASURE says, or in ../shared/tools."""
    named = os.environ.get("READER_MEASURE")
    tool = Path(named) if named else ROOT.parent / "shared" / "tools" / "measure_startup.py"
    return tool if tool.is_file() else None


def run_once(tool: Path, candidate: Candidate, *, patient: bool) -> dict:
    """Start a program and return what the tool says of it; nothing when it was not painted.

    Args:
        patient: Whether to wait for a quiet machine, and to start again where it was not.
    """
    stage = candidate.stage
    if candidate.article:
        stage.leave_open(candidate.article)
    is_unread = not candidate.is_studied
    lay_study(stage, candidate.study, unread=is_unread, unmarked=candidate.article)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        waiting = ("--quiet", str(_QUIET_S), "--quiet-wait", str(_QUIET_WAIT_S)) if patient else ()
        subprocess.run(
            [
                sys.executable, str(tool), "--runs", "1", "--pause", "0", "--json", str(report),
                "--poll", str(_POLL_MS), "--settle", str(_SETTLE_S), "--geometry", "1600x1000x24",
                "--region", candidate.region, "--home", str(stage.home), *waiting,
                "--env", f"PYTHONPATH={stage.folder}", "--", *candidate.command,
            ],
            check=False, capture_output=True, cwd=stage.folder,
        )  # fmt: skip
        if not report.is_file():
            return {}
        runs = json.loads(report.read_text(encoding="utf-8"))["runs"]
        painted = [run for run in runs if run.get("painted")]
        return min(painted, key=lambda run: run["ext_cpu"]) if painted else {}


def _candidates(small: Stage, large: Stage | None) -> list[Candidate]:
    article = _longest(small)
    page = standalone_copy(
        small.page_of(article), small.assets(), small.library / "files", BENCH / "bare"
    )
    bare = (sys.executable, str(Path(__file__).with_name("bare.py")), str(page))
    study = large_study(small)
    found = [Candidate("bare", bare, "0,0,100%,100%", small, study=study)]
    for name, stage, is_studied in (
        ("reader", small, False),
        ("studied", small, True),
        ("large", large, False),
    ):
        if stage is not None:
            region = _page_region(stage, article)
            found.append(
                Candidate(name, tuple(stage.reader), region, stage, article, study, is_studied)
            )
    return found


def _longest(stage: Stage) -> str:
    """Return the article with the largest page: the hardest to start with."""
    return max(stage.articles(), key=lambda path: stage.page_of(path).stat().st_size)


def _page_region(stage: Stage, article: str) -> str:
    stage.leave_open(article)
    with Screen() as screen:
        said = list(driven(stage, {"task": "place"}, screen))
    return ",".join(map(str, said[0]["page"]))


def _lines(turns: list[dict[str, dict]], candidates: list[Candidate]) -> list[Line]:
    others = [max(run.get("ext_cpu", 0.0) for run in turn.values()) for turn in turns]
    quiet = [turn for turn, load in zip(turns, others, strict=True) if load <= _QUIET_S]
    used = quiet if len(quiet) >= _FEWEST else turns
    lines: list[Line] = []
    names = {
        "bare": "bare window",
        "reader": "reader",
        "studied": "reader, large study",
        "large": "reader, large archive",
    }
    for key, what, unit in (("mapped", "window", "ms"), ("painted", "article painted", "ms"),
                            ("pss", "memory after 5 s", "MB")):  # fmt: skip
        for c in candidates:
            values = [turn[c.name][key] for turn in used]
            text = f"{names[c.name]}: {what}"
            lines.append(median_figure(f"start.{c.name}.{key}", text, values, unit))
    for name, above, below, key, text, aim in (
        ("start.ratio", "reader", "bare", "painted", "start, reader : bare", _AIM_START),
        ("start.large_ratio", "large", "bare", "painted", "start, large : bare", _AIM_START),
        ("start.large_to_small", "large", "reader", "painted", "start, large : small", _AIM_LARGE),
        ("start.studied_ratio", "studied", "reader", "painted", "start, studied : reader",
         _AIM_STUDIED),
        ("memory.ratio", "reader", "bare", "pss", "memory, reader : bare", _AIM_MEMORY),
        ("memory.large_ratio", "large", "bare", "pss", "memory, large : bare", _AIM_MEMORY),
        ("memory.studied_ratio", "studied", "reader", "pss", "memory, studied : reader", None),
    ):  # fmt: skip
        if above in used[0]:
            ratios = [turn[above][key] / turn[below][key] for turn in used]
            lines.append(median_figure(name, text, ratios, "×", aim))
            if key == "painted":
                least = [min(turn[who][key] for turn in used) for who in (above, below)]
                both = f"{text}, the fastest of each"
                lines.append(Figure(f"{name}.fastest", both, least[0] / least[1], "×"))
    if sharing := _sharing_programs():
        text = f"{sharing} other processes have the web engine loaded: memory is counted too low"
        lines.append(Note(text))
    article = next(c.article for c in candidates if c.article)
    load = sorted(others)[len(others) // 2]
    lines.append(
        Note(
            f"{article}; {len(used)} of {len(turns)} turns used, other programs took "
            f"{load:.2f} CPU s of a start's {used[0]['bare'].get('watched', 0):.0f} s at the median"
        )
    )
    return lines


def _sharing_programs() -> int:
    """Return how many processes map the web engine now; PSS divides what is shared with them."""
    found = 0
    for maps in Path("/proc").glob("[0-9]*/maps"):
        try:
            found += "libQt6WebEngineCore" in maps.read_text(errors="replace")
        except OSError:
            continue  # it has ended, or is somebody else's
    return found
