"""Left: wasted share of the row-steps over the batch size. Right: tokens per iteration on the paper's trace."""

import numpy as np
from figure_style import BLUE, GREY, INK, ORANGE, PURPLE, RED, SMALL, SOFT, new_figure, save

MEAN = 64.5
rows = np.arange(1, 129)
k = np.arange(0, 4000)[:, None]


def wasted(cdf):
    return 1 - MEAN / (1 - cdf**rows).sum(axis=0)


fig, (left, right) = new_figure(height=4.3, ncols=2)
uniform = wasted(np.minimum(k / 128, 1))
geometric = wasted(1 - (1 - 1 / MEAN) ** k)
left.set(xscale="log", xlim=(1, 128), ylim=(-3, 100), xlabel="rows in the batch", ylabel="row-steps wasted, %")
for share, color, text, y in ((geometric, PURPLE, "geometric, mean 64.5", 88), (uniform, ORANGE, "uniform 1..128", 38)):
    left.plot(rows, 100 * share, color=color)
    left.plot([8, 16, 32], 100 * share[[7, 15, 31]], "o", color=color, markersize=7)
    left.text(120, y, text, color=color, fontsize=SMALL, ha="right", va="center")
left.plot([1, 128], [100 * (1 - MEAN / 128)] * 2, color=SOFT, linestyle=(0, (4, 3)), linewidth=1.2)
left.text(1.15, 53.5, "limit 49.6", fontsize=SMALL, color=SOFT, va="center")
left.plot([1, 128], [0, 0], color=GREY)
left.text(120, 5, "all lengths equal", color=INK, fontsize=SMALL, ha="right", va="center")
left.set_xticks([1, 2, 4, 8, 16, 32, 64, 128], ["1", "2", "4", "8", "16", "32", "64", "128"])

rng = np.random.default_rng(36)
prompt, output = rng.integers(32, 513, 2**18), rng.integers(1, 129, 2**18)
sizes = np.array([1, 2, 4, 8, 16, 32])
ragged, whole = [], []
for n in sizes:
    p, o = prompt.reshape(-1, n), output.reshape(-1, n)
    ragged.append(n * MEAN / ((p + o).max(1) - p.min(1)).mean())
    whole.append(n * MEAN / o.max(1).mean())
right.set(xscale="log", yscale="log", xlim=(1, 34), ylim=(0.44, 40), xlabel="rows in the batch", ylabel="tokens per iteration")
for y, color in ((sizes, BLUE), (whole, ORANGE), (ragged, RED)):
    right.plot(sizes, y, "o-", color=color, markersize=6)
right.plot([1, 34], [1, 1], color=SOFT, linestyle=(0, (4, 3)), linewidth=1.2)
right.text(33, 0.87, "no batching: 1", fontsize=SMALL, color=SOFT, ha="right", va="center")
right.text(6.6, 11.5, "iteration-level", color=BLUE, fontsize=SMALL, ha="right", va="center")
right.text(10.5, 4.0, "request-level,\nwhole prompts", color=ORANGE, fontsize=SMALL, ha="left", va="center")
right.text(33, 0.55, "request-level, cut to shortest prompt", color=RED, fontsize=SMALL, ha="right", va="center")
right.set_xticks(sizes, [str(n) for n in sizes])
right.set_yticks([0.5, 1, 2, 5, 10, 20], ["0.5", "1", "2", "5", "10", "20"])
for ax in (left, right):
    ax.minorticks_off()
    ax.grid(True, axis="y", linewidth=0.6)
fig.get_layout_engine().set(wspace=0.05)
save(fig)
