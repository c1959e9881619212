"""The deployment units: GPUs by node, the experts each holds, and how 80 GB are divided."""

from figure_style import BLUE, BLUE_SOFT, GREEN, GREEN_SOFT, GREY_SOFT, INK, NORMAL, ORANGE, PURPLE, RULE, SMALL, SOFT, TINT, new_figure, save
from matplotlib.patches import Rectangle

SLOT, ATTN, SMALL_ATTN, REST = 2.554, 11.413, 0.923, 5.108
CELL, GRID, BAR, GB = 8.6, 262, 650, 3.55
ROWS = [("Prefill, report", "EP32 · TP4 × DP8", 4, "10 slots: 9 routed + 1 shared", 10, 4),
        ("Prefill, online", "EP32 · DP32", 4, "10 slots: 9 routed + 1 shared", 10, 1),
        ("Decode, report", "EP320 · TP4 × DP80", 40, "1 slot", 1, 4),
        ("Decode, online", "EP144 · DP144", 18, "3 slots: 2 routed + 1 shared", 3, 1)]

fig, ax = new_figure(height=5.4)
ax.set(xlim=(0, 960), ylim=(540, 0))
ax.axis("off")


def box(x, y, width, height, face, edge="none"):
    ax.add_patch(Rectangle((x, y), width, height, facecolor=face, edgecolor=edge, linewidth=1))


ax.text(GRID, 18, "one column = a node of 8 GPUs", fontsize=SMALL, va="center", color=SOFT)
ax.text(BAR, 18, "one GPU: 80 GB", fontsize=SMALL, va="center", color=SOFT)
for row, (name, parallel, nodes, slots, held, tp) in enumerate(ROWS):
    y = 40 + row * 104
    ax.text(12, y + 14, name, fontsize=NORMAL, va="center")
    ax.text(12, y + 38, f"{nodes} nodes, {nodes * 8} GPUs", fontsize=SMALL, va="center", color=INK)
    ax.text(12, y + 60, parallel, fontsize=SMALL, va="center", color=INK)
    for node in range(nodes):
        for gpu in range(8):
            face = GREEN if held > 1 else BLUE if node < 32 else ORANGE
            box(GRID + node * 9.3, y + gpu * 9, CELL - 0.6, CELL - 0.6, face)
    if held > 1:
        ax.text(GRID + nodes * 9.3 + 14, y + 36, slots.replace(": ", ":\n"), fontsize=SMALL, va="center", linespacing=1.4)
    else:
        ax.text(GRID, y + 84, "256 × one routed expert", fontsize=SMALL, va="center", color=BLUE)
        ax.text(GRID + 373, y + 84, "64 × copy or shared", fontsize=SMALL, va="center", ha="right", color=ORANGE)
    x = BAR
    parts = [(held * SLOT, BLUE), (SMALL_ATTN + (ATTN - SMALL_ATTN) / tp, ORANGE), (REST, PURPLE)]
    total = sum(size for size, _ in parts)
    for size, face in parts + [(75 - total, GREEN_SOFT), (5, GREY_SOFT)]:
        box(x, y + 14, size * GB, 40, face)
        x += size * GB
    ax.text(BAR + (total + (75 - total) / 2) * GB, y + 34, f"{(75 - total) / 70.272 * 1e3:.0f}K tokens", fontsize=SMALL, ha="center", va="center")
    ax.text(BAR, y + 72, f"weights {total:.1f} GB", fontsize=SMALL, va="center", color=SOFT)
    ax.text(BAR + 80 * GB, y + 72, "each KV on 4 GPUs" if tp > 1 else "each KV on 1 GPU", fontsize=SMALL, ha="right", va="center", color=SOFT)
y = 482
ax.text(12, y + 11, "Bars:", fontsize=SMALL, va="center")
for x, face, text in ((64, BLUE, "experts"), (176, ORANGE, "attention"), (302, PURPLE, "dense FFN, embeddings, head, gates"), (614, GREEN_SOFT, "room for KV"), (754, GREY_SOFT, "5 GB reserve")):
    box(x, y, 24, 22, face)
    ax.text(x + 32, y + 11, text, fontsize=SMALL, va="center")
save(fig)
