"""One decode step of one layer before and after absorption, with the size of everything that moves."""

from figure_style import (BLUE, BLUE_SOFT, GREEN, GREEN_SOFT, GREY_SOFT, INK, NORMAL, ORANGE,
                          ORANGE_SOFT, RED, RED_SOFT, SMALL, SOFT, TITLE, new_figure, save)
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

fig, ax = new_figure(height=6.2)
ax.set(xlim=(0, 960), ylim=(620, 0))
ax.axis("off")


def box(x, y, w, text, sub, face, edge, h=58):
    ax.add_patch(FancyBboxPatch((x, y), w, h, boxstyle="round,pad=0,rounding_size=7",
                                facecolor=face, edgecolor=edge, linewidth=1.4))
    ax.text(x + w / 2, y + h / 2 - 11, text, ha="center", va="center", fontsize=NORMAL)
    ax.text(x + w / 2, y + h / 2 + 12, sub, ha="center", va="center", fontsize=SMALL)


def arrow(start, end, color=SOFT, label="", at=None):
    ax.add_patch(FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=15, color=color,
                                 linewidth=1.8, shrinkA=0, shrinkB=0))
    if label:
        ax.text(*at, label, fontsize=SMALL, color=color, ha="left", va="center")


for x0, title in ((0, "Naive: expand every cached token"), (500, "Absorbed: move the two matrices to the query side")):
    ax.text(x0 + 8, 16, title, fontsize=TITLE, va="center", color=INK)
ax.plot([478, 478], [8, 612], color=SOFT, linewidth=0.8, linestyle=(0, (4, 4)))

# naive
box(8, 46, 200, "query  q", "128 heads × 192", GREEN_SOFT, GREEN)
box(258, 46, 200, "cache  c, k_R", "L tokens × 576", BLUE_SOFT, BLUE)
box(258, 158, 200, "W_UK and W_UV", "33.6 MFLOP per token", ORANGE_SOFT, ORANGE)
box(258, 270, 200, "K and V, expanded", "L × 40,960 numbers", RED_SOFT, RED)
box(8, 382, 450, "multi-head attention", "192 numbers per score, 128 per value", GREY_SOFT, SOFT)
box(8, 494, 450, "128 heads × 128", "then W_O: to 7,168", GREEN_SOFT, GREEN)
arrow((358, 104), (358, 157), BLUE, "L × 576", (368, 130))
arrow((358, 216), (358, 269), RED, "× 71", (368, 242))
arrow((358, 328), (358, 381), RED, "L × 40,960", (368, 354))
arrow((108, 104), (108, 381), GREEN, "24,576", (118, 242))
arrow((233, 440), (233, 493), GREEN)

# absorbed
box(508, 46, 200, "query  q", "128 heads × 192", GREEN_SOFT, GREEN)
box(758, 46, 200, "cache  c, k_R", "L tokens × 576", BLUE_SOFT, BLUE)
box(508, 158, 200, "W_UK, once", "16.8 MFLOP per step", ORANGE_SOFT, ORANGE)
box(508, 270, 200, "latent query", "128 heads × 576", GREEN_SOFT, GREEN)
box(508, 382, 450, "multi-query attention, one KV head", "576 numbers per score, 512 per value", GREY_SOFT, SOFT)
box(508, 494, 450, "W_UV, once: 128 heads × 512 to 128 × 128", "16.8 MFLOP per step, then W_O", ORANGE_SOFT, ORANGE)
arrow((608, 104), (608, 157), GREEN, "24,576", (618, 130))
arrow((608, 216), (608, 269), GREEN)
arrow((608, 328), (608, 381), GREEN, "73,728", (618, 354))
arrow((858, 104), (858, 381), BLUE, "L × 576", (868, 242))
arrow((733, 440), (733, 493), GREEN)
ax.text(8, 590, "Work that grows with the context L: expansion and attention", fontsize=SMALL, va="center", color=RED)
ax.text(508, 590, "Work that grows with the context L: attention only", fontsize=SMALL, va="center", color=BLUE)
save(fig)
