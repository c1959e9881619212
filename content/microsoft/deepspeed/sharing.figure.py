"""Upper bound on the share of peak over tokens per pass, for three ways to feed 175B weights to an A100."""

import numpy as np
from figure_style import BLUE, GREEN, INK, ORANGE, SMALL, SOFT, new_figure, save

fig, ax = new_figure(height=4.5)
tokens = np.logspace(0, 5, 400)
PEAK = 312e12
for rate, width, colour, text, at in ((2039e9, 2, GREEN, "HBM, 2,039 GB/s", 153), (25e9, 0.5, BLUE, "PCIe 25 GB/s, 4-bit", 3120),
                                      (25e9, 2, ORANGE, "PCIe 25 GB/s, FP16", 12480)):
    ridge = PEAK * width / (2 * rate)
    assert abs(ridge - at) < 1
    ax.plot(tokens, 100 * np.minimum(1, tokens / ridge), color=colour, label=text)
    ax.plot([ridge], [100], "o", color=colour, markersize=7)
    ax.annotate(f"{at:,}", (ridge, 100), xytext=(0, 9), textcoords="offset points", ha="center", fontsize=SMALL, color=colour)
for x, text, y in ((64, "decode,\nbatch 64", 0.026), (256, "decode,\nbatch 256", 0.026), (2048, "one prompt\nof 2,048", 0.026)):
    ax.plot([x, x], [0.012, 100 * min(1, x / 153)], color=SOFT, linewidth=1, linestyle=(0, (3, 3)), zorder=0)
    ax.text(x * 1.08, y, text, fontsize=SMALL, va="center", color=INK)
for x in (64, 256, 2048):
    y = 100 * x / 12480
    ax.plot([x], [y], "D", color=ORANGE, markersize=7)
    ax.annotate(f"{y:.1f}%", (x, y), xytext=(10, -6), textcoords="offset points", ha="left", va="center", fontsize=SMALL, color=ORANGE)
ax.set(xscale="log", yscale="log", xlim=(1, 1e5), ylim=(0.012, 230), xlabel="tokens that share one pass over the weights",
       ylabel="share of peak, at most (%)")
ax.set_yticks([0.1, 1, 10, 100], ["0.1", "1", "10", "100"])
ax.set_xticks([1, 10, 100, 1000, 10000, 100000], ["1", "10", "100", "1,000", "10,000", "100,000"])
ax.minorticks_off()
ax.legend(loc="upper left", bbox_to_anchor=(0.0, 0.93))
save(fig)
