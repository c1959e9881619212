"""Eight query heads on four tensor-parallel ranks: who holds which KV head for G = 8, 4, 2, 1."""

from figure_style import BLUE, BLUE_SOFT, INK, NORMAL, ORANGE, ORANGE_SOFT, RED, RED_SOFT, SMALL, SOFT, TINT
from figure_style import new_figure, save
from matplotlib.patches import FancyBboxPatch

HEADS, TP = 8, 4
STEP = 2.14  # a rank is 2 wide, with a gap
COLUMN, GAP = 8.42, 1.2

fig, ax = new_figure(height=4.0)
ax.set(xlim=(-1.75, 4 * COLUMN + 3 * GAP + 0.1), ylim=(-0.75, 4.35))
ax.axis("off")


def box(x, y, width, height, text, edge, face, dashed=False):
    ax.add_patch(FancyBboxPatch((x, y), width, height, boxstyle="round,pad=0,rounding_size=0.12", edgecolor=edge,
                                facecolor=face, linewidth=1.6, linestyle="--" if dashed else "-"))
    ax.text(x + width / 2, y + height / 2, text, ha="center", va="center", fontsize=SMALL, color=INK)


notes = {8: "0 copies, 8 KV heads held", 4: "0 copies, 4 held", 2: "4 held, 2 of them copies",
         1: "4 held, 3 of them copies"}
names = {8: "G = 8  (MHA)", 4: "G = 4", 2: "G = 2", 1: "G = 1  (MQA)"}
for n, G in enumerate((8, 4, 2, 1)):
    left = n * (COLUMN + GAP)
    ax.text(left + COLUMN / 2, 4.1, names[G], ha="center", va="center", fontsize=NORMAL, color=INK)
    for rank in range(TP):
        ax.add_patch(FancyBboxPatch((left + STEP * rank, -0.05), 2, 3.75, boxstyle="round,pad=0,rounding_size=0.15",
                                    edgecolor="none", facecolor=TINT, zorder=0))
        ax.text(left + STEP * rank + 1, 0.22, f"{rank}", ha="center", va="center", fontsize=SMALL, color=SOFT)
    for head in range(HEADS):
        box(left + STEP * (head // 2) + head % 2 + 0.12, 2.75, 0.76, 0.8, f"{head}", BLUE, BLUE_SOFT)
    per_rank = max(G // TP, 1)
    for rank in range(TP):
        for slot in range(per_rank):
            kv = rank * G // TP + slot
            copy = G < TP and rank % (TP // G) != 0
            width = 2 / per_rank
            x = left + STEP * rank + slot * width
            box(x + 0.12, 0.75, width - 0.24, 0.8, f"{kv}", RED if copy else ORANGE, RED_SOFT if copy else ORANGE_SOFT,
                dashed=copy)
            for q in range(2 // per_rank):
                ax.plot([left + STEP * rank + slot * width + q + 0.5, x + width / 2], [2.72, 1.58], color=SOFT, linewidth=1.2)
    ax.text(left + COLUMN / 2, -0.55, notes[G], ha="center", va="center", fontsize=SMALL, color=RED if G < TP else INK)
for y, label in ((3.15, "query\nheads"), (1.15, "KV\nheads"), (0.22, "rank")):
    ax.text(-0.2, y, label, ha="right", va="center", fontsize=SMALL, color=INK)
save(fig)
