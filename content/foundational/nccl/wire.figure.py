"""128 bytes on the wire under LL, LL128 and Simple, to scale, and what tells the receiver that they are valid."""

from figure_style import BLUE, BLUE_SOFT, GREEN, GREY_SOFT, INK, NORMAL, ORANGE, ORANGE_SOFT, PAPER, SMALL, SOFT, new_figure, save
from matplotlib.patches import Rectangle

LEFT, PX, HIGH = 100, 5.0, 44
fig, ax = new_figure(height=4.1)
ax.set(xlim=(0, 960), ylim=(410, 0))
ax.axis("off")


def cell(x, y, width, color, text="", ink=INK):
    ax.add_patch(Rectangle((LEFT + x * PX, y), width * PX, HIGH, facecolor=color, edgecolor=PAPER, linewidth=1.4))
    if text:
        ax.text(LEFT + (x + width / 2) * PX, y + HIGH / 2, text, fontsize=SMALL, ha="center", va="center", color=ink)


def row(y, name, first, second):
    ax.text(LEFT - 14, y + HIGH / 2, name, fontsize=NORMAL, ha="right", va="center")
    ax.text(LEFT + 128 * PX + 18, y + 12, first, fontsize=SMALL, va="center")
    ax.text(LEFT + 128 * PX + 18, y + 34, second, fontsize=SMALL, va="center", color=SOFT)


row(30, "LL", "64 B of data", "any order, 8 B whole")
for k in range(16):
    cell(8 * k, 30, 4, BLUE_SOFT, "4" if k < 2 else "")
    cell(8 * k + 4, 30, 4, ORANGE, "4" if k < 2 else "", PAPER)
row(120, "LL128", "120 B of data", "128 B seen in order")
cell(0, 120, 120, BLUE_SOFT, "120 B of data: 8 lanes of a warp, 16 B each")
cell(120, 120, 8, ORANGE, "8", PAPER)
row(210, "Simple", "128 B of data", "a fence per slice")
cell(0, 210, 128, BLUE_SOFT, "data only: part of a step of 512 KiB")
ax.plot([LEFT + 20, LEFT + 128 * PX - 20], [278, 278], color=GREEN, linewidth=3)
ax.text(LEFT + 64 * PX, 296, "fence: every store of the slice is visible before what follows", fontsize=SMALL, ha="center", va="center", color=GREEN)
cell(60, 316, 8, ORANGE, "8", PAPER)
ax.text(LEFT + 70 * PX, 338, "tail: step number, a store elsewhere", fontsize=SMALL, va="center")
for k in range(0, 129, 16):
    ax.plot([LEFT + k * PX] * 2, [20, 26], color=SOFT, linewidth=1)
    ax.text(LEFT + k * PX, 11, str(k), fontsize=SMALL, ha="center", va="center", color=SOFT)
for x, color, text in ((LEFT, BLUE_SOFT, "data"), (LEFT + 110, ORANGE, "flag = step number; the receiver polls it")):
    ax.add_patch(Rectangle((x, 380), 28, 22, facecolor=color, edgecolor="none"))
    ax.text(x + 38, 391, text, fontsize=SMALL, va="center")
save(fig)
