"""Bytes per sequence over the context, 24 layers of width 1,536 (the 760M shape): caches against neural memories."""

import numpy as np
from figure_style import BLUE, GREEN, INK, ORANGE, RED, SMALL, SOFT, new_figure, save

D, LAYERS, HEADS = 1536, 24, 16
HEAD = D // HEADS
tokens = np.geomspace(128, 262144, 300)
cache = {16: 2 * D * 2 * LAYERS, 4: 2 * 4 * HEAD * 2 * LAYERS}
memory = {"2-layer ×4, full width": (8 * D * D, RED), "matrix, full width": (D * D, ORANGE),
          "2-layer ×4, per head": (HEADS * 8 * HEAD**2, GREEN)}

fig, ax = new_figure(height=4.6)
ax.set(xscale="log", yscale="log", xlim=(128, 262144), ylim=(4e6, 4e10), xlabel="context, tokens", ylabel="bytes per sequence")
for heads, style in ((16, "-"), (4, (0, (5, 3)))):
    ax.plot(tokens, cache[heads] * tokens, color=BLUE, linestyle=style)
ax.text(30000, 1.1e10, "KV cache, 16 KV heads", color=BLUE, fontsize=SMALL, ha="right", va="center")
ax.text(150000, 2.6e9, "4 KV heads", color=BLUE, fontsize=SMALL, ha="left", va="center")
for name, (n, color) in memory.items():
    state = 2 * n * 2 * LAYERS
    ax.plot([128, 262144], [state, state], color=color)
    left = n == 8 * D * D
    ax.text(140 if left else 250000, state * 1.28, f"{name}: {state / 1e6:,.0f} MB", color=color, fontsize=SMALL,
            ha="left" if left else "right", va="center")
    for per_token in cache.values():
        even = state / per_token
        ax.plot([even], [state], "o", color=INK, markersize=7)
        ax.text(even * 1.12, state / (1.7 if left else 1.36), f"{even:,.0f}", fontsize=SMALL, va="center", ha="left")
ax.axhline(1.52e9, color=SOFT, linewidth=1.0, linestyle=(0, (4, 3)))
ax.text(140, 1.16e9, "all weights of a 760M model, BF16: 1.52 GB", color=SOFT, fontsize=SMALL, va="center")
ax.set_xticks([128, 1024, 8192, 65536, 262144], ["128", "1,024", "8,192", "65,536", "262,144"])
ax.set_yticks([1e7, 1e8, 1e9, 1e10], ["10 MB", "100 MB", "1 GB", "10 GB"])
ax.minorticks_off()
save(fig)
