"""Who holds what around the all-to-all, and how many experts each MoE layer has: MoE-128 beside PR-MoE-64/128."""

from figure_style import (BLUE, BLUE_SOFT, GREEN, GREEN_SOFT, GREY, INK, NORMAL, ORANGE, ORANGE_SOFT, PURPLE, PURPLE_SOFT, RULE,
                          SMALL, SOFT, TITLE, new_figure, save)
from matplotlib.patches import FancyArrowPatch, Rectangle

fig, ax = new_figure(height=4.7)
ax.set(xlim=(0, 960), ylim=(470, 0))
ax.axis("off")
FACE, EDGE = (BLUE_SOFT, ORANGE_SOFT, GREEN_SOFT, PURPLE_SOFT), (BLUE, ORANGE, GREEN, PURPLE)
CELL, TOP = 50, 92


def grid(left, title, owner, label, foot):
    ax.text(left, 26, title, fontsize=TITLE, va="center")
    for row in range(4):
        y = TOP + row * CELL
        ax.text(left - 10, y + CELL / 2, f"GPU {row}", fontsize=SMALL, ha="right", va="center", color=SOFT)
        for col in range(4):
            who = owner(row, col)
            ax.add_patch(Rectangle((left + col * CELL + 2, y + 2), CELL - 4, CELL - 4, facecolor=FACE[who], edgecolor=EDGE[who], linewidth=1))
            ax.text(left + (col + 0.5) * CELL, y + CELL / 2, label(row, col), fontsize=SMALL, ha="center", va="center")
    ax.text(left + 2 * CELL, TOP - 18, foot, fontsize=SMALL, ha="center", va="center", color=SOFT)


grid(70, "After the gate", lambda r, c: c, lambda r, c: f"{r}→{c}", "block for GPU 0, 1, 2, 3")
grid(428, "At the experts", lambda r, c: r, lambda r, c: f"{c}→{r}", "block from GPU 0, 1, 2, 3")
for y, start, stop, text in ((TOP + 66, 278, 366, "all-to-all"), (TOP + 140, 366, 278, "and back")):
    ax.add_patch(FancyArrowPatch((start, y), (stop, y), arrowstyle="-|>", mutation_scale=16, color=INK, linewidth=1.8))
    ax.text(322, y - 16, text, fontsize=SMALL, ha="center", va="center")
ax.text(70, TOP + 4 * CELL + 30, "One block = tokens from source→owner, shape", fontsize=SMALL, va="center")
ax.text(70, TOP + 4 * CELL + 54, "[local experts, capacity, hidden]. The exchange", fontsize=SMALL, va="center")
ax.text(70, TOP + 4 * CELL + 78, "transposes the grid; colour = owner of the experts.", fontsize=SMALL, va="center")

LEFT, BASE, SCALE = 702, TOP + 4 * CELL, 200 / 136
ax.text(LEFT, 26, "Experts per MoE layer", fontsize=TITLE, va="center")
for layer in range(12):
    x, pr = LEFT + layer * 21.5, 128 if layer >= 10 else 64
    ax.add_patch(Rectangle((x, BASE - 128 * SCALE), 8, 128 * SCALE, facecolor=GREY, edgecolor="none"))
    ax.add_patch(Rectangle((x + 9, BASE - pr * SCALE), 8, pr * SCALE, facecolor=BLUE, edgecolor="none"))
    ax.add_patch(Rectangle((x + 9, BASE + 3), 8, 9, facecolor=ORANGE, edgecolor="none"))
ax.plot([LEFT - 4, LEFT + 254], [BASE + 1, BASE + 1], color=SOFT, linewidth=1)
for count in (128, 64):
    ax.text(LEFT - 8, BASE - count * SCALE + 8 * (count == 128), str(count), fontsize=SMALL, ha="right", va="center", color=SOFT)
    ax.plot([LEFT - 4, LEFT + 254], [BASE - count * SCALE] * 2, color=RULE, linewidth=1, zorder=0)
ax.text(LEFT + 118, BASE + 30, "first to last MoE layer", fontsize=SMALL, ha="center", va="center", color=SOFT)
for i, (colour, text) in enumerate(((GREY, "MoE-128: 1,536 in all"), (BLUE, "PR-MoE-64/128: 896"), (ORANGE, "fixed MLP per layer: 12"))):
    y = BASE + 58 + i * 26
    ax.add_patch(Rectangle((LEFT, y - 8), 16, 16, facecolor=colour, edgecolor="none"))
    ax.text(LEFT + 26, y, text, fontsize=SMALL, va="center")
ax.text(LEFT, BASE + 58 + 78, "52B → 31B", fontsize=NORMAL, va="center")
save(fig)
