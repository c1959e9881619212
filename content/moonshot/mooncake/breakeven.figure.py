"""Left: time to first token of three routes over the bandwidth of a fetch. Right: how long a block pays its place."""

import numpy as np
from figure_style import BLUE, GREEN, GREY, INK, ORANGE, PURPLE, RED, SMALL, SOFT, new_figure, save

LAYERS, D, KV, B = 80, 8192, 327_680, 25.5
A800, H800 = 0.5 * 8 * 312e12, 0.5 * 8 * 989e12


def prefill(n, p, speed):
    return LAYERS * (2 * (n * n - p * p) * D + B * (n - p) * D * D) / speed


N, P = 16384, 12288
bandwidth = np.geomspace(0.8, 120, 200)
suffix, full = prefill(N, P, A800), prefill(N, 0, A800)
fetch = P * KV / (bandwidth * 1e9) + suffix

fig, (left, right) = new_figure(height=4.4, ncols=2)
left.set(xscale="log", xlim=(0.8, 120), ylim=(0, 3.2), xlabel="bandwidth of this fetch, GB/s", ylabel="time to first token, s")
left.plot(bandwidth, fetch, color=BLUE)
left.plot([0.8, 120], [full, full], color=ORANGE)
left.plot([0.8, 120], [1 + suffix] * 2, color=PURPLE, linestyle=(0, (5, 3)))
left.plot([0.8, 120], [suffix] * 2, color=GREY, linewidth=1.2, linestyle=(0, (2, 3)))
for level, color in ((full, ORANGE), (1 + suffix, PURPLE)):
    x = P * KV / (level - suffix) / 1e9
    left.plot([x], [level], "o", color=RED, markersize=8)
left.text(2.95, full + 0.11, "2.7 GB/s", color=RED, fontsize=SMALL)
left.text(4.4, 1 + suffix + 0.11, "4.0 GB/s", color=RED, fontsize=SMALL)
left.text(115, full + 0.11, "recompute all", color=ORANGE, fontsize=SMALL, ha="right")
left.text(115, 1 + suffix + 0.11, "wait 1 s for the holder", color=PURPLE, fontsize=SMALL, ha="right")
left.text(2.1, 2.75, "fetch", color=BLUE, fontsize=SMALL)
left.text(0.86, suffix - 0.22, "suffix alone", color=SOFT, fontsize=SMALL)
for x, text in ((12.5, "100 Gbps"), (87, "87 GB/s")):
    y = P * KV / (x * 1e9) + suffix
    left.plot([x], [y], "s", color=BLUE, markersize=7)
    left.text(x * 1.08 if x < 50 else 115, y + 0.12, text, color=BLUE, fontsize=SMALL, ha="left" if x < 50 else "right")
left.set_xticks([1, 3, 10, 30, 100], ["1", "3", "10", "30", "100"])
left.grid(True, axis="y", linewidth=0.6)

ratio = np.geomspace(2e3, 2e5, 50)
right.set(xscale="log", yscale="log", xlim=(2e3, 2e5), ylim=(0.02, 40), xlabel="node price / price of 1 GB, GB", ylabel="time between two uses, h")
for speed, color, text, x, y in ((A800, GREEN, "8×A800", 50e3, 6.5), (H800, ORANGE, "8×H800", 62e3, 0.95)):
    make = KV * speed / (LAYERS * B * D * D)
    right.plot(ratio, ratio * 1e9 / make / 3600, color=color)
    right.text(x, y, text, color=color, fontsize=SMALL, ha="right" if color == GREEN else "left")
    if speed == A800:
        for terabyte, label in ((1, "1 TB per node is full in 5.6 min"), (30, "30 TB per node is full in 2.8 h")):
            hours = terabyte * 1e12 / make / 3600
            right.plot([2e3, 2e5], [hours] * 2, color=BLUE, linewidth=1.4, linestyle=(0, (5, 3)))
            right.text(2.1e3 if terabyte > 1 else 1.9e5, hours * 1.2, label, color=BLUE, fontsize=SMALL, ha="left" if terabyte > 1 else "right")
right.text(2.3e3, 17, "too rare: recompute", color=INK, fontsize=SMALL)
right.text(1.9e5, 0.033, "often enough: keep", color=INK, fontsize=SMALL, ha="right")
right.set_xticks([2e3, 2e4, 2e5], ["2,000", "20,000", "200,000"])
right.set_yticks([0.1, 1, 10], ["0.1", "1", "10"])
for ax in (left, right):
    ax.minorticks_off()
right.grid(True, axis="y", linewidth=0.6)
fig.get_layout_engine().set(wspace=0.06)
save(fig)
