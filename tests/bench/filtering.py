"""The tree's filter: from a key to the tree full again, and to its rows drawn.

The first number holds the key's way through Qt, the search in all titles, the model's new rows and
their layout in the tree. The second adds drawing the tree and handing the window's picture to the
screen. Keys come one at a time: words are typed letter by letter and taken back again.
"""

import random

from driven import driven
from figures import Line, Note, percentile_figures
from screen import Screen
from stage import Stage

_AIM_MS = 16.0
_PAUSE_MS = 15
_SEED = 11
# Of titles in both scripts: words, pinyin, initials, and what nothing is found for.
_WORDS = ("attention", "tjjm", "flash", "toujijiema", "kv cache", "dynamo", "e", "zhuyili",
          "paged vllm", "xyz", "deepseek/mla", "multi head")  # fmt: skip


def measure_filter(stage: Stage, *, rounds: int, name: str) -> list[Line]:
    """Return the figures of typing in the filter on a screen."""
    words = [w for _ in range(rounds) for w in _WORDS]
    random.Random(_SEED).shuffle(words)  # noqa: S311  (no secret)
    job: dict[str, object] = {"task": "filter", "words": words, "pause_ms": _PAUSE_MS}
    articles = stage.articles()
    stage.leave_open(articles[0])
    with Screen() as screen:
        said = list(driven(stage, job, screen))
    if all(s["text"] == "" for s in said):
        raise SystemExit("The keys did not reach the filter.")
    filled = [(s["filled"] - s["begun"]) * 1e3 for s in said]
    drawn = [(s["drawn"] - s["begun"]) * 1e3 for s in said]
    return [
        *percentile_figures(f"{name}.filled", "key → tree refilled", filled, "ms", _AIM_MS),
        *percentile_figures(f"{name}.drawn", "key → rows drawn", drawn, "ms"),
        Note(f"{len(articles)} articles, {len(said)} keys"),
    ]
