"""Left: what 4-bit weights move on the H100 roofline. Right: the ceiling that follows, beside measured kernels."""

import numpy as np
from figure_style import BLUE, GREEN, GREY, INK, NORMAL, ORANGE, RED, SMALL, SOFT, new_figure, save

fig, (left, right) = new_figure(height=4.3, ncols=2, width_ratios=(1, 1))

PEAK, BW, BITS = 989, 3.35, 4 + 20 / 128                  # H100 SXM: TFLOP/s, TB/s; group 128, scale and zero
roof = lambda x: np.minimum(x * BW, PEAK)
x = np.geomspace(0.5, 6000, 400)
left.plot(x, roof(x), color=INK, zorder=1)
for n in (1, 8, 64, 160):
    a, b = n, n * 16 / BITS
    left.annotate("", xy=(b, roof(b)), xytext=(a, roof(a)), zorder=2,
                  arrowprops={"arrowstyle": "-|>", "color": SOFT, "linewidth": 1.4, "shrinkA": 5, "shrinkB": 5,
                              "connectionstyle": "arc3,rad=0.35"})
    left.plot(a, roof(a), "o", color=ORANGE, markersize=8, zorder=3)
    left.plot(b, roof(b), "s", color=BLUE, markersize=8, zorder=3)
    left.annotate(f"{n}", (a, roof(a)), textcoords="offset points", xytext=(-7, 7), ha="right",
                  fontsize=SMALL, color=ORANGE)
left.plot([], [], "o", color=ORANGE, markersize=8, label="BF16 weights")
left.plot([], [], "s", color=BLUE, markersize=8, label="4-bit weights")
left.axvline(PEAK / BW, color=SOFT, linewidth=1, linestyle=":")
left.text(PEAK / BW * 0.9, 2.3, "ridge 295", fontsize=SMALL, color=SOFT, ha="right")
left.set(xscale="log", yscale="log", xlim=(0.5, 6000), ylim=(1.6, 3000), xlabel="FLOP per byte of weights",
         ylabel="TFLOP/s, at most")
left.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1,000"])
left.set_yticks([10, 100, 1000], ["10", "100", "1,000"])
left.minorticks_off()
left.set_title("H100 SXM, numbers are tokens per step", loc="left", fontsize=NORMAL)
left.legend(loc="upper left", bbox_to_anchor=(0.0, 0.99))

RIDGE = 125e12 / 600e9                                    # A10, dense FP16
n = np.geomspace(1, 256, 300)
right.plot(n, np.maximum(16, 16 * n / RIDGE) / np.maximum(4.125, 16 * n / RIDGE), color=INK, linewidth=1.6,
           zorder=1)
batches = [1, 2, 4, 8, 16, 32, 64, 128]
for name, values, color, mark, x, y in (                        # read off peak.png of the Marlin repository
    ("Marlin", [3.87, 3.87, 3.88, 3.89, 3.89, 3.82, 3.09, 1.56], BLUE, "s", 50, 2.55),
    ("ExLlamaV2", [3.77, 3.57, 2.86, 1.50, 0.71, 0.34, 0.44, 0.43], GREEN, "^", 4.6, 2.82),
    ("AWQ kernel", [3.37, 1.73, 0.86, 0.44, 0.33, 0.31, 0.28, 0.24], RED, "D", 1.05, 0.62),
):
    right.plot(batches, values, color=color, marker=mark, markersize=7, linewidth=1.2, linestyle="--")
    right.text(x, y, name, fontsize=SMALL, color=color, va="center", ha="right" if color == BLUE else "left")
right.axhline(1, color=GREY, linewidth=1.2)
right.text(40, 1.06, "FP16", fontsize=SMALL, color=SOFT, ha="center", va="bottom")
right.text(76, 3.55, "bound", fontsize=SMALL, va="center")
right.set(xscale="log", xlim=(0.85, 260), ylim=(0, 4.3), xlabel="tokens per step", ylabel="speed-up over FP16")
right.set_xticks([1, 2, 4, 8, 16, 32, 64, 128, 256], ["1", "2", "4", "8", "16", "32", "64", "128", "256"])
right.minorticks_off()
right.set_title("A10, 72k × 18k matrix, group 128", loc="left", fontsize=NORMAL)
save(fig)
