"""Above: the bits of 128 weights, to scale. Below: one 32-bit word of eight weights and how Marlin unpacks it."""

from figure_style import BLUE, BLUE_SOFT, GREEN_SOFT, INK, NORMAL, ORANGE, PAPER, RED, SMALL, SOFT, new_figure, save
from matplotlib.patches import Rectangle

fig, ax = new_figure(height=4.9)
ax.set(xlim=(0, 960), ylim=(490, 0))
ax.axis("off")
LEFT, PX = 210, 1.13                                      # pixels per bit, the same in all four rows


def box(x, y, w, h, face, edge="none"):
    ax.add_patch(Rectangle((x, y), w, h, facecolor=face, edgecolor=edge, linewidth=0.8))


def row(y, name, groups, scale, zero):
    ax.text(LEFT - 12, y + 13, name, fontsize=SMALL, ha="right", va="center")
    x, size = LEFT, 128 // groups
    for _ in range(groups):
        for w in range(size):
            box(x + w * 4 * PX, y, 4 * PX, 26, BLUE_SOFT, PAPER)
        x += size * 4 * PX
        box(x, y, scale * PX, 26, ORANGE)
        x += scale * PX
        box(x, y, zero * PX, 26, RED)
        x += zero * PX
    total = 512 + groups * (scale + zero)
    ax.text(x + 8, y + 13, f"{total / 128:.3f}", fontsize=SMALL, va="center")


ax.text(LEFT, 16, "128 weights, to scale", fontsize=NORMAL, va="center")
ax.text(958, 16, "bits per weight", fontsize=SMALL, va="center", ha="right")
row(36, "group 128, scale", 1, 16, 0)
row(70, "scale + 4-bit zero", 1, 16, 4)
row(104, "scale + 16-bit zero", 1, 16, 16)
row(138, "group 32, scale + zero", 4, 16, 4)
for x, face, text in ((LEFT, BLUE_SOFT, "4-bit weights"), (LEFT + 150, ORANGE, "FP16 scale"), (LEFT + 280, RED, "zero point")):
    box(x, 180, 22, 16, face)
    ax.text(x + 30, 188, text, fontsize=SMALL, va="center")
ax.text(958, 188, "BF16 takes 2,048 bits", fontsize=SMALL, va="center", ha="right", color=SOFT)

ax.text(LEFT, 236, "One 32-bit word: bits 31 to 0, the number is that of the weight", fontsize=NORMAL, va="center")
CELL, TOP = 72, 256
for k in range(8):                                        # from the high nibble to the low one
    nibble = 7 - k
    weight = (0, 2, 4, 6, 1, 3, 5, 7)[nibble]
    face = {0: GREEN_SOFT, 1: BLUE_SOFT}.get(weight // 2, PAPER)
    box(LEFT + k * CELL, TOP, CELL - 2, 34, face, SOFT)
    ax.text(LEFT + k * CELL + CELL / 2 - 1, TOP + 17, f"w{weight}", fontsize=NORMAL, ha="center", va="center")
ax.text(LEFT + 8 * CELL + 12, 327, "each minus 8", fontsize=SMALL, va="center", color=SOFT)
ax.text(LEFT - 12, TOP + 17, "packed", fontsize=SMALL, ha="right", va="center")
for y, label, face, text, result in (
    (312, "AND 0x000f000f", GREEN_SOFT, "OR 0x6400: 1024 + q, then − 1032", "w1, w0"),
    (356, "AND 0x00f000f0", BLUE_SOFT, "OR 0x6400: 1024 + 16 q, then × 1/16 − 72", "w3, w2"),
    (400, "shift by 8, again", PAPER, "the same two masks", "w5, w4 and w7, w6"),
):
    ax.text(LEFT - 12, y + 15, label, fontsize=SMALL, ha="right", va="center")
    box(LEFT, y, 8 * CELL - 2, 30, face, SOFT)
    ax.text(LEFT + 12, y + 15, text, fontsize=SMALL, va="center")
    ax.text(LEFT + 400, y + 15, result, fontsize=SMALL, va="center")
ax.text(LEFT, 456, "FP16 numbers from 1024 to 2048 are 1 apart, so a nibble in the low mantissa bits", fontsize=SMALL,
        va="center", color=SOFT)
ax.text(LEFT, 477, "is already an integer: no conversion instruction, two weights at a time.", fontsize=SMALL,
        va="center", color=SOFT)
save(fig)
