"""Loads of the two pools over time when admission looks at the decode load of now or at the load to come."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from figure_style import BLUE, GREEN, ORANGE, SMALL, new_figure, save
from reject import run

fig, axes = new_figure(height=4.0, nrows=2, sharex=True)
for ax, policy, title in zip(axes, ("early", "predicted"), ("admit on the decode load of now", "admit on the predicted load")):
    t = run(policy, 0.0)[3]
    t = t[(t[:, 0] >= 400) & (t[:, 0] <= 640)]
    ax.plot(t[:, 0] - 400, 100 * t[:, 1], color=ORANGE)
    ax.plot(t[:, 0] - 400, 100 * t[:, 2], color=GREEN)
    ax.set(xlim=(0, 240), ylim=(0, 112), ylabel="load, %")
    ax.set_title(title, loc="left", fontsize=SMALL)
    ax.set_yticks([0, 50, 100])
    ax.grid(True, axis="y", linewidth=0.6)
axes[1].set_xlabel("time, s")
fig.text(0.985, 0.97, "prefill pool", color=ORANGE, fontsize=SMALL, ha="right", va="top")
fig.text(0.86, 0.97, "decode pool", color=GREEN, fontsize=SMALL, ha="right", va="top")
save(fig)
