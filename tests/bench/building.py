"""Building the library: from nothing, after one changed article, and when nothing changed.

All are whole processes of `reader build`, from their start to their end. The changed article gets
a new sentence, another each time, and its old text back at the end.
"""

import shutil
import time

from figures import Figure, Line, median_figure
from stage import Stage

_AIM_S = 1.0


def measure_building(
    stage: Stage, *, name: str, from_nothing: int, changes: int, aim: bool = True
) -> list[Line]:
    """Return the figures of building a stage's library.

    Args:
        from_nothing: How often it is built from nothing; 0 builds what is missing, unmeasured.
        changes: How often one article is changed, and nothing.
    """
    lines: list[Line] = []
    whole = [_from_nothing(stage) for _ in range(from_nothing)] or None
    if whole is None:
        stage.build()
    count = len(stage.articles())
    if whole:
        lines.append(median_figure(f"{name}.nothing", "from nothing", whole, "s"))
        rate = count / lines[0].value
        lines.append(Figure(f"{name}.pages_per_second", f"{count} articles", rate, "pages/s"))
    changed = _changed(stage, changes)
    wanted = _AIM_S if aim else None
    lines.append(median_figure(f"{name}.one_change", "one article changed", changed, "s", wanted))
    same = [_timed(stage) for _ in range(changes)]
    lines.append(median_figure(f"{name}.no_change", "nothing changed", same, "s"))
    return lines


def _from_nothing(stage: Stage) -> float:
    shutil.rmtree(stage.library, ignore_errors=True)
    return _timed(stage)


def _changed(stage: Stage, times: int) -> list[float]:
    """Change a different article each time, so that the figure is not that of one."""
    seconds = []
    articles = stage.articles()
    step = max(1, len(articles) // times)
    for number in range(times):
        file = stage.content / articles[number * step % len(articles)] / "en.md"
        text = file.read_bytes()
        try:
            added = f"\n\nThis sentence is number {number} of a benchmark ({time.time_ns()}).\n"
            file.write_bytes(text + added.encode())
            seconds.append(_timed(stage))
        finally:
            file.write_bytes(text)
    stage.build()
    return seconds


def _timed(stage: Stage) -> float:
    begun = time.perf_counter()
    stage.build()
    return time.perf_counter() - begun
