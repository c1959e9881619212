"""Left: share of the weights read per step against the batch. Right: step time against dense twins."""

import numpy as np

from figure_style import BLUE, INK, ORANGE, SMALL, SOFT, TITLE, new_figure, save

PEAK, HBM = 989e12, 3.35e12
# as in bytes_and_flops.py: shared weights, MoE layers, expert, E, k, bytes per weight
MODELS = (("Mixtral 8x7B", BLUE, 1_474_564_096, 32, 3 * 4096 * 14336, 8, 2, 2),
          ("DeepSeek-V3", ORANGE, 16_190_969_344, 58, 3 * 7168 * 2048, 256, 8, 1))


def seconds(read, used, n, width):
    return np.maximum(read * width / HBM, 2 * n * used * width / (2 * PEAK))


fig, (left, right) = new_figure(height=4.3, ncols=2)
n = np.geomspace(1, 20000, 500)
for name, color, shared, layers, size, experts, k, width in MODELS:
    body, active = shared + layers * experts * size, shared + layers * k * size
    read = shared + layers * size * experts * (1 - (1 - k / experts) ** n)
    left.plot(n, 100 * read / body, color=color)
    left.plot(n, 100 * active / body + 0 * n, color=color, linewidth=1.4, linestyle=(0, (4, 3)))
    full = np.log(0.1) / np.log(1 - k / experts)
    left.plot(full, 100 * (shared + layers * size * experts * 0.9) / body, "o", color=color, markersize=7)
    moe = seconds(shared, shared, n, width) + seconds(read - shared, active - shared, n, width)
    right.plot(n, seconds(body, body, n, width) / moe, color=color)
left.text(22, 29.5, "arithmetic: 27.4%", fontsize=SMALL, color=BLUE, va="bottom")
left.text(22, 7.5, "arithmetic: 5.5%", fontsize=SMALL, color=ORANGE, va="bottom")
left.text(1.12, 84, "Mixtral", fontsize=SMALL, color=BLUE)
left.text(150, 82, "DeepSeek-V3", fontsize=SMALL, color=ORANGE)
left.text(4.0, 103.5, "90% of experts:\nbatch 8, batch 73", fontsize=SMALL, color=SOFT, va="bottom", linespacing=1.3)
left.set(ylim=(0, 128), ylabel="% of all weights")
left.set_yticks([0, 25, 50, 75, 100])
left.set_title("Read per step; dashed: used per token", fontsize=TITLE, loc="left", pad=10)
right.axhline(1, color=INK, linewidth=1)
right.axvline(PEAK / HBM, color=SOFT, linewidth=1.2, linestyle=(0, (4, 3)), zorder=0)
right.text(PEAK / HBM / 1.15, 14, "295: dense twin\ncompute-bound", fontsize=SMALL, color=SOFT, ha="right", va="center",
           linespacing=1.3)
right.text(1300, 3.3, "Mixtral: 3.65", fontsize=SMALL, color=BLUE, va="top")
right.text(1.7, 20.5, "DeepSeek-V3: 18.3", fontsize=SMALL, color=ORANGE, va="bottom")
right.text(1.3, 0.93, "no faster than dense", fontsize=SMALL, color=SOFT, va="top")
right.set(yscale="log", ylim=(0.75, 30), ylabel="times as fast as dense")
right.set_yticks([1, 2, 5, 10, 20], ["1", "2", "5", "10", "20"])
right.set_title("Against a dense twin, same total", fontsize=TITLE, loc="left", pad=10)
for ax in (left, right):
    ax.set(xscale="log", xlim=(1, 20000), xlabel="batch: tokens per step")
    ax.set_xticks([1, 10, 100, 1000, 10000], ["1", "10", "100", "1,000", "10,000"])
    ax.minorticks_off()
save(fig)
