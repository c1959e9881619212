"""Roofline of an H800 with the decode attention of MHA, GQA, MQA and MLA in DeepSeek-V3's shape."""

from figure_style import BLUE, INK, ORANGE, PURPLE, RED, SMALL, SOFT, new_figure, save

PEAK, THROTTLED, MEASURED, HBM = 990, 865, 660, 3.35
fig, ax = new_figure(height=4.6)
ax.set(xscale="log", yscale="log", xlim=(0.7, 1400), ylim=(2.2, 2200),
       xlabel="FLOP per byte read from the KV cache", ylabel="bound, TFLOP/s (dense BF16)")
ax.plot([0.7, PEAK / HBM, 1400], [0.7 * HBM, PEAK, PEAK], color=INK)
ax.plot([THROTTLED / HBM, 1400], [THROTTLED] * 2, color=SOFT, linestyle=(0, (5, 3)), linewidth=1.5)
ax.plot([22, 1400], [MEASURED] * 2, color=PURPLE, linestyle=(0, (1, 2)), linewidth=2)
ax.plot([22, 290], [1080, 1000], color=SOFT, linewidth=0.8)
ax.text(20, 1080, "H800 SXM5: 990 peak, 865 throttled", fontsize=SMALL, ha="right", va="center")
ax.text(20, MEASURED, "best FlashMLA measurement: 660", fontsize=SMALL, color=PURPLE, ha="right", va="center")
ax.text(1.6, 7.4, "3.35 TB/s", fontsize=SMALL, rotation=27, rotation_mode="anchor", color=INK)
points = (("MHA, and MLA expanded: 1", 1.0, ORANGE, (14, -7), "left"),
          ("GQA, 8 KV heads: 16", 16.0, ORANGE, (14, -7), "left"),
          ("MLA absorbed, TP = 8: 30", 30.2, RED, (14, -7), "left"),
          ("MLA absorbed, TP = 4: 60", 60.4, RED, (14, -7), "left"),
          ("MQA: 128", 128.0, ORANGE, (14, -7), "left"),
          ("MLA absorbed: 242", 241.8, BLUE, (14, -22), "left"),
          ("2 query tokens: 484", 483.6, BLUE, (0, 14), "center"))
for label, x, color, offset, ha in points:
    y = min(PEAK, x * HBM)
    ax.plot(x, y, "o", color=color, markersize=9, zorder=3)
    ax.annotate(label, (x, y), xytext=offset, textcoords="offset points", ha=ha, color=color, fontsize=SMALL,
                va="center" if ha == "left" else "bottom")
ax.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1,000"])
ax.set_yticks([10, 100, 1000], ["10", "100", "1,000"])
ax.minorticks_off()
ax.grid(True, which="major", linewidth=0.6)
save(fig)
