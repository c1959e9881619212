"""Effective training time at 16,384 GPUs over the checkpoint interval: left for four pauses, right for four restart times."""

import numpy as np
from figure_style import BLUE, GREEN, ORANGE, RED, SMALL, SOFT, new_figure, save

M = 54 * 24 * 3600 / 419
minutes = np.geomspace(0.5, 120, 400)


def goodput(minutes, pause, restart):
    work = minutes * 60
    return 100 * work / ((M + restart) * np.expm1((work + pause) / M))


fig, (left, right) = new_figure(height=4.3, ncols=2, sharey=True)
for ax, cases, title in (
        (left, [(3, 300), (10, 300), (30, 300), (60, 300)], "restart 5 min, pause varies"),
        (right, [(10, 120), (10, 300), (10, 600), (10, 900)], "pause 10 s, restart varies")):
    for (pause, restart), color in zip(cases, (GREEN, BLUE, ORANGE, RED)):
        y = goodput(minutes, pause, restart)
        ax.plot(minutes, y, color=color, label=f"{pause} s" if ax is left else f"{restart // 60} min")
        best = y.argmax()
        ax.plot(minutes[best], y[best], "o", color=color, markersize=7)
    ax.axhline(90, color=SOFT, linestyle=(0, (4, 3)), linewidth=1.2)
    ax.text(117, 90.3, "90%", fontsize=SMALL, color=SOFT, ha="right", va="bottom")
    ax.legend(loc="lower center", bbox_to_anchor=(0.64, 0.0) if ax is left else (0.52, 0.0))
    ax.set(xscale="log", xlim=(0.5, 120), ylim=(75, 100), xlabel="minutes between checkpoints", title=title)
    ax.set_xticks([0.5, 1, 2, 5, 10, 20, 60], ["0.5", "1", "2", "5", "10", "20", "60"])
    ax.minorticks_off()
    ax.grid(True, axis="y", linewidth=0.6)
left.set_ylabel("useful time, %")
save(fig)
