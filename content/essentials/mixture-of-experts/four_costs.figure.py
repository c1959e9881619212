"""The token-by-expert matrix of one_layer.py: what is computed, read, stored and sent."""

import numpy as np
from matplotlib.patches import Rectangle

from figure_style import (BLUE, GREEN, GREEN_SOFT, GREY, INK, ORANGE, RED, RULE, SMALL, SOFT, TINT, new_figure, save)

rng = np.random.default_rng(5)  # as in one_layer.py
logits = rng.normal(size=(8, 16)) @ rng.normal(size=(16, 8))
chosen = np.argsort(-logits, axis=1)[:, :2]
load = np.bincount(chosen.ravel(), minlength=8)


def at(i):
    """Left edge of row or column i: a gap after each GPU's pair."""
    return i + 0.35 * (i // 2)


fig, ax = new_figure(height=4.7)
ax.set(xlim=(-3.1, 19.6), ylim=(11.35, -1.75), aspect="equal")
ax.axis("off")
for g in range(4):
    a = at(2 * g)
    ax.add_patch(Rectangle((a - 0.1, a - 0.1), 2.2, 2.2, facecolor=GREEN_SOFT, linewidth=0))
    ax.text(a + 1, -1.2, f"GPU {g}", ha="center", va="center", fontsize=SMALL, color=SOFT)
    ax.text(-1.55, a + 1, f"GPU {g}", ha="center", va="center", fontsize=SMALL, color=SOFT)
for i in range(8):
    ax.text(at(i) + 0.5, -0.42, f"E{i}", ha="center", va="center", fontsize=SMALL, color=GREY if load[i] == 0 else INK)
    ax.text(-0.45, at(i) + 0.5, f"t{i}", ha="center", va="center", fontsize=SMALL)
    ax.text(at(i) + 0.5, 9.75, str(load[i]), ha="center", va="center", fontsize=SMALL,
            color=RED if load[i] == load.max() else INK)
    for t in range(8):
        hit, local = i in chosen[t], t // 2 == i // 2
        ax.add_patch(Rectangle((at(i) + 0.06, at(t) + 0.06), 0.88, 0.88, linewidth=0.8, edgecolor=RULE,
                               facecolor=(GREEN if local else ORANGE) if hit else TINT))
for g in range(4):
    total = load[2 * g] + load[2 * g + 1]
    ax.text(at(2 * g) + 1, 10.75, str(total), ha="center", va="center", fontsize=SMALL,
            color=RED if total == 7 else INK)
ax.text(-0.95, 9.75, "tokens", ha="right", va="center", fontsize=SMALL, color=SOFT)
ax.text(-0.95, 10.75, "per GPU", ha="right", va="center", fontsize=SMALL, color=SOFT)

remote = sum(t // 2 != e // 2 for t in range(8) for e in chosen[t])
notes = ((BLUE, "Arithmetic: coloured cells", "16 of 64: saved"),
         (BLUE, "Weights read: columns with a cell", f"{(load > 0).sum()} of 8: hardly saved"),
         (BLUE, "Memory: all columns", "8 of 8: not saved"),
         (ORANGE, "Network: orange cells", f"{remote} of 16 go to another GPU and back"),
         (RED, "Waiting: the fullest GPU", "7 products; the average is 4"))
for j, (color, head, text) in enumerate(notes):
    y = 0.45 + 2.05 * j
    ax.add_patch(Rectangle((10.45, y - 0.35), 0.16, 1.65, facecolor=color, linewidth=0))
    ax.text(10.95, y, head, va="center", fontsize=SMALL, color=SOFT)
    ax.text(10.95, y + 0.95, text, va="center", fontsize=SMALL)
save(fig)
