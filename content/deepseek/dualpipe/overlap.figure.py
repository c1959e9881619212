"""Step time over the share of all-to-all: what the bubble is worth, and what the overlap is worth."""

import numpy as np
from figure_style import BLUE, GREY, ORANGE, PURPLE, SMALL, SOFT, new_figure, save
from schedule import dualpipe, run, times, vee

P, M = 16, 120


def simulated(chunks, c, part=1.0, devices=P):
    """The fold: with P/2 devices and M/2 micro-batches exactly DualPipe (schedule.py asserts it), in half the time."""
    lists = [dualpipe(r, 2 * devices, chunks) for r in range(devices)]
    return run(lists, vee(2 * devices), 2 * devices, times(1 + c, 1 + c, 1, max(3, 2 * c), part))[0]


def formula(stages, chunks, c, pair, part=1.0):
    """The article's formula for the whole step, exact for B <= F&B <= F + B."""
    full = 2 + c
    return part * ((chunks - stages - 1) * pair + (stages + 1) * (1 + c + full) + (stages / 2 - 1) * (pair + full - 3))


exact, beyond = [0, 2 / 3], [1, 1.25, 1.5]      # up to c = 1 the formula is exact, above it we simulate
ratio = np.array(exact + beyond)
c = 1.5 * ratio
lines = {
    "1F1B": (M + P - 1) * (3 + 2 * c),
    "ZB1P": (M + P - 1) * (3 + 2 * c) - (P - 1) * 2,
    "two-way": formula(P, M, c, 3 + 2 * c),
    "DualPipe": np.array([formula(P, M, 1.5 * x, 3) for x in exact] + [simulated(M // 2, 1.5 * x, devices=P // 2) for x in beyond]),
}
circles = np.array([0, 0.3, 0.6, 0.9, 1.2, 1.5])
folded = np.array([formula(2 * P, 2 * M, 1.5 * x, 3, 0.5) if x <= 2 / 3 else simulated(M, 1.5 * x, 0.5) for x in circles])

fig, ax = new_figure(height=4.2)
ax.set(xlim=(0, 1.5), ylim=(0.9, 3.05), xlabel="all-to-all time / compute time of a micro-batch", ylabel="step time / compute alone")
styles = {"1F1B": (GREY, "-"), "ZB1P": (ORANGE, "-"), "two-way": (PURPLE, (0, (4, 3))), "DualPipe": (BLUE, "-")}
for name, (color, style) in styles.items():
    ax.plot(ratio, lines[name] / (3 * M), color=color, linestyle=style)
ax.plot(circles, folded / (3 * M), "o", color=BLUE, markersize=6, markerfacecolor="none", clip_on=False)
ax.plot([1, 1], [0.9, 3.05], color=SOFT, linestyle=(0, (2, 3)), linewidth=1.2)
at = beyond.index(1) + len(exact)
for name in ("ZB1P", "DualPipe"):
    y = lines[name][at] / (3 * M)
    ax.plot([1], [y], "o", color=styles[name][0], markersize=8)
    ax.text(1.02, y - 0.06, f"{y:.2f}", color=styles[name][0], fontsize=SMALL, va="top")
ax.text(0.60, 2.13, "1F1B", color=SOFT, fontsize=SMALL, ha="right")
ax.text(0.79, 1.72, "ZB1P", color=ORANGE, fontsize=SMALL, ha="left")
ax.text(0.03, 1.62, "dashed: DualPipe's order,\npairs not overlapped", color=PURPLE, fontsize=SMALL, ha="left")
ax.text(0.50, 0.98, "DualPipe; circles: DualPipeV", color=BLUE, fontsize=SMALL, ha="left")
ax.text(1.01, 2.9, "DeepSeek-V3: about 1:1", color=SOFT, fontsize=SMALL, ha="left", va="center")
ax.set_yticks([1, 1.5, 2, 2.5, 3], ["1", "1.5", "2", "2.5", "3"])
ax.grid(True, axis="y", linewidth=0.6)
save(fig)
