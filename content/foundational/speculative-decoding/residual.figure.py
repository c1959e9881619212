"""Three tokens: accepted mass, residual mass, and what the three repairs of a rejection give."""

import numpy as np
from figure_style import (
    BLUE,
    BLUE_SOFT,
    GREEN,
    GREEN_SOFT,
    INK,
    ORANGE,
    ORANGE_SOFT,
    PURPLE,
    PURPLE_SOFT,
    RED,
    RED_SOFT,
    SMALL,
    SOFT,
    new_figure,
    save,
)

p, q = np.array([0.6, 0.3, 0.1]), np.array([0.3, 0.5, 0.2])
both = np.minimum(p, q)
missing, excess = np.maximum(p - q, 0), np.maximum(q - p, 0)
x = np.arange(3)
fig, (left, right) = new_figure(height=4.3, ncols=2, width_ratios=[1.08, 1])

# Left: the two distributions side by side, cut into common, excess and missing mass.
w = 0.36
left.bar(x - w / 2 - 0.02, both, w, color=BLUE_SOFT, edgecolor=BLUE)
left.bar(x[:1] - w / 2 - 0.02, missing[:1], w, bottom=both[:1], color=GREEN_SOFT, edgecolor=GREEN, hatch="//")
left.bar(x + w / 2 + 0.02, both, w, color=BLUE_SOFT, edgecolor=BLUE)
left.bar(x[1:] + w / 2 + 0.02, excess[1:], w, bottom=both[1:], color=ORANGE_SOFT, edgecolor=ORANGE)
for i in x:
    left.text(i - w / 2 - 0.02, p[i] + 0.012, f"p {p[i]:.1f}", ha="center", fontsize=SMALL)
    left.text(i + w / 2 + 0.02, q[i] + 0.012, f"q {q[i]:.1f}", ha="center", fontsize=SMALL)
    left.text(i + w / 2 + 0.02, both[i] / 2, f"{both[i]:.1f}", color=BLUE, ha="center", va="center",
              fontsize=SMALL)
left.text(x[0] - w / 2 - 0.02, 0.45, "0.3", ha="center", va="center", fontsize=SMALL, color=GREEN,
          bbox={"facecolor": GREEN_SOFT, "edgecolor": "none", "pad": 1.5})
left.text(x[1] + w / 2 + 0.02, 0.40, "0.2", ha="center", va="center", fontsize=SMALL, color=ORANGE)
left.text(x[2] + w / 2 + 0.02, 0.15, "0.1", ha="center", va="center", fontsize=SMALL, color=ORANGE)
left.text(2.45, 0.655, "accepted: min(p, q), sum 0.7", color=BLUE, ha="right", fontsize=SMALL)
left.text(2.45, 0.605, "rejected: q above p, sum 0.3", color=ORANGE, ha="right", fontsize=SMALL)
left.text(2.45, 0.555, "residual: p above q, sum 0.3", color=GREEN, ha="right", fontsize=SMALL)
left.set(title="Where the guess and the target overlap", ylabel="probability", ylim=(0, 0.72), xlim=(-0.5, 2.5))

# Right: accepted mass plus what each repair adds after a rejection.
w = 0.25
repairs = ((-w, missing / missing.sum(), GREEN, GREEN_SOFT), (0, p, RED, RED_SOFT),
           (w, both / both.sum(), PURPLE, PURPLE_SOFT))
for shift, repair, color, soft in repairs:
    right.bar(x + shift, both, w - 0.03, color=BLUE_SOFT, edgecolor=BLUE)
    some = repair > 0
    right.bar(x[some] + shift, 0.3 * repair[some], w - 0.03, bottom=both[some], color=soft, edgecolor=color,
              hatch="//" if color == GREEN else None)
    for i in x:
        total = both[i] + 0.3 * repair[i]
        right.text(i + shift, total + 0.012, f"{total:.2f}".lstrip("0"), ha="center", fontsize=SMALL,
                   color=color)
for i in x:
    right.plot([i - 0.42, i + 0.42], [p[i], p[i]], color=INK, linestyle=(0, (4, 2)), linewidth=1.4)
right.text(2.45, 0.655, "draw from the residual: TV 0", color=GREEN, ha="right", fontsize=SMALL)
right.text(2.45, 0.605, "draw from p: TV 0.12", color=RED, ha="right", fontsize=SMALL)
right.text(2.45, 0.555, "guess again: TV 0.17", color=PURPLE, ha="right", fontsize=SMALL)
right.text(2.45, 0.505, "dashed: the target p", color=INK, ha="right", fontsize=SMALL)
right.set(title="The output under three repairs", ylim=(0, 0.72), xlim=(-0.5, 2.5))
for ax in (left, right):
    ax.set_xticks(x, ["token A", "token B", "token C"])
    ax.tick_params(axis="x", length=0)
    ax.spines["bottom"].set_color(SOFT)
save(fig)
