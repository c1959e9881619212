"""1,000 texts at the same point: what the draft guesses, what is kept, where the rest goes."""

from figure_style import (
    BLUE,
    BLUE_SOFT,
    GREEN,
    GREEN_SOFT,
    INK,
    NORMAL,
    ORANGE,
    ORANGE_SOFT,
    RED,
    RED_SOFT,
    SMALL,
    SOFT,
    new_figure,
    save,
)
from matplotlib.patches import Polygon, Rectangle

DRAFT, TARGET = (700, 200, 100), (400, 400, 200)
COLORS = ((BLUE_SOFT, BLUE), (ORANGE_SOFT, ORANGE), (GREEN_SOFT, GREEN))
WORDS = ("mat", "sofa", "floor")
kept = [min(d, t) for d, t in zip(DRAFT, TARGET)]

fig, ax = new_figure(height=4.3)


def bar(x, y, width, colors, text, hatch=None):
    ax.add_patch(Rectangle((x, y), width, 0.62, facecolor=colors[0], edgecolor=colors[1], linewidth=1.3,
                           hatch=hatch))
    ax.text(x + width / 2, y + 0.3, text, ha="center", va="center", fontsize=SMALL, color=INK,
            bbox={"facecolor": colors[0], "edgecolor": "none", "pad": 1.2} if hatch else None)


def flow(x0, x1, width, y0, y1, color):
    ax.add_patch(Polygon([(x0, y0), (x0 + width, y0), (x1 + width, y1), (x1, y1)], facecolor=color, alpha=0.55,
                         edgecolor="none"))


# Row 1: guesses. Row 2: kept and rejected. Row 3: output, which is the target's own share.
x = 0
for word, n, colors in zip(WORDS, DRAFT, COLORS):
    bar(x, 4.6, n, colors, f"{word} {n}")
    x += n
starts = (0, 700, 900)
for i, (n, colors) in enumerate(zip(kept, COLORS)):
    bar(starts[i], 2.8, n, colors, f"{n}")
    flow(starts[i], starts[i], n, 4.6, 3.42, colors[0])
bar(400, 2.8, 300, (RED_SOFT, RED), "rejected 300", hatch="//")
flow(400, 400, 300, 4.6, 3.42, RED_SOFT)

flow(0, 0, 400, 2.8, 1.62, BLUE_SOFT)
flow(700, 400, 200, 2.8, 1.62, ORANGE_SOFT)
flow(900, 800, 100, 2.8, 1.62, GREEN_SOFT)
flow(400, 600, 200, 2.8, 1.62, RED_SOFT)
flow(600, 900, 100, 2.8, 1.62, RED_SOFT)
bar(0, 1.0, 400, COLORS[0], "mat 400")
bar(400, 1.0, 200, COLORS[1], "sofa 200")
bar(600, 1.0, 200, COLORS[1], "+ 200", hatch="//")
bar(800, 1.0, 100, COLORS[2], "floor 100")
bar(900, 1.0, 100, COLORS[2], "+ 100", hatch="//")
for left, n, word in ((0, 400, "mat"), (400, 400, "sofa"), (800, 200, "floor")):
    ax.plot([left + 4, left + n - 4], [0.78, 0.78], color=SOFT, linewidth=1.3)
    ax.text(left + n / 2, 0.5, f"target: {word} {n}", ha="center", va="center", fontsize=SMALL, color=SOFT)
for y, text in ((4.9, "draft guesses"), (3.1, "kept, rejected"), (1.3, "output")):
    ax.text(-22, y, text, ha="right", va="center", fontsize=NORMAL)
ax.set(xlim=(-215, 1005), ylim=(0.3, 5.35), xticks=[], yticks=[])
for side in ("left", "bottom"):
    ax.spines[side].set_visible(False)
save(fig)
