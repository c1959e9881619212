"""The common look of the archive's matplotlib figures: palette, fonts, size, deterministic SVG.

A figure's source `<name>.figure.py` imports this module and ends with `save(fig)`, which writes
`<name>.svg` beside it:

    from figure_style import BLUE, INK, new_figure, save

    fig, ax = new_figure(height=3.2)
    ax.plot([1, 2, 4], [3, 5, 9], color=BLUE)
    save(fig)

One inch of figure is 100 CSS px of page. A figure is 9.6 inches (960 px) wide unless it says
otherwise, and the narrowest column that shows it is 720 px, so that no text may be smaller than
11 px * 960 / 720: `SMALL` is that size, in points.
"""

import os
import sys
import tomllib
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager

mpl.use("svg")
from matplotlib import pyplot as plt
from matplotlib.figure import Figure

# `reader figures` and `reader check` say where; by hand it is beside the archive.
_BESIDE = Path(__file__).resolve().parents[2] / "resources"
_RESOURCES = Path(os.environ.get("READER_RESOURCES", _BESIDE))
_LIGHT = tomllib.loads((_RESOURCES / "palette.toml").read_text(encoding="utf-8"))["light"]

PAPER, INK, SOFT, RULE, TINT = (_LIGHT[k] for k in ("paper", "ink", "soft", "rule", "tint"))
BLUE, ORANGE, GREEN = _LIGHT["blue"], _LIGHT["orange"], _LIGHT["green"]
RED, PURPLE, GREY = _LIGHT["red"], _LIGHT["purple"], _LIGHT["grey"]
BLUE_SOFT, ORANGE_SOFT, GREEN_SOFT = (_LIGHT[f"{k}-soft"] for k in ("blue", "orange", "green"))
RED_SOFT, PURPLE_SOFT, GREY_SOFT = (_LIGHT[f"{k}-soft"] for k in ("red", "purple", "grey"))

_POINTS_PER_PX = 72 / 100  # one inch is 100 px here
SMALL = 15 * _POINTS_PER_PX
NORMAL = 16.5 * _POINTS_PER_PX
TITLE = 18 * _POINTS_PER_PX

for _font in ("inter.ttf", "noto-sans-sc-regular.otf"):
    font_manager.fontManager.addfont(str(_RESOURCES / "fonts" / _font))

mpl.rcParams.update(
    {
        "svg.fonttype": "none",
        "svg.hashsalt": "archive",
        "font.family": ["Inter", "Noto Sans CJK SC"],
        "font.size": NORMAL,
        "axes.titlesize": TITLE,
        "axes.labelsize": NORMAL,
        "xtick.labelsize": SMALL,
        "ytick.labelsize": SMALL,
        "legend.fontsize": SMALL,
        "legend.frameon": False,
        "figure.facecolor": PAPER,
        "savefig.facecolor": PAPER,
        "axes.facecolor": PAPER,
        "axes.edgecolor": SOFT,
        "axes.labelcolor": INK,
        "axes.titlecolor": INK,
        "text.color": INK,
        "xtick.color": SOFT,
        "ytick.color": SOFT,
        "xtick.labelcolor": INK,
        "ytick.labelcolor": INK,
        "grid.color": RULE,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.unicode_minus": True,
        "lines.linewidth": 2.0,
        "figure.dpi": 100,
    }
)


def new_figure(width: float = 9.6, height: float = 3.6, **subplots: Any) -> tuple[Figure, Any]:
    """Return a figure of that many inches and its axes, as `pyplot.subplots` gives them."""
    return plt.subplots(figsize=(width, height), layout="constrained", **subplots)


def save(fig: Figure) -> None:
    """Write the figure beside the script that draws it, byte for byte the same on every run."""
    script = Path(sys.argv[0]).resolve()
    target = script.with_name(script.name.removesuffix(".figure.py") + ".svg")
    fig.savefig(
        target, format="svg", metadata={"Date": None, "Creator": None, "Type": None, "Format": None}
    )
    plt.close(fig)
