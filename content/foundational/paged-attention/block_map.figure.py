"""Block tables of two samples of one prompt, the pool they map into, and one copy-on-write."""

from matplotlib.patches import FancyArrowPatch, Rectangle

from figure_style import (
    BLUE, BLUE_SOFT, GREEN, GREEN_SOFT, INK, NORMAL, ORANGE, ORANGE_SOFT, PAPER, RULE, SMALL,
    SOFT, TINT, new_figure, save,
)

ROW, SLOT, POOL_X, TOP, HIGH = 0.56, 0.60, 3.60, 4.44, 0.42
SHARED, ONLY_A, ONLY_B = (BLUE, BLUE_SOFT), (ORANGE, ORANGE_SOFT), (GREEN, GREEN_SOFT)
POOL = {  # block: tokens in its slots, colours, reference count
    1: (["p4", "p5", "p6", "p7"], SHARED, "2"),
    3: (["p0", "p1", "p2", "p3"], SHARED, "2"),
    4: (["p8", "p9", "a10", ""], ONLY_A, "1"),
    6: (["p8", "p9", "b10", ""], ONLY_B, "2 → 1"),
}
FREE = ([""] * 4, (RULE, PAPER), "0")

fig, ax = new_figure(height=5.0)
ax.set(xlim=(0, 9.6), ylim=(-0.1, 5.0))
ax.axis("off")


def write(x, y, text, color=INK, size=SMALL, ha="center", **more):
    """Text, vertically centred on y."""
    ax.text(x, y, text, color=color, size=size, ha=ha, va="center", **more)


def cell(x, y, width, text, edge, fill, size=SMALL):
    """A box with its text, centred on height y."""
    ax.add_patch(Rectangle((x, y - HIGH / 2), width, HIGH, facecolor=fill, edgecolor=edge,
                           linewidth=1.3))
    write(x + width / 2, y, text, size=size)


def middle(block):
    """Height of the middle of a block of the pool."""
    return TOP - (block + 0.5) * ROW


def arrow(start, end, color, style="-"):
    """A straight arrow."""
    ax.add_patch(FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=13, color=color,
                                 linestyle=style, linewidth=1.5, shrinkA=0, shrinkB=0))


for block in range(8):
    tokens, (edge, fill), count = POOL.get(block, FREE)
    for slot, token in enumerate(tokens):
        cell(POOL_X + slot * SLOT, middle(block), SLOT, token, edge, fill if token else PAPER)
    write(POOL_X - 0.16, middle(block), str(block), SOFT, ha="right")
    write(POOL_X + 4 * SLOT + 0.14, middle(block), count, INK if block in POOL else SOFT, ha="left")
write(POOL_X + 2 * SLOT, 4.84, "Physical blocks, B = 4", size=NORMAL, weight=700)
write(POOL_X - 0.16, 4.56, "id", SOFT, ha="right")
write(POOL_X + 4 * SLOT + 0.14, 4.56, "refs", SOFT, ha="left")

near, far, width = POOL_X - 0.40, POOL_X + 4 * SLOT + 0.74, 0.78
for title, x, number_x, edge_x, target_x, rows, color in (
    ("Sample A", 0.46, 0.22, 0.46 + 2 * width, near, (3, 1, 4), ORANGE),
    ("Sample B", 7.58, 7.58 + 2 * width + 0.24, 7.58, far, (3, 1, 6), GREEN),
):
    write(x + width, 3.92, title, color, NORMAL, weight=700)
    write(x + width / 2, 3.60, "physical", SOFT)
    write(x + 1.5 * width, 3.60, "filled", SOFT)
    for logical, (block, filled) in enumerate(zip(rows, (4, 4, 3))):
        y = 3.20 - 0.58 * logical
        write(number_x, y, str(logical), SOFT)
        cell(x, y, width, str(block), color, TINT, NORMAL)
        cell(x + width, y, width, str(filled), color, TINT, NORMAL)
        arrow((edge_x, y), (target_x, middle(block)), BLUE if block in (1, 3) else color)

arrow((0.46 + 2 * width, 1.94), (near, middle(6)), SOFT, (0, (4, 3)))
write(0.46, 1.22, "dashed: before", SOFT, ha="left")
write(0.46, 0.96, "A writes a10", SOFT, ha="left")
for slot in (0, 1):
    x = POOL_X + (slot + 0.5) * SLOT
    arrow((x, middle(6) + HIGH / 2), (x, middle(4) - HIGH / 2), ORANGE)
write(POOL_X + 3 * SLOT, middle(5), "copy on write", ORANGE,
      bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1.5})
save(fig)
