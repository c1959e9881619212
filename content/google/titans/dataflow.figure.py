"""Full attention beside the three Titans variants: where the state lives, what reads and what writes it."""

from figure_style import (BLUE, BLUE_SOFT, GREEN_SOFT, GREY_SOFT, INK, ORANGE, ORANGE_SOFT, PAPER, SMALL,
                          SOFT, TITLE, new_figure, save)
from matplotlib.patches import FancyArrowPatch, Rectangle

fig, ax = new_figure(height=5.0)
fig.get_layout_engine().set(w_pad=0, h_pad=0)
ax.set(xlim=(0, 960), ylim=(500, 0))
ax.axis("off")
ax.set_position((0, 0, 1, 1))


def box(x, y, w, h, text, face, edge=INK, size=SMALL):
    ax.add_patch(Rectangle((x - w / 2, y - h / 2), w, h, facecolor=face, edgecolor=edge, linewidth=1.2))
    ax.text(x, y, text, ha="center", va="center", fontsize=size, linespacing=1.25)


def arrow(x0, y0, x1, y1, color=SOFT, dashed=False, bend=0.0):
    ax.add_patch(FancyArrowPatch((x0, y0), (x1, y1), arrowstyle="-|>", mutation_scale=12, color=color, shrinkA=0, shrinkB=0,
                                 linewidth=1.6, linestyle=(0, (4, 2)) if dashed else "-", connectionstyle=f"arc3,rad={bend}"))


def title(x, name, state):
    ax.text(x, 22, name, ha="center", va="center", fontsize=TITLE)
    ax.text(x, 48, state, ha="center", va="center", fontsize=SMALL, color=SOFT)


for x in (212, 492, 738):
    ax.plot([x, x], [10, 440], color=GREY_SOFT, linewidth=1.2)

x = 106                                                       # full attention
title(x, "Full attention", "cache grows with N")
box(x, 410, 150, 36, "token x", PAPER)
arrow(x, 392, x, 330)
box(x, 306, 150, 48, "attention", BLUE_SOFT, BLUE)
arrow(x, 282, x, 110)
ax.text(x + 6, 92, "output o", ha="center", va="center", fontsize=SMALL)
for i in range(6):
    ax.add_patch(Rectangle((18 + i * 11, 180), 9, 44, facecolor=BLUE_SOFT, edgecolor=BLUE, linewidth=1))
ax.text(14, 166, "KV of all N", fontsize=SMALL, va="center")
arrow(46, 282, 46, 226, BLUE, dashed=True)
arrow(66, 226, 66, 282)

x = 352                                                       # memory as context
title(x, "MAC: as context", "memory + one segment")
box(300, 410, 120, 36, "segment S", PAPER)
box(437, 410, 90, 36, "P, fixed", GREEN_SOFT)
box(272, 344, 104, 52, "read M\nbefore S", ORANGE_SOFT, ORANGE)
arrow(272, 392, 272, 370)
arrow(290, 318, 318, 286)
ax.text(292, 302, "h", ha="right", va="center", fontsize=SMALL)
arrow(345, 392, 366, 286)
arrow(437, 392, 424, 286)
box(376, 260, 180, 52, "attention on\n[ P | h | S ]", BLUE_SOFT, BLUE)
box(300, 174, 132, 52, "write y into M,\nread M at y", ORANGE_SOFT, ORANGE)
arrow(356, 234, 356, 200)
ax.text(363, 218, "y", va="center", fontsize=SMALL)
arrow(246, 200, 246, 318, ORANGE, dashed=True)
ax.text(254, 217, "next segment", fontsize=SMALL, color=ORANGE, va="center")
arrow(310, 148, 362, 122)
arrow(430, 234, 392, 122)
box(376, 108, 40, 28, "⊗", PAPER)
arrow(376, 94, 376, 72)
ax.text(388, 82, "o", va="center", fontsize=SMALL)

x = 615                                                       # memory as gate
title(x, "MAG: as gate", "memory + window")
box(x, 410, 150, 36, "[ P | x ]", PAPER)
arrow(585, 392, 560, 296)
arrow(645, 392, 672, 296)
box(556, 264, 106, 62, "attention\nin a window", BLUE_SOFT, BLUE)
box(678, 264, 106, 62, "write x,\nread M", ORANGE_SOFT, ORANGE)
arrow(560, 233, 602, 132)
arrow(674, 233, 628, 132)
box(x, 116, 40, 30, "⊗", PAPER)
arrow(x, 101, x, 72)
ax.text(x + 12, 82, "o", va="center", fontsize=SMALL)

x = 850                                                       # memory as layer
title(x, "MAL: as layer", "memory + window")
box(x, 410, 150, 36, "[ P | x ]", PAPER)
arrow(x, 392, x, 352)
box(x, 320, 150, 62, "write x,\nread M", ORANGE_SOFT, ORANGE)
arrow(x, 289, x, 232)
ax.text(x + 12, 260, "y", va="center", fontsize=SMALL)
box(x, 200, 150, 62, "attention\nin a window", BLUE_SOFT, BLUE)
arrow(x, 169, x, 72)
ax.text(x + 12, 82, "o", va="center", fontsize=SMALL)

for x, face, edge, text in ((18, BLUE_SOFT, BLUE, "short-term: keys and values"), (296, ORANGE_SOFT, ORANGE, "long-term: weights M, momentum S"),
                            (624, GREEN_SOFT, INK, "persistent P: learned, fixed in use")):
    ax.add_patch(Rectangle((x, 462), 26, 22, facecolor=face, edgecolor=edge, linewidth=1.2))
    ax.text(x + 36, 473, text, va="center", fontsize=SMALL)
save(fig)
