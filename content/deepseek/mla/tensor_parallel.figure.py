"""KV cache per GPU and token against the degree of tensor parallelism, in DeepSeek-V3's shape."""

from figure_style import BLUE, GREEN, INK, ORANGE, SMALL, new_figure, save

LAYERS = 61
GQA, MLA = 2 * 8 * 128 * 2 * LAYERS, 576 * 2 * LAYERS
degrees = [1, 2, 4, 8]
fig, ax = new_figure(height=3.7)
ax.set(xscale="log", yscale="log", xlim=(0.9, 13.5), ylim=(6, 400), xlabel="GPUs that share one layer's attention",
       ylabel="KV bytes per token and GPU, kB")
ax.plot(degrees, [GQA / d / 1000 for d in degrees], "o-", color=ORANGE)
ax.plot(degrees, [MLA / 1000] * 4, "o-", color=BLUE)
ax.plot(degrees, [MLA / d / 1000 for d in degrees], "o--", color=GREEN)
for y, text, color in ((GQA / 8, "GQA-8, TP: 31.2", ORANGE), (MLA, "MLA, TP: 70.3", BLUE),
                       (MLA / 8, "MLA, DP or DCP: 8.8", GREEN)):
    ax.annotate(text, (8, y / 1000), xytext=(12, 0), textcoords="offset points", va="center", color=color, fontsize=SMALL)
cross = GQA / MLA
ax.plot(cross, MLA / 1000, "o", markersize=15, markerfacecolor="none", markeredgecolor=INK)
ax.annotate(f"equal at {cross:.2f}", (cross, MLA / 1000), xytext=(8, 24), textcoords="offset points", fontsize=SMALL)
ax.annotate("249.9", (1, GQA / 1000), xytext=(10, 8), textcoords="offset points", color=ORANGE, fontsize=SMALL)
ax.set_xticks(degrees, [str(d) for d in degrees])
ax.set_yticks([10, 30, 100, 300], ["10", "30", "100", "300"])
ax.minorticks_off()
ax.grid(True, axis="y", linewidth=0.6)
save(fig)
