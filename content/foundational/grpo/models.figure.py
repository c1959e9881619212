"""PPO and GRPO as dataflow, with the bytes of state each model holds at 7B parameters."""

from figure_style import BLUE, BLUE_SOFT, GREEN, GREEN_SOFT, GREY, GREY_SOFT, INK, NORMAL, ORANGE, ORANGE_SOFT, RED, RED_SOFT, SMALL, SOFT, TITLE, new_figure, save
from matplotlib.patches import FancyArrowPatch, Rectangle

fig, ax = new_figure(height=5.3)
ax.set(xlim=(0, 960), ylim=(530, 0))
ax.axis("off")


def box(x, y, w, h, face, edge, lines):
    ax.add_patch(Rectangle((x, y), w, h, facecolor=face, edgecolor=edge, linewidth=1.5))
    for i, text in enumerate(lines):
        ax.text(x + w / 2, y + h / 2 + (i - (len(lines) - 1) / 2) * 21, text, ha="center", va="center",
                fontsize=NORMAL if i == 0 else SMALL, color=INK)


def arrow(x0, y0, x1, y1, color=SOFT, style="-|>", curve=0.0):
    ax.add_patch(FancyArrowPatch((x0, y0), (x1, y1), arrowstyle=style, mutation_scale=13, color=color, linewidth=1.5,
                                 shrinkA=2, shrinkB=2, connectionstyle=f"arc3,rad={curve}"))


ax.text(10, 22, "PPO: 252 GB, one output per question is enough", fontsize=TITLE, va="center")
box(10, 95, 130, 56, BLUE_SOFT, BLUE, ["policy", "112 GB"])
box(205, 100, 110, 46, GREY_SOFT, GREY, ["output o"])
box(385, 45, 150, 46, GREY_SOFT, GREY, ["reference 14 GB"])
box(385, 101, 150, 46, GREY_SOFT, GREY, ["reward 14 GB"])
box(385, 157, 150, 56, RED_SOFT, RED, ["critic", "112 GB, trained"])
box(610, 73, 130, 46, ORANGE_SOFT, ORANGE, ["reward − KL"])
box(610, 157, 130, 56, ORANGE_SOFT, ORANGE, ["GAE", "value per token"])
box(815, 145, 135, 80, GREEN_SOFT, GREEN, ["advantage", "one number", "per token"])
arrow(140, 123, 205, 123)
for y in (68, 124, 185):
    arrow(315, 123, 385, y)
arrow(535, 68, 610, 88)
arrow(535, 124, 610, 104)
arrow(535, 185, 610, 185)
arrow(675, 119, 675, 157)
arrow(740, 185, 815, 185)

ax.plot([10, 950], [252, 252], color=SOFT, linewidth=0.8)
ax.text(10, 282, "GRPO: 140 GB, G outputs per question", fontsize=TITLE, va="center")
box(10, 360, 130, 56, BLUE_SOFT, BLUE, ["policy", "112 GB"])
for i in range(3):
    ax.add_patch(Rectangle((193 + 6 * i, 353 + 6 * i), 110, 58, facecolor=GREY_SOFT, edgecolor=GREY, linewidth=1.5))
ax.text(260, 383, "outputs", ha="center", va="center", fontsize=NORMAL)
ax.text(260, 405, "o1 … oG", ha="center", va="center", fontsize=SMALL)
box(385, 325, 150, 46, GREY_SOFT, GREY, ["reward 14 GB"])
box(385, 425, 150, 46, GREY_SOFT, GREY, ["reference 14 GB"])
box(610, 320, 130, 56, ORANGE_SOFT, ORANGE, ["r1 … rG", "− mean, ÷ std"])
box(815, 308, 135, 80, GREEN_SOFT, GREEN, ["advantage", "one number", "per output"])
box(815, 425, 135, 46, GREEN_SOFT, GREEN, ["KL in the loss"])
arrow(140, 388, 193, 388)
arrow(316, 388, 385, 348)
arrow(316, 388, 385, 448)
arrow(535, 348, 610, 348)
arrow(740, 348, 815, 348)
arrow(535, 448, 815, 448)
ax.text(480, 508, "blue and red: trained, 16 bytes per parameter; grey models: frozen, 2 bytes; 7B each",
        ha="center", va="center", fontsize=SMALL, color=SOFT)
save(fig)
