"""The two layouts of a head of width 8: which numbers share an angle, and the permutation between them."""

from figure_style import BLUE_SOFT, GREEN_SOFT, INK, ORANGE_SOFT, PURPLE_SOFT, SMALL, SOFT, new_figure, save
from matplotlib.patches import FancyArrowPatch, Rectangle

W, H, LEFT = 62, 40, 250
COLORS = (BLUE_SOFT, ORANGE_SOFT, GREEN_SOFT, PURPLE_SOFT)
fig, ax = new_figure(height=2.9)
ax.set(xlim=(0, 960), ylim=(290, 0))
ax.axis("off")


def row(top, labels, pair_of, title, note):
    ax.text(LEFT - 20, top + 12, title, fontsize=SMALL, ha="right", va="center")
    ax.text(LEFT - 20, top + 31, note, fontsize=SMALL, ha="right", va="center", color=SOFT)
    for slot in range(8):
        ax.add_patch(Rectangle((LEFT + slot * W, top), W - 4, H, facecolor=COLORS[pair_of(slot)], edgecolor="none"))
        ax.text(LEFT + slot * W + W / 2 - 2, top + H / 2, labels[slot], ha="center", va="center", fontsize=SMALL, color=INK)


def arc(a, b, y, bend):
    ax.add_patch(FancyArrowPatch((LEFT + a * W + W / 2 - 2, y), (LEFT + b * W + W / 2 - 2, y), arrowstyle="-",
                                 connectionstyle=f"arc3,rad={bend}", color=SOFT, linewidth=1.4))


row(62, [f"x{n}" for n in range(8)], lambda s: s // 2, "adjacent pairs", "RoFormer, Meta's code")
row(186, [f"x{n}" for n in (0, 2, 4, 6, 1, 3, 5, 7)], lambda s: s % 4, "halves", "GPT-NeoX, Transformers")
for i in range(4):
    arc(2 * i, 2 * i + 1, 58, -0.5)
    arc(i, i + 4, 230, 0.28)
for new, old in enumerate((0, 2, 4, 6, 1, 3, 5, 7)):
    ax.annotate("", xy=(LEFT + new * W + W / 2 - 2, 182), xytext=(LEFT + old * W + W / 2 - 2, 106),
                arrowprops={"arrowstyle": "->", "color": SOFT, "linewidth": 1})
for i, c in enumerate(COLORS):
    ax.add_patch(Rectangle((790, 66 + i * 40), 24, 24, facecolor=c, edgecolor="none"))
    ax.text(824, 78 + i * 40, f"pair {i}", fontsize=SMALL, va="center")
save(fig)
