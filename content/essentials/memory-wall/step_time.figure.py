"""Bound on the time of a decode step, stacked by term, against the batch, for two contexts."""

import numpy as np

from figure_style import (BLUE, BLUE_SOFT, INK, ORANGE, ORANGE_SOFT, PAPER, RED, RED_SOFT, SMALL, SOFT, TITLE,
                          new_figure, save)

PEAK, HBM, WEIGHTS, PER_TOKEN, FIT = 989e12, 3.35e12, 15.009849344e9, 131_072, 431_362  # step_time.py
fig, axes = new_figure(height=4.5, ncols=2, sharey=True)
for ax, context, top in zip(axes, (1024, 8192), (480, 60)):
    n = np.unique(np.minimum([0, PEAK / HBM, top], top))  # straight between these
    weights = np.full_like(n, WEIGHTS / HBM * 1e3)
    matrices = np.maximum(weights, WEIGHTS * n / PEAK * 1e3)
    step = matrices + n * context * PER_TOKEN / HBM * 1e3
    ax.stackplot(n, weights, matrices - weights, step - matrices, colors=(BLUE_SOFT, RED_SOFT, ORANGE_SOFT),
                 linewidth=0)
    ax.plot(n, step, color=INK)
    ax.plot(n, weights, color=BLUE, linewidth=1.4)
    late = n >= PEAK / HBM
    ax.plot(n[late], matrices[late], color=RED, linewidth=1.4)
    fit = FIT // context
    ax.axvspan(fit, top, facecolor=PAPER, alpha=0.78, linewidth=0, zorder=2.5)
    ax.axvline(fit, color=SOFT, linewidth=1.4, zorder=3)
    ax.text(fit - top * 0.012, 26.6, f"80 GB full: {fit}", fontsize=SMALL, ha="right", va="center", color=SOFT)
    equal = WEIGHTS / PER_TOKEN / context
    ax.plot([equal] * 2, [0, 2 * weights[0]], color=INK, linewidth=1, linestyle=(0, (3, 3)))
    ax.plot(equal, 2 * weights[0], "o", color=INK, markersize=7)
    ax.annotate(f"KV read = weight read\nat batch {equal:.0f}", (equal, 2 * weights[0] + 0.3),
                xytext=(top * 0.035, 17.6), va="bottom", fontsize=SMALL, linespacing=1.35,
                arrowprops={"arrowstyle": "-", "color": SOFT, "linewidth": 1, "shrinkA": 2, "shrinkB": 3,
                            "relpos": (0.5, 0)})
    ax.text(fit * 0.97, 2.2, "weight read: 4.48 ms", fontsize=SMALL, ha="right", va="center", color=BLUE)
    ax.text(fit * 0.97, 14.5 if context == 1024 else 9.5, "KV read", fontsize=SMALL, ha="right", va="center", color=ORANGE)
    ax.set_title(f"context {context:,}", fontsize=TITLE, loc="left", pad=8)
    ax.set(xlim=(0, top), ylim=(0, 28), xlabel="batch (requests decoding together)")
ridge = PEAK / HBM
axes[0].plot(ridge, ridge * 1024 * PER_TOKEN / HBM * 1e3 + WEIGHTS / HBM * 1e3, "o", color=RED, markersize=7)
axes[0].annotate("arithmetic outlasts\nthe weight read\nfrom batch 295", (ridge, 16.1), xytext=(205, 7.2), va="bottom",
                 fontsize=SMALL, color=RED, linespacing=1.3,
                 arrowprops={"arrowstyle": "-", "color": RED, "linewidth": 1, "shrinkA": 2, "shrinkB": 3,
                             "relpos": (0.5, 1)})
axes[0].set_ylabel("step, ms (bound)")
save(fig)
