"""Opening an article: from the click in the tree to its page on the screen.

The number is the time between two moments of one process, the reader's: just before the button
goes down over the article's row, and the window's signal `painted`. In between lie the tree's
`article_chosen`, the tab, the page's request and its answer from the library, parsing, style,
fonts not yet met, layout, the app's script and its channel, the outline, and two animation frames
after which what was laid out has been drawn. Once a round the pixels are watched instead, from
another process: the first moment at which nine tenths of the finished page are on the screen.
"""

import json
import random
import select
import time
from collections.abc import Iterator

from driven import check_end, driven, start_driver
from figures import Line, Note, percentile_figures
from screen import Screen, first_like_last
from stage import Stage

_AIM_MS = 80.0
_PAUSE_MS = 250  # longer than any page takes to settle
_WATCH_S = 0.002
_SEED = 7


def measure_opening(stage: Stage, *, rounds: int, name: str, most: int = 60) -> list[Line]:
    """Return the figures of opening every article, or `most` of them, `rounds` times."""
    articles = stage.articles()
    chance = random.Random(_SEED)  # noqa: S311  (no secret)
    if len(articles) > most:
        articles = chance.sample(articles, most)
    order = _order(articles, rounds, chance)
    job: dict[str, object] = {"task": "open", "articles": order, "pause_ms": _PAUSE_MS}
    lines: list[Line] = []
    for where in ("Xvfb", "offscreen"):
        stage.leave_open(articles[-1])
        if where == "Xvfb":
            with Screen() as screen:
                times = _painted(driven(stage, job, screen))
        else:
            times = _painted(driven(stage, job, None))
        aim = _AIM_MS if where == "Xvfb" else None
        what = f"click → painted ({where})"
        lines += percentile_figures(f"{name}.{where.lower()}", what, times, "ms", aim)
    short = {**job, "articles": _order(articles, max(1, rounds // 2), chance)}
    stage.leave_open(articles[-1])
    pixels, late = _watched(stage, short)
    lines += percentile_figures(f"{name}.pixels", "click → 90 % of the pixels", pixels, "ms")
    lines += percentile_figures(f"{name}.pixels_after", "pixels after `painted`", late, "ms")
    lines.append(Note(f"{len(articles)} articles; pixels are watched in runs of their own"))
    return lines


def _order(articles: list[str], rounds: int, chance: random.Random) -> list[str]:
    """Return every article `rounds` times, never the same twice running."""
    order: list[str] = [articles[-1]]
    for _ in range(rounds):
        turn = chance.sample(articles, len(articles))
        if len(turn) > 1 and turn[0] == order[-1]:
            turn.append(turn.pop(0))
        order += turn
    return order[1:]


def _painted(said: Iterator[dict]) -> list[float]:
    return [(s["painted"] - s["clicked"]) * 1e3 for s in said if "painted" in s]


def _watched(stage: Stage, job: dict[str, object]) -> tuple[list[float], list[float]]:
    """Return, in ms, when the pixels came: after the click, and after the signal `painted`."""
    after_click, after_signal = [], []
    with Screen() as screen:
        process = start_driver(stage, job, screen)
        frames: list = []
        region = None
        last = None
        while True:
            ready, _, _ = select.select([process.stdout], [], [], _WATCH_S)
            if region is not None:
                seen = screen.pixels[region]
                if last is None or (seen != last).any():
                    last = seen.copy()
                    frames.append((time.monotonic(), last))
            if not ready:
                continue
            line = process.stdout.readline()
            if not line:
                break
            said = json.loads(line)
            if "page" in said:
                region = _region(said)
                continue
            came = _first_after(frames, said["clicked"])
            if came is not None:
                after_click.append((came - said["clicked"]) * 1e3)
                after_signal.append((came - said["painted"]) * 1e3)
            frames = frames[-1:]
        check_end(stage, process)
    return after_click, after_signal


def _first_after(frames: list, clicked: float) -> float | None:
    return first_like_last([f for f in frames if f[0] >= clicked] or frames[-1:])


def _region(said: dict) -> tuple[slice, slice]:
    (x, y, width, height), (left, top) = said["page"], said["at"]
    return slice(top + y, top + y + height), slice(left + x, left + x + width)
