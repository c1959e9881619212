"""The word "lower" under the ten merges: in the order of learning, and from left to right."""

from figure_style import BLUE, BLUE_SOFT, GREEN, GREY_SOFT, INK, NORMAL, PAPER, RED, SOFT, TITLE, new_figure, save
from matplotlib.patches import FancyBboxPatch

fig, ax = new_figure(height=3.1)
ax.set(xlim=(0, 960), ylim=(310, 0))
ax.axis("off")
CELL, HIGH = 76, 38


def box(left, step, first, last, text, face, color):
    x, y, w = left + first * CELL + 4, 206 - step * 62, (last - first + 1) * CELL - 8
    ax.add_patch(FancyBboxPatch((x, y), w, HIGH, boxstyle="round,pad=0,rounding_size=6", facecolor=face, edgecolor="none"))
    ax.text(x + w / 2, y + HIGH / 2, text, fontsize=NORMAL, color=color, ha="center", va="center")


def line(left, step, child):
    c_step, first, last = child
    x = left + (first + last + 1) / 2 * CELL
    ax.plot([x, x], [206 - c_step * 62 - 1, 206 - step * 62 + HIGH + 1], color=SOFT, linewidth=1.4)


def panel(left, title, merges, done, verdict, color):
    ax.text(left, 22, title, fontsize=TITLE, va="center")
    for i, letter in enumerate("lower"):
        box(left, 0, i, i, letter, GREY_SOFT, INK)
    for number, text, step, first, last, children in merges:
        for child in children:
            line(left, step, child)
        final = (first, last) in done
        box(left, step, first, last, f"{text} · merge {number}", BLUE if final else BLUE_SOFT, PAPER if final else INK)
    ax.text(left + 2.5 * CELL, 276, verdict, fontsize=NORMAL, color=color, ha="center", va="center")


panel(50, "By merge order", [
    (1, "we", 1, 2, 3, [(0, 2, 2), (0, 3, 3)]),
    (4, "lo", 1, 0, 1, [(0, 0, 0), (0, 1, 1)]),
    (6, "wer", 2, 2, 4, [(1, 2, 3), (0, 4, 4)]),
], {(0, 1), (2, 4)}, "lo | wer: what the model was trained on", GREEN)
panel(530, "From left to right", [
    (4, "lo", 1, 0, 1, [(0, 0, 0), (0, 1, 1)]),
    (10, "low", 2, 0, 2, [(1, 0, 1), (0, 2, 2)]),
], {(0, 2)}, "low | e | r: w is taken, we and wer are gone", RED)
save(fig)
