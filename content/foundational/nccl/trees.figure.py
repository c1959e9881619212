"""NCCL's double binary tree over four nodes, with a chain of eight GPUs inside each node."""

from figure_style import BLUE, BLUE_SOFT, GREY, INK, NORMAL, ORANGE, ORANGE_SOFT, PAPER, SMALL, SOFT, TITLE, new_figure, save
from matplotlib.patches import Circle, FancyBboxPatch

WIDE, HIGH = 150, 40


def btree(rank, n):
    """ncclGetBtree: parent and children of `rank`."""
    bit = 1
    while bit < n and not bit & rank:
        bit <<= 1
    if rank == 0:
        return -1, [bit >> 1]
    up = (rank ^ bit) | (bit << 1)
    up = rank ^ bit if up >= n else up
    low = bit >> 1
    return up, [] if not low else [rank - low] + ([rank + low] if rank + low < n else [])


fig, ax = new_figure(height=3.9)
ax.set(xlim=(0, 960), ylim=(390, 0))
ax.axis("off")
for left, title, color, soft, mirror in ((0, "tree 1: channels 0 to 7", ORANGE, ORANGE_SOFT, False), (485, "tree 2: channels 8 to 15", BLUE, BLUE_SOFT, True)):
    ax.text(left + 205, 20, title, fontsize=TITLE, ha="center", va="center")
    name = (lambda r: 3 - r) if mirror else (lambda r: r)
    place = {0: (left + 205, 76), 2: (left + 205, 186), 1: (left + 95, 296), 3: (left + 315, 296)}
    for r, (x, y) in place.items():
        up, down = btree(r, 4)
        for child in down:
            cx, cy = place[child]
            ax.annotate("", (cx - 58, cy - HIGH / 2), (x - 58, y + HIGH / 2), arrowprops={"arrowstyle": "<->", "color": color, "linewidth": 2.2, "shrinkA": 0, "shrinkB": 0})
    for r, (x, y) in place.items():
        ax.add_patch(FancyBboxPatch((x - WIDE / 2, y - HIGH / 2), WIDE, HIGH, boxstyle="round,pad=0,rounding_size=8", facecolor=soft, edgecolor=color, linewidth=1.2))
        ax.plot([x - 58, x + 61], [y, y], color=GREY, linewidth=2)
        for g in range(8):
            ax.add_patch(Circle((x - 58 + 17 * g, y), 6, facecolor=color if g == 0 else PAPER, edgecolor=color, linewidth=1.4, zorder=3))
        ax.text(x + WIDE / 2 + 8, y, f"node {name(r)}", fontsize=SMALL, va="center")
ax.text(480, 352, "up 7 + 2 steps, down 7 + 2 steps: 18.   A flat ring over the 32 GPUs: 62.   One node alone: 14 either way.", fontsize=SMALL, ha="center", va="center", color=INK)
ax.text(480, 378, "dots: GPUs, in a chain over NVLink;   filled: the GPU with the node's network connections (simplified)", fontsize=SMALL, ha="center", va="center", color=SOFT)
save(fig)
