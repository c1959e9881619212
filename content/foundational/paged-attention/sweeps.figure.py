"""Left: waste over block size for two traces. Right: swap against recompute over block size."""

import numpy as np

from figure_style import BLUE, GREEN, INK, ORANGE, RULE, SMALL, SOFT, new_figure, save

fig, (left, right) = new_figure(height=4.2, ncols=2)
fig.get_layout_engine().set(wspace=0.08)

# Waste of block_size.py: the same seeded trace, at every power of two.
SIGMA, MAX_LEN, REQUESTS = 1.0, 2048, 2000
blocks = 2 ** np.arange(0, 9)


def lengths(rng, mean):
    """Log-normal token counts with the given mean."""
    return np.maximum(1, rng.lognormal(np.log(mean) - SIGMA**2 / 2, SIGMA, REQUESTS)).astype(int)


for mean_in, mean_out, color, label, at, below in (
    (161.31, 337.99, BLUE, "ShareGPT-like", (58, 0.2), True),
    (19.31, 58.45, ORANGE, "Alpaca-like", (15, 26), False),
):
    rng = np.random.default_rng(2309)
    prompt = np.minimum(lengths(rng, mean_in), MAX_LEN - 1)
    output = np.minimum(lengths(rng, mean_out), MAX_LEN - prompt)
    context = (np.repeat(prompt, output) + np.arange(output.sum())
               - np.repeat(np.cumsum(output) - output, output) + 1)
    waste = [100 * (1 - context.sum() / (-(-context // b) * b).sum()) for b in blocks]
    left.plot(blocks, waste, color=color, marker="o", markersize=4)
    left.plot(16, waste[4], color=color, marker="o", markersize=9)
    left.annotate(f"{waste[4]:.1f}%", (16, waste[4]), (0, -17 if below else 10),
                  textcoords="offset points", ha="center", color=color, size=SMALL)
    left.text(*at, label, color=color, size=SMALL)
left.axvline(16, color=RULE, linewidth=1.2, zorder=0)
left.set(xscale="log", xlabel="block size, tokens", ylabel="reserved but empty, % of KV",
         xlim=(0.9, 290), ylim=(-6, 62), title="Waste in the last block")

# Swap over recompute of preemption.py, K and V of every layer copied apart.
A100, LINK, START, TOKENS = 312e12 * 0.5, 16e9 * 16 * 128 / 130 / 8 * 0.8, 5e-6, 1024
fine = np.geomspace(1, 256, 200)
for params, layers, kv_bytes, width, color, label, at in (
    (13e9, 40, 819_200, 5120, BLUE, "OPT-13B", (60, 0.52)),
    (8e9, 32, 131_072, 4096, GREEN, "Llama 3.1 8B", (17.5, 0.138)),
):
    redo = (2 * params + 2 * layers * width * TOKENS) / A100
    apart = 2 * (kv_bytes / LINK + 2 * layers * START / fine) / redo
    whole = 2 * (kv_bytes / LINK + START / fine) / redo
    right.plot(fine, apart, color=color)
    right.plot(fine, whole, color=color, linestyle=(0, (4, 3)), linewidth=1.5)
    even = 4 * layers * START / (redo - 2 * kv_bytes / LINK)
    right.plot(even, 1, color=color, marker="o", markersize=8)
    right.text(*at, label, color=color, size=SMALL)
right.axhline(1, color=SOFT, linewidth=1.2, zorder=0)
right.axvline(16, color=RULE, linewidth=1.2, zorder=0)
right.text(250, 1.06, "recompute is cheaper above", color=SOFT, size=SMALL, ha="right", va="bottom")
right.text(9.2, 2.35, "break-even", color=INK, size=SMALL, ha="left")
right.annotate("", (8.0, 1.13), (10.5, 2.25), arrowprops={"arrowstyle": "-", "color": INK})
right.text(1.02, 0.265, "dashed: one copy\nfor all layers", color=SOFT, size=SMALL, va="center")
right.set(xscale="log", yscale="log", xlabel="block size, tokens",
          ylabel="swap time / recompute time", xlim=(0.9, 290), ylim=(0.085, 8),
          title="Preempting 1,024 tokens, one A100")
right.set_yticks([0.1, 0.2, 0.5, 1, 2, 5], ["0.1", "0.2", "0.5", "1", "2", "5"])
for ax in (left, right):
    ax.set_xticks([1, 4, 16, 64, 256], ["1", "4", "16", "64", "256"])
    ax.minorticks_off()
save(fig)
