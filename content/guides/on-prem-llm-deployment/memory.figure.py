"""Bytes per GPU for one copy that serves 2 requests per second, under the capacity line."""

from figure_style import (BLUE_SOFT, BLUE, GREY_SOFT, GREY, INK, ORANGE, ORANGE_SOFT, RED, RED_SOFT, SMALL, SOFT, new_figure, save)

WEIGHTS, RESERVE, USE = 72.7, 4.0, 0.92  # GB, as in sizing.py
BARS = (("1 × H100", 1, 80, None), ("2 × H100", 2, 80, 39.6), ("4 × H100", 4, 80, 18.7),
        ("1 × H200", 1, 141, 125.2), ("2 × H200", 2, 141, 29.5))  # name, GPUs, GB each, P99 of the KV
fig, ax = new_figure(height=4.1)
for x, (name, tp, size, kv) in enumerate(BARS):
    weights, cache = WEIGHTS / tp, (kv or 0) / tp
    ax.bar(x, weights, 0.56, color=BLUE_SOFT, edgecolor=BLUE)
    ax.bar(x, RESERVE, 0.56, bottom=weights, color=GREY_SOFT, edgecolor=GREY)
    total = weights + RESERVE + cache
    over = total > USE * size
    ax.bar(x, cache, 0.56, bottom=weights + RESERVE, color=RED_SOFT if over else ORANGE_SOFT,
           edgecolor=RED if over else ORANGE)
    ax.plot([x - 0.4, x + 0.4], [USE * size] * 2, color=INK, linewidth=2.4)
    ax.text(x, weights / 2, f"{weights:.1f}", ha="center", va="center", fontsize=SMALL)
    if cache > 8:
        ax.text(x, weights + RESERVE + cache / 2, f"{cache:.1f}", ha="center", va="center", fontsize=SMALL)
    ax.text(x, max(total, USE * size) + 3.5, ("over by %.1f" if over else "%.1f free") % abs(USE * size - total),
            ha="center", va="bottom", fontsize=SMALL, color=RED if over else INK)
ax.set_xticks(range(len(BARS)), [b[0] for b in BARS])
ax.set(ylim=(0, 228), xlim=(-0.6, 5.9), ylabel="GB per GPU")
ax.tick_params(axis="x", length=0)
for y, text, colour in ((20, "weights, FP8", BLUE), (41, "activations,\ngraphs (assumed)", GREY),
                        (76, "P99 of the KV", ORANGE), (129.7, "limit: 92%\nof the memory", INK)):
    ax.text(4.95, y, text, fontsize=SMALL, va="center", color=colour, linespacing=1.25)
ax.annotate("", (4.3, 38.4), (4.9, 41), arrowprops={"arrowstyle": "-", "color": SOFT, "linewidth": 1})
ax.annotate("", (4.3, 48), (4.9, 75), arrowprops={"arrowstyle": "-", "color": SOFT, "linewidth": 1})
ax.annotate("", (4.3, 18.5), (4.9, 20), arrowprops={"arrowstyle": "-", "color": SOFT, "linewidth": 1})
ax.annotate("", (4.43, 129.7), (4.9, 129.7), arrowprops={"arrowstyle": "-", "color": SOFT, "linewidth": 1})
save(fig)
