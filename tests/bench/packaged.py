"""The packaged program: its size, its start to the picture and to the live page, its memory.

It is measured beside Kiwix desktop with the same page, and beside the same program from the
checkout; all windows are 1440×900 px. They take turns, and a ratio is always that of one turn.

The program leaves a picture of its page, and shows it at the next start until the page itself is
there (see reader/ui/last_picture.py). Both look the same, so that a start is watched in three ways:
as it is left, which tells when the picture was seen; with a picture on which nothing is, which
tells when the page itself was; and without any, as after something has changed.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bare import standalone_copy
from built import Built, NotBuiltError, built
from driven import driven
from figures import Figure, Line, Note, median_figure
from kiwix import Kiwix, kiwix_with
from left_home import copy_home, leave_home, with_blank_picture, without_picture
from screen import Screen
from stage import BENCH, Stage
from starting import find_tool

_AIM_PACKED_MB, _AIM_UNPACKED_MB = 120, 380
_AIM_PICTURE, _AIM_LIVE, _AIM_MEMORY = 0.5, 1.0, 1.0  # of Kiwix
_FOLDER = BENCH / "package"
_POLL_MS = 4
_SETTLE_S = 3.0  # a blank picture may cover the page for half a second after it is painted
_QUIET_S = 0.25  # CPU seconds of other programs while a start is watched; more is measured again
_QUIET_WAIT_S = 10
_PATIENCE_S = 900  # for all starts together; on a busy machine the rest is measured as it comes
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Start:
    """A program to be started, where its page is, and the home that it finds.

    Attributes:
        keeps_home: Whether it starts in the home itself, instead of in a copy made for each start.
    """

    name: str
    what: str
    command: tuple[str, ...]
    region: str
    home: Path
    environment: tuple[str, ...] = ()
    keeps_home: bool = False


@dataclass(frozen=True, slots=True)
class _Program:
    """A reader: the packaged one, or that of the checkout."""

    name: str
    what: str
    command: tuple[str, ...]
    library: Path
    environment: tuple[str, ...] = ()


def measure_package(stage: Stage, *, rounds: int, quick: bool) -> list[Line]:
    """Return the figures of the packaged program; lines that say so where something is missing.

    Args:
        stage: The same program from the checkout, with its library.
        quick: Whether to build without compressing anything, and not to wait for a quiet machine.
    """
    if sys.platform != "linux":
        return [Note("not measured: the starts are watched on Linux alone")]
    try:
        package = built(whole=not quick)
    except NotBuiltError as error:
        return [Note(f"not measured: {error}")]
    lines = _sizes(package)
    tool = find_tool()
    if tool is None:
        text = "starts not measured: measure_startup.py is not here; READER_MEASURE names it"
        return [*lines, Note(text)]
    article = max(stage.articles(), key=lambda path: stage.page_of(path).stat().st_size)
    region = _page_region(stage, article)
    packaged = _Program("package", "packaged", (str(package.program),), package.library)
    own = _Program(
        "checkout", "checkout", tuple(stage.reader), stage.library,
        (f"PYTHONPATH={stage.folder}",),
    )  # fmt: skip
    starts = [*_ways(packaged, article, region), *_ways(own, article, region)]
    if not any(start.name == "package.picture" for start in starts):
        lines.append(Note("the program leaves no picture of its page: there is the live page only"))
    kiwix = _kiwix(stage, article)
    if isinstance(kiwix, Note):
        lines.append(kiwix)
    else:
        starts.append(kiwix)
    turns = _turns(tool, starts, rounds=rounds, patient=not quick)
    if not turns:
        return [*lines, Note("starts not measured: none was seen to its end")]
    return [*lines, *_lines(turns, starts), Note(f"{article}, {_said_of(turns)}")]


# ---- what is started ---------------------------------------------------------------------------


def _page_region(stage: Stage, article: str) -> str:
    stage.leave_open(article)
    with Screen() as screen:
        said = list(driven(stage, {"task": "place"}, screen))
    return ",".join(map(str, said[0]["page"]))


def _ways(program: _Program, article: str, region: str) -> list[_Start]:
    """Return the ways in which a reader is started: as it was left, with a blank picture, first."""
    name = program.name
    homes = _FOLDER / "homes"
    homes.mkdir(parents=True, exist_ok=True)
    left = homes / name
    picture = leave_home(
        left, program.command, library=program.library, article=article, region=region,
        environment=program.environment,
    )  # fmt: skip
    kept = [("first", "page, no picture kept", without_picture(left, homes / f"{name}.first"))]
    if picture is not None:
        blank = with_blank_picture(left, homes / f"{name}.live")
        kept = [("picture", "picture", left), ("live", "live page", blank), *kept]
    return [
        _Start(f"{name}.{way}", f"{program.what}: {seen}", program.command, region, home,
               program.environment)
        for way, seen, home in kept
    ]  # fmt: skip


def _kiwix(stage: Stage, article: str) -> _Start | Note:
    page = standalone_copy(
        stage.page_of(article), stage.assets(), stage.library / "files", _FOLDER / "page"
    )
    found: Kiwix | Note = kiwix_with(page, _FOLDER / "article.zim")
    if isinstance(found, Note):
        return found
    home = _FOLDER / "homes" / "kiwix"
    (home / "run").mkdir(mode=0o700, parents=True, exist_ok=True)
    return _Start(
        "kiwix", "Kiwix: article", found.command, found.region, home, found.environment,
        keeps_home=True,
    )  # fmt: skip


# ---- starting ----------------------------------------------------------------------------------


def _turns(
    tool: Path, starts: Sequence[_Start], *, rounds: int, patient: bool
) -> list[dict[str, dict]]:
    """Return what the tool said of each program, turn by turn; the turns without a failure."""
    turns = []
    end_of_patience = time.monotonic() + (_PATIENCE_S if patient else 0)
    for number in range(rounds + 1):  # the first warms the disk's cache and is not counted
        order = starts if number % 2 else starts[::-1]
        turn = {
            s.name: _watched(tool, s, patient=time.monotonic() < end_of_patience) for s in order
        }
        if number and all(turn.values()):
            turns.append(turn)
    return turns


def _watched(tool: Path, start: _Start, *, patient: bool) -> dict:
    """Start a program and return what the tool says of it; nothing when it was not painted."""
    home = start.home
    if not start.keeps_home:
        home = _FOLDER / "home"
        copy_home(start.home, home)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        waiting = ("--quiet", str(_QUIET_S), "--quiet-wait", str(_QUIET_WAIT_S)) if patient else ()
        environment = [word for pair in start.environment for word in ("--env", pair)]
        subprocess.run(
            [
                sys.executable, str(tool), "--runs", "1", "--pause", "0", "--json", str(report),
                "--poll", str(_POLL_MS), "--settle", str(_SETTLE_S), "--geometry", "1600x1000x24",
                "--region", start.region, "--home", str(home), *waiting, *environment,
                "--shots", str(_FOLDER / "shots"), "--label", start.name, "--", *start.command,
            ],
            check=False, capture_output=True, cwd=_FOLDER,
        )  # fmt: skip
        if not report.is_file():
            return {}
        runs = json.loads(report.read_text(encoding="utf-8"))["runs"]
    painted = [run for run in runs if run.get("painted")]
    return min(painted, key=lambda run: run["ext_cpu"]) if painted else {}


# ---- the table ---------------------------------------------------------------------------------


def _sizes(package: Built) -> list[Line]:
    lines: list[Line] = [
        Figure("package.unpacked", "unpacked", package.bytes / 1e6, "MB", aim=_AIM_UNPACKED_MB)
    ]
    for file in package.downloads:
        kind = "".join(file.suffixes[-2:]) if ".tar" in file.suffixes else file.suffix
        size = file.stat().st_size / 1e6
        lines.append(Figure(f"package.packed{kind}", kind, size, "MB", aim=_AIM_PACKED_MB))
    if not package.downloads:
        lines.append(Note("packed size not measured: only `make package` packs as for people"))
    if package.seconds is not None:
        lines.append(Figure("package.build", "building it", package.seconds, "s"))
    return lines


def _lines(turns: Sequence[dict[str, dict]], starts: Sequence[_Start]) -> list[Line]:
    quiet = [turn for turn in turns if _load(turn) <= _QUIET_S]
    used = quiet if len(quiet) >= _FEWEST else turns
    lines: list[Line] = []
    for key, what, unit in (("painted", "painted", "ms"), ("pss", "memory after 5 s", "MB")):
        for start in starts:
            values = [turn[start.name][key] for turn in used]
            text = f"{start.what}, {what}"
            lines.append(median_figure(f"{start.name}.{key}", text, values, unit))
    left = "picture" if "package.picture" in used[0] else "first"
    live = "live" if left == "picture" else "first"
    for name, above, below, key, text, aim in (
        ("picture", "package.picture", "kiwix", "painted", "picture : Kiwix", _AIM_PICTURE),
        ("live", f"package.{live}", "kiwix", "painted", "live page : Kiwix", _AIM_LIVE),
        ("memory", f"package.{left}", "kiwix", "pss", "memory : Kiwix", _AIM_MEMORY),
        ("picture_own", "package.picture", "checkout.picture", "painted", "picture : checkout",
         None),
        ("live_own", f"package.{live}", f"checkout.{live}", "painted", "live page : checkout",
         None),
        ("memory_own", f"package.{left}", f"checkout.{left}", "pss", "memory : checkout", None),
    ):  # fmt: skip
        if above in used[0] and below in used[0]:
            ratios = [turn[above][key] / turn[below][key] for turn in used]
            lines.append(median_figure(f"package.ratio.{name}", text, ratios, "×", aim))
            if key == "painted":
                least = [min(turn[who][key] for turn in used) for who in (above, below)]
                both = f"{text}, the fastest of each"
                fastest = least[0] / least[1]
                lines.append(Figure(f"package.ratio.{name}.fastest", both, fastest, "×"))
    return lines


def _said_of(turns: Sequence[dict[str, dict]]) -> str:
    loads = sorted(_load(turn) for turn in turns)
    return (
        f"{len(turns)} turns; other programs took {loads[len(loads) // 2]:.2f} CPU s while a start "
        f"was watched, at the median of the turns' worst; pictures in {_FOLDER / 'shots'}"
    )


def _load(turn: dict[str, dict]) -> float:
    return max(run["ext_cpu"] for run in turn.values())
