"""The same 384-token pool twice: contiguous reservations, then blocks of 16 with block tables."""

from figure_style import (BLUE, BLUE_SOFT, GREEN, GREEN_SOFT, INK, NORMAL, ORANGE, ORANGE_SOFT, PAPER,
                          RED, SMALL, SOFT, TINT, TITLE, new_figure, save)
from matplotlib.patches import Rectangle

POOL, BLOCK = 384, 16
COLOR = {"A": (BLUE, BLUE_SOFT), "B": (GREEN, GREEN_SOFT), "D": (ORANGE, ORANGE_SOFT)}
TOKENS = {"A": 40, "B": 84, "D": 50}
TABLES = {"A": [7, 2, 16], "B": [0, 11, 12, 4, 19, 21], "D": [9, 5, 14, 17]}

fig, ax = new_figure(height=6.0)
ax.set(xlim=(-2, POOL + 2), ylim=(0, 100))
ax.axis("off")


def box(x, y, w, h, face, edge=INK, **more):
    ax.add_patch(Rectangle((x, y), w, h, facecolor=face, edgecolor=edge, linewidth=1, **more))


def note(x, y, text, **more):
    ax.text(x, y, text, **({"ha": "center", "va": "center", "fontsize": SMALL, "color": INK} | more))


# Above: every request holds one contiguous chunk as long as it may ever become.
note(0, 97, "Contiguous: each request reserves its maximum, here 128 tokens", ha="left", fontsize=TITLE)
y, h = 74, 12
box(0, y, POOL, h, PAPER)
for name, start, later in (("A", 0, 20), ("B", 176, 12)):
    live, (strong, soft) = TOKENS[name], COLOR[name]
    box(start, y, live, h, strong)
    note(start + live / 2, y + h / 2, f"{name}: {live} live", color=PAPER)
    box(start + live, y, later, h, soft)
    box(start + live + later, y, 128 - live - later, h, TINT, hatch="////")
    ax.plot([start + 0.7, start + 127.3], [y + h + 2, y + h + 2], color=SOFT, linewidth=1.2)
    note(start + 64, y + h + 4.8, f"{name} holds 128")
note(50, y - 3.6, "20 to come")
note(94, y - 3.6, "68 never used")
note(272.5, y - 3.6, "12 to come", ha="right")
note(278, y - 3.6, "32 never used", ha="left")
note(152, y + h / 2, "48 free")
note(344, y + h / 2, "80 free")
note(192, y - 10, "D asks for 128 in one piece. 48 + 80 = 128 are free, but not side by side: D waits.", color=RED)

# Below: the same requests in blocks, anywhere in the pool.
note(0, 53.5, "Blocks of 16, taken as tokens come: D runs too", ha="left", fontsize=TITLE)
y, h = 34, 12
for physical in range(POOL // BLOCK):
    box(physical * BLOCK, y, BLOCK, h, PAPER)
    note(physical * BLOCK + BLOCK / 2, y + h + 2.7, str(physical), color=SOFT)
for name, table in TABLES.items():
    strong, soft = COLOR[name]
    for logical, physical in enumerate(table):
        x, filled = physical * BLOCK, min(BLOCK, TOKENS[name] - logical * BLOCK)
        box(x, y, BLOCK, h, soft, edge="none")
        box(x, y, filled, h, strong, edge="none")
        box(x, y, BLOCK, h, "none")
        full = filled == BLOCK
        note(x + BLOCK / 2, y + h / 2 if full else y - 3, f"{name}{logical}", color=PAPER if full else strong)
used = sum(map(len, TABLES.values()))
live = sum(TOKENS.values())
note(0, y - 8.6, f"{used} of {POOL // BLOCK} blocks taken: {live} tokens live, {used * BLOCK - live} places empty, "
     f"all in the last blocks A2, B5 and D3. {POOL // BLOCK - used} blocks are free for anyone.", ha="left")

y, h, w, x = 5.5, 7, 17, 47
note(0, y + h / 2, "Block\ntables", ha="left", linespacing=1.25)
for name, table in TABLES.items():
    strong, soft = COLOR[name]
    note(x - 7, y + h / 2, name, color=strong, fontsize=TITLE)
    for logical, physical in enumerate(table):
        left = x + logical * w
        box(left, y, w, h, soft)
        note(left + w / 2, y + h / 2, str(physical), fontsize=NORMAL)
        note(left + w / 2, y + h + 2.8, f"{name}{logical}", color=SOFT)
    note(x + len(table) * w / 2, y - 3.4, f"{TOKENS[name]} live, {len(table) * BLOCK - TOKENS[name]} empty")
    x += len(table) * w + 57
save(fig)
