"""Two walks over the tiles of the score matrix: FlashAttention 1 by columns, 2 and 3 by rows."""

from figure_style import (BLUE, BLUE_SOFT, GREEN, GREEN_SOFT, GREY, GREY_SOFT, INK, ORANGE, ORANGE_SOFT,
                          RULE, SMALL, SOFT, TITLE, new_figure, save)
from matplotlib.patches import FancyArrowPatch, Rectangle

TILES, CELL = 6, 1.0  # the picture has 6 x 6 tiles
fig, ax = new_figure(height=5.2)
ax.set(xlim=(-1.7, 21.3), ylim=(-2.9, 8.9))
ax.set_aspect("equal")
ax.axis("off")


def box(x, y, w, h, face, edge, **style):
    ax.add_patch(Rectangle((x, y), w, h, facecolor=face, edgecolor=edge, linewidth=1.2, **({"zorder": 2} | style)))


def arrow(start, end, color):
    ax.add_patch(FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=13, color=color, linewidth=2,
                                 shrinkA=0, shrinkB=0, zorder=4))


def text(x, y, s, color=INK, size=SMALL, **style):
    ax.text(x, y, s, color=color, fontsize=size, **({"ha": "center", "va": "center"} | style))


def matrix(x0, current, done):
    for row in range(TILES):
        for col in range(TILES):
            state = "now" if (row, col) == current else "done" if done(row, col) else "todo"
            face = {"now": ORANGE, "done": GREY_SOFT, "todo": "none"}[state]
            edge = {"now": ORANGE, "done": GREY, "todo": RULE}[state]
            box(x0 + col * CELL, 5 - row * CELL, CELL, CELL, face, edge, zorder={"todo": 1, "done": 2, "now": 3}[state])


def strip(x0, held):  # held: the K, V tile kept on chip, or None when the Q tiles are
    for i in range(TILES):
        face, edge = (GREEN_SOFT, GREEN) if held is None else (BLUE_SOFT, BLUE)
        box(x0 - 1.35, 5 - i, 0.95, 1, face, edge)
        face, edge = (GREEN_SOFT, GREEN) if i == held else (BLUE_SOFT, BLUE)
        box(x0 + i, 6.4, 1, 0.95, face, edge)


# FlashAttention: the K, V tile stays, Q and O pass by
text(3, 8.5, "FlashAttention: columns outside", size=TITLE)
matrix(0, (3, 2), lambda r, c: c < 2 or (c == 2 and r < 3))
strip(0, 2)
arrow((2.5, 5.75), (2.5, 3.05), INK)
text(3, 7.75, "K, V tiles", INK)
text(-0.88, 6.95, "Q, O", BLUE)
text(3, -0.75, "held: one K, V tile", GREEN)
text(3, -1.6, "per step: read Q, O, m, ℓ; write O, m, ℓ", BLUE)
text(3, -2.45, "parallel over batch × heads", SOFT)

# FlashAttention-2 and 3: the Q tile and the accumulators stay, K and V stream past
x0 = 9.6
text(x0 + 3, 8.5, "FlashAttention-2 and 3: rows outside", size=TITLE)
matrix(x0, (3, 2), lambda r, c: c < 2)
strip(x0, None)
for row in range(TILES):
    arrow((x0 + 0.25, 5.5 - row), (x0 + 1.97, 5.5 - row), INK if row == 3 else GREY)
for row in range(TILES):
    if row != 3:
        box(x0 + 2, 5 - row, 1, 1, ORANGE_SOFT, ORANGE)
text(x0 + 3, 7.75, "K, V tiles", BLUE)
text(x0 - 0.88, 6.95, "Q", GREEN)
text(x0 + 3, -0.75, "held: Q tile, accumulator O, m, ℓ", GREEN)
text(x0 + 3, -1.6, "per step: read one K, V tile", BLUE)
text(x0 + 3, -2.45, "parallel over rows too: one block each", SOFT)

# legend
for i, (face, edge, label) in enumerate([
    (GREEN_SOFT, GREEN, "stays on chip"),
    (BLUE_SOFT, BLUE, "streams in and out"),
    (ORANGE, ORANGE, "score tile now"),
    (ORANGE_SOFT, ORANGE, "other blocks, now"),
    (GREY_SOFT, GREY, "computed, discarded"),
    ("none", GREY, "still to come"),
]):
    y = 5.3 - i * 0.98
    box(16.6, y, 0.62, 0.62, face, edge)
    text(17.5, y + 0.31, label, ha="left")
save(fig)
