"""One training step of DeepSeek-V3 as printed, above the time its FLOPs would need at four peaks."""

from figure_style import BLUE, BLUE_SOFT, GREEN_SOFT, GREY_SOFT, INK, NORMAL, ORANGE_SOFT, PURPLE_SOFT, RED_SOFT, SMALL, SOFT, RULE, new_figure, save
from matplotlib.patches import Rectangle

STEP, FLOP, FP8_SHARE, PEAK = 19.926, 250.44e9 * 15360 * 4096 / 2048, 0.8524, 989.4e12
PHASES = [("1F1B", 13.95, BLUE_SOFT), ("1B", 1.99, GREEN_SOFT), ("1F", 1.13, ORANGE_SOFT), ("1W", 0.48, PURPLE_SOFT), ("bubble", 2.06, RED_SOFT), ("opt", 0.29, GREY_SOFT)]
mixed = FLOP * (FP8_SHARE / 2 + 1 - FP8_SHARE) / PEAK
IDEAL = [("all at the dense BF16 peak", FLOP / PEAK), ("mixed peak, 112 of 132 SMs", mixed * 132 / 112), ("mixed peak: 85% FP8, 15% BF16", mixed), ("all at the dense FP8 peak", FLOP / PEAK / 2)]

fig, ax = new_figure(height=3.9)
ax.set(xlim=(0, 960), ylim=(390, 0))
ax.axis("off")
LEFT, SCALE = 30, 44.5


def box(x, y, width, height, face):
    ax.add_patch(Rectangle((x, y), width, height, facecolor=face, edgecolor="none"))


ax.text(LEFT, 20, f"One step of 62.9M tokens on 2,048 GPUs: {STEP} s, by phase (order is not time)", fontsize=NORMAL, va="center")
x = LEFT
for name, seconds, face in PHASES:
    box(x + 1, 38, seconds * SCALE - 2, 48, face)
    if seconds > 1:
        ax.text(x + seconds * SCALE / 2, 52, name, fontsize=SMALL, ha="center", va="center")
        ax.text(x + seconds * SCALE / 2, 73, f"{seconds:.2f}", fontsize=SMALL, ha="center", va="center", color=INK)
    else:
        ax.plot([x + seconds * SCALE / 2] * 2, [88, 100], color=SOFT, linewidth=1)
        ax.text(x + seconds * SCALE / 2, 112, f"{name} {seconds:.2f}", fontsize=SMALL, ha="center", va="center")
    x += seconds * SCALE
ax.text(LEFT, 146, "The same model FLOPs (causal, without MTP) at an ideal rate", fontsize=NORMAL, va="center")
for i, (name, seconds) in enumerate(IDEAL):
    y = 164 + i * 44
    box(LEFT, y, STEP * SCALE, 34, GREY_SOFT)
    box(LEFT, y, seconds * SCALE, 34, BLUE)
    ax.text(LEFT + seconds * SCALE + 12, y + 17, f"{seconds:.2f} s = {seconds / STEP:.1%} of the step:  {name}", fontsize=SMALL, va="center")
for tick in range(0, 21, 5):
    ax.plot([LEFT + tick * SCALE] * 2, [340, 346], color=SOFT, linewidth=1)
    ax.text(LEFT + tick * SCALE, 358, str(tick), fontsize=SMALL, ha="center", va="center", color=SOFT)
ax.plot([LEFT, LEFT + 20 * SCALE], [340, 340], color=RULE, linewidth=1)
ax.text(LEFT + 10 * SCALE, 380, "seconds", fontsize=SMALL, ha="center", va="center", color=SOFT)
save(fig)
