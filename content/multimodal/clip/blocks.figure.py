"""The similarity matrix of 12 pairs on four GPUs, and the part of it that GPU 2 holds in three schemes."""

from figure_style import (
    BLUE, BLUE_SOFT, GREEN_SOFT, GREY_SOFT, INK, NORMAL, ORANGE_SOFT, PAPER, PURPLE, PURPLE_SOFT, RULE, SMALL, SOFT,
    TITLE, new_figure, save,
)
from matplotlib.patches import Rectangle

GPUS, PER, CELL, TOP = 4, 3, 20, 104
SIDE = GPUS * PER * CELL
OWN = range(PER, 2 * PER)                        # pairs of GPU 2, counted from 0

fig, ax = new_figure(height=4.9)
ax.set(xlim=(0, 960), ylim=(490, 0))
ax.axis("off")


def panel(left, title, face, below, foot):
    ax.text(left + SIDE / 2, 18, title, fontsize=TITLE, ha="center", va="center")
    ax.text(left + SIDE / 2, 52, "texts of GPU", fontsize=SMALL, ha="center", va="center", color=SOFT)
    for g in range(GPUS):
        at = (g + 0.5) * PER * CELL
        for x, y in ((left + at, TOP - 18), (left - 14, TOP + at)):
            ax.text(x, y, str(g + 1), fontsize=SMALL, ha="center", va="center", color=INK if g == 1 else SOFT)
    for i in range(GPUS * PER):
        for j in range(GPUS * PER):
            color = face(i, j)
            if color != PAPER:
                ax.add_patch(Rectangle((left + j * CELL, TOP + i * CELL), CELL, CELL, facecolor=color, edgecolor=RULE, linewidth=0.6))
                if i == j:
                    ax.plot(left + (j + 0.5) * CELL, TOP + (i + 0.5) * CELL, "o", color=BLUE, markersize=6)
    for g in range(GPUS + 1):
        ax.plot([left + g * PER * CELL] * 2, [TOP, TOP + SIDE], color=SOFT, linewidth=1)
        ax.plot([left, left + SIDE], [TOP + g * PER * CELL] * 2, color=SOFT, linewidth=1)
    for row, (text, color) in enumerate(((below, INK), (foot, SOFT))):
        ax.text(left + SIDE / 2, TOP + SIDE + 28 + row * 28, text, fontsize=NORMAL if row == 0 else SMALL, ha="center", va="center", color=color)


def strips(i, j):
    if i in OWN and j in OWN:
        return BLUE_SOFT
    return ORANGE_SOFT if i in OWN else GREEN_SOFT if j in OWN else PAPER


def ring(i, j):
    if i not in OWN:
        return PAPER
    return PURPLE_SOFT if j in OWN else GREY_SOFT


panel(60, "Full matrix on every GPU", lambda i, j: BLUE_SOFT, "2,147 MB", "N × N")
panel(380, "Two strips (CLIP)", strips, "16.8 MB", "b × N for each direction")
panel(700, "One block at a time (SigLIP)", ring, "0.033 MB", "b × b, then the next texts")

ax.text(28, TOP + SIDE / 2, "images of GPU", fontsize=SMALL, ha="center", va="center", rotation=90, color=SOFT)
for step, g in enumerate((1, 2, 3, 0)):
    ax.text(700 + (g + 0.5) * PER * CELL, TOP + PER * CELL - 12, f"step {step}", fontsize=SMALL, ha="center", va="center",
            color=PURPLE if step == 0 else INK)

for x, face, text in ((60, ORANGE_SOFT, "own images, all texts"), (300, GREEN_SOFT, "own texts, all images"),
                      (540, PURPLE_SOFT, "now"), (640, GREY_SOFT, "later")):
    ax.add_patch(Rectangle((x, 440), 30, 22, facecolor=face, edgecolor="none"))
    ax.text(x + 40, 451, text, fontsize=SMALL, va="center")
ax.plot(760, 451, "o", color=BLUE, markersize=6)
ax.text(776, 451, "matching pair", fontsize=SMALL, va="center")
save(fig)
