"""Roofline of an H100 SXM and, below it, how the batch moves each part of Llama 3.1 8B along the axis."""

from figure_style import BLUE, GREEN, INK, ORANGE, PURPLE, RED, RULE, SMALL, SOFT, new_figure, save

PEAK, HBM = 989, 3.35
RIDGE = PEAK / HBM
WEIGHTS, PER_TOKEN, ATTENTION = 15.009849344e9, 131_072, 4  # as in step_time.py


def whole(batch, context):
    """FLOP per byte of a whole decode step: matrices and attention, weights and KV."""
    kv = batch * context * PER_TOKEN
    return (WEIGHTS * batch + ATTENTION * kv) / (WEIGHTS + kv)


def bound(batch, context):
    """TFLOP/s of that step when attention runs after the matrices."""
    kv = batch * context * PER_TOKEN
    seconds = max(WEIGHTS / HBM, WEIGHTS * batch / PEAK) / 1e12 + kv / HBM / 1e12
    return (WEIGHTS * batch + ATTENTION * kv) / seconds / 1e12


fig, (top, low) = new_figure(height=6.4, nrows=2, sharex=True, height_ratios=(1, 1.12))
top.set(xscale="log", yscale="log", xlim=(0.75, 4200), ylim=(2, 2600), ylabel="bound, TFLOP/s (dense BF16)")
top.fill_between([0.75, RIDGE], [0.75 * HBM, PEAK], 2, color=RULE, alpha=0.45, linewidth=0)
top.plot([0.75, RIDGE, 4200], [0.75 * HBM, PEAK, PEAK], color=INK)
top.text(9, 9 * HBM * 1.5, "3.35 TB/s", fontsize=SMALL, rotation=22, rotation_mode="anchor")
top.text(4000, PEAK * 1.22, "989 TFLOP/s", fontsize=SMALL, ha="right", va="bottom")
top.text(RIDGE * 0.86, 3, "waits for memory", fontsize=SMALL, ha="right", va="bottom", color=SOFT)
top.text(RIDGE * 1.16, 3, "limited by arithmetic", fontsize=SMALL, ha="left", va="bottom", color=SOFT)
top.set_yticks([10, 100, 1000], ["10", "100", "1,000"])
top.tick_params(axis="x", length=0)

tracks = (("attention, any batch", ORANGE, [(ATTENTION, ATTENTION * HBM, "1 to 420")]),
          ("whole step, context 8,192", PURPLE, [(whole(n, 8192), bound(n, 8192), str(n)) for n in (1, 14, 52)]),
          ("whole step, context 1,024", GREEN, [(whole(n, 1024), bound(n, 1024), str(n)) for n in (1, 8, 112, 420)]),
          ("matrices in decode", BLUE, [(n, min(PEAK, n * HBM), str(n)) for n in (1, 8, 112, 420)]),
          ("matrices in prefill", RED, [(2048, PEAK, "2,048 tokens")]))
low.set(ylim=(-0.55, 4.75), xlabel="FLOP per byte read from HBM; numbers at the points: batch")
for y, (name, color, points) in enumerate(tracks):
    xs = [x for x, _, _ in points]
    low.plot(xs, [y] * len(xs), color=color, linewidth=1.6)
    low.plot(xs, [y] * len(xs), "o", color=color, markersize=9)
    top.plot(xs, [y for _, y, _ in points], "o", color=color, markersize=7, zorder=3)
    for x, _, label in points:
        low.annotate(label, (x, y), xytext=(0, 8), textcoords="offset points", ha="center", va="bottom",
                     fontsize=SMALL, color=color)
    if len(points) > 1:
        low.annotate("", (xs[-1] / 1.13, y), (xs[-1] / 1.6, y),
                     arrowprops={"arrowstyle": "-|>", "color": color, "mutation_scale": 16, "linewidth": 1.6})
low.set_yticks(range(len(tracks)), [t[0] for t in tracks])
for tick, (_, color, _) in zip(low.get_yticklabels(), tracks):
    tick.set_color(color)
low.tick_params(axis="y", length=0)
low.spines["left"].set_visible(False)
for ax in (top, low):
    ax.axvline(RIDGE, color=SOFT, linewidth=1.2, linestyle=(0, (4, 3)), zorder=0)
low.text(RIDGE * 1.1, 0.0, "ridge: 295", fontsize=SMALL, va="center")
low.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1,000"])
top.minorticks_off()
low.minorticks_off()
save(fig)
