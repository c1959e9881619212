"""Bytes per GPU: what a token uses, what idles, and what is left for KV, by precision and GPU."""
from figure_style import BLUE, GREEN_SOFT, GREY, INK, ORANGE_SOFT, RED, SMALL, SOFT, new_figure, save

GIB, KV = 2**30, 131_072
EXPERTS = 8 * 5_637_144_576  # parameters of all experts; 1,605,636,096 are shared
CAPACITY = {80: 80 * GIB, 141: 141 * GIB, 48: 46068 * 2**20, 24: 24 * GIB}
ROWS = (("BF16", 93.4056e9, 2 * EXPERTS, 1, 80), ("BF16", 93.4056e9, 2 * EXPERTS, 2, 80),
        ("BF16", 93.4056e9, 2 * EXPERTS, 1, 141), ("8-bit", 46.7028e9, EXPERTS, 1, 48), ("8-bit", 46.7028e9, EXPERTS, 1, 80),
        ("4-bit experts", 23.99 * GIB, 25.82 * GIB - 2 * 1_605_636_096, 1, 24),
        ("3-bit experts", 21.37 * GIB, 23.21 * GIB - 2 * 1_605_636_096, 1, 24),
        ("2-bit experts", 17.54 * GIB, 19.33 * GIB - 2 * 1_605_636_096, 1, 24))
fig, ax = new_figure(height=4.9)
for y, (name, size, experts, gpus, nominal) in enumerate(ROWS):
    per, idle, cap = size / gpus / 1e9, 0.75 * experts / gpus / 1e9, CAPACITY[nominal] / 1e9
    tokens = int((cap * gpus - size / 1e9) * 1e9 / KV)
    ax.barh(y, per - idle, height=0.62, color=BLUE)
    ax.barh(y, idle, left=per - idle, height=0.62, color=ORANGE_SOFT)
    if per < cap:
        ax.barh(y, cap - per, left=per, height=0.62, color=GREEN_SOFT)
    if tokens > 1000:
        note, color = f"{tokens / 1000:.0f}k KV tokens", INK
    else:
        note, color = (f"does not fit: {per - cap:.1f} GB over", RED) if per > cap else ("full: no room for KV", RED)
    ax.plot([cap, cap], [y - 0.42, y + 0.42], color=color, linewidth=2.4, solid_capstyle="butt")
    ax.text(max(cap, per) + 1.5, y, note, va="center", fontsize=SMALL, color=color)
ax.set_yticks(range(len(ROWS)), [f"{name}, {gpus} × {nominal} GB" for name, _, _, gpus, nominal in ROWS])
ax.set(xlim=(0, 184), ylim=(7.6, -1.75), xlabel="GB per GPU")
ax.set_xticks([0, 25, 50, 75, 100, 125, 150])
ax.tick_params(axis="y", length=0)
for x, color, text in ((2, BLUE, "used by one token"), (43, ORANGE_SOFT, "idle for that token"), (84, GREEN_SOFT, "left for KV")):
    ax.barh(-1.15, 4, left=x, height=0.5, color=color)
    ax.text(x + 5.5, -1.15, text, va="center", fontsize=SMALL, color=INK)
ax.plot([117, 117], [-1.45, -0.85], color=INK, linewidth=2.4)
ax.text(119, -1.15, "capacity", va="center", fontsize=SMALL, color=INK)
ax.spines["left"].set_color(GREY)
ax.spines["bottom"].set_color(SOFT)
save(fig)
