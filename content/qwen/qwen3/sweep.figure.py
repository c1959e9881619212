"""Time of a decode step over the batch, 32B and 235B-A22B on eight H100 SXM, with the ends that memory sets."""

import numpy as np
from budget_cost import PROMPT, SETUPS, fits, step
from figure_style import BLUE, GREEN, INK, ORANGE, RULE, SMALL, SOFT, new_figure, save

BUDGET = 16384
CONTEXT = PROMPT + BUDGET / 2
COLORS = dict(zip(SETUPS, (BLUE, ORANGE, GREEN)))

fig, ax = new_figure(height=4.2)
ax.set(xscale="log", yscale="log", xlim=(0.93, 160), ylim=(1.3, 25), xlabel="requests in the batch", ylabel="one decode step, ms")
for name, color in COLORS.items():
    full = fits(name, BUDGET)
    n = np.geomspace(1, full, 200)
    ax.plot(n, [1e3 * step(name, x, CONTEXT) for x in n], color=color)
    end = 1e3 * step(name, full, CONTEXT)
    ax.plot([full], [end], "o", color=color, markersize=8)
    below = -11 if name == "235B, TP=8" else 0
    ax.annotate(f"{full}: full", (full, end), color=color, fontsize=SMALL, xytext=(9, below), textcoords="offset points", va="center")
low, high = 1.0, 2.0
for _ in range(40):
    middle = (low + high) / 2
    low, high = (middle, high) if step("235B, TP=8", middle, CONTEXT) < step("32B, TP=8", middle, CONTEXT) else (low, middle)
ax.plot([low], [1e3 * step("32B, TP=8", low, CONTEXT)], "o", color=INK, markersize=8)
ax.annotate(f"break-even {low:.1f}", (low, 1e3 * step("32B, TP=8", low, CONTEXT)), color=INK, fontsize=SMALL,
            xytext=(4, -17), textcoords="offset points", ha="left", va="center")
ax.text(20, 3.7, "Qwen3-32B, TP=8: 256 KiB per token", color=BLUE, fontsize=SMALL, va="center")
ax.text(1.02, 14.0, "235B-A22B, TP=8: 376 KiB per token on the node", color=ORANGE, fontsize=SMALL, va="center")
ax.text(1.02, 22.0, "235B-A22B, attention in two groups of TP=4: 188 KiB", color=GREEN, fontsize=SMALL, va="center")
ax.set_xticks([1, 2, 4, 8, 16, 32, 64, 128], ["1", "2", "4", "8", "16", "32", "64", "128"])
ax.set_yticks([2, 5, 10, 20], ["2", "5", "10", "20"])
ax.minorticks_off()
ax.grid(True, axis="y", linewidth=0.6, color=RULE)
ax.spines["left"].set_color(SOFT)
save(fig)
