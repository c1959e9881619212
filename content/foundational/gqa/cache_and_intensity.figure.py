"""Llama 3 70B: KV bytes per token and GPU, and FLOP per byte on a rank, over the number of KV heads."""

from figure_style import BLUE, GREEN, GREY, ORANGE, RED, RED_SOFT, SMALL, SOFT, new_figure, save

LAYERS, HEADS, HEAD_DIM = 80, 64, 128
GROUPS = [1, 2, 4, 8, 16, 32, 64]
COLORS = {1: GREY, 4: GREEN, 8: BLUE, 16: ORANGE}


def kib(kv_heads):
    return 2 * 2 * LAYERS * kv_heads * HEAD_DIM / 1024


fig, (left, right) = new_figure(height=4.2, ncols=2)
for tp, color in COLORS.items():
    held = [max(g, tp) for g in GROUPS]
    left.plot(GROUPS, [kib(h) / tp for h in held], color=color, marker="o", markersize=4, zorder=4 if tp == 8 else 3)
    right.plot(GROUPS, [HEADS / h for h in held], color=color, marker="o", markersize=4, zorder=4 if tp == 8 else 3)
left.fill_between(GROUPS[:4], [kib(g) / 8 for g in GROUPS[:4]], [kib(8) / 8] * 4, color=RED_SOFT, linewidth=0)
left.plot(GROUPS[:4], [kib(g) / 8 for g in GROUPS[:4]], color=RED, linestyle=":", linewidth=1.6)
left.annotate("copies,\nTP = 8", (1.13, 19), color=RED, fontsize=SMALL, va="center")
for tp, color in COLORS.items():
    left.annotate(f"TP = {tp}", (64, kib(64) / tp), color=color, fontsize=SMALL, va="center",
                  xytext=(8, 0), textcoords="offset points")
for tp, (x, y) in {1: (1.15, 80), 4: (1.06, 20.6), 8: (1.06, 10.3), 16: (1.06, 5.15)}.items():
    right.annotate(f"TP = {tp}", (x, y), color=COLORS[tp], fontsize=SMALL, ha="left", va="center")
left.plot([8], [40], color=BLUE, marker="o", markersize=11, markerfacecolor="none", markeredgewidth=1.8, zorder=5)
right.plot([8], [8], color=BLUE, marker="o", markersize=11, markerfacecolor="none", markeredgewidth=1.8, zorder=5)
left.annotate("Llama 3 70B,\nTP = 8", (8, 40), xytext=(12, 13), fontsize=SMALL, color=BLUE, va="center",
              arrowprops={"arrowstyle": "-", "color": BLUE, "shrinkB": 7})
right.axhline(295, color=SOFT, linestyle="--", linewidth=1.4)
right.annotate("H100 ridge, 295", (64, 295), color=SOFT, fontsize=SMALL, ha="right", va="bottom",
               xytext=(0, 3), textcoords="offset points")
for ax in (left, right):
    ax.set_xscale("log", base=2)
    ax.set_yscale("log", base=2)
    ax.set_xticks(GROUPS, [str(g) for g in GROUPS])
    ax.set_xlabel("KV heads G")
    ax.grid(axis="y", linewidth=0.8)
left.set(ylim=(4, 4096), xlim=(0.8, 78), title="KV cache per token and GPU, KiB")
left.set_yticks([5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560])
left.set_yticklabels(["5", "10", "20", "40", "80", "160", "320", "640", "1,280", "2,560"])
right.set(ylim=(0.8, 512), title="decode attention on a rank, FLOP per byte")
right.set_yticks([1, 2, 4, 8, 16, 32, 64, 128, 256])
right.set_yticklabels(["1", "2", "4", "8", "16", "32", "64", "128", "256"])
for ax in (left, right):
    ax.minorticks_off()
save(fig)
