"""The path from a GPU to the top of the fabric: counts, bandwidth on each edge, and who vouches for each number."""

from figure_style import (BLUE, BLUE_SOFT, GREEN, GREY, GREY_SOFT, INK, NORMAL, ORANGE, SMALL, SOFT, TITLE,
                          new_figure, save)
from matplotlib.patches import FancyBboxPatch, Rectangle

fig, ax = new_figure(height=5.5)
ax.set(xlim=(0, 960), ylim=(550, 0))
ax.axis("off")


def row(y, xs, text, face, edge):
    for x in xs:
        ax.add_patch(FancyBboxPatch((x - 30, y - 15), 60, 30, boxstyle="round,pad=0,rounding_size=5",
                                    facecolor=face, edgecolor=edge, linewidth=1.2, zorder=3))
        ax.text(x, y, text, ha="center", va="center", fontsize=SMALL, color=INK, zorder=4)


def links(y0, a, y1, b, width):
    for i, x in enumerate(a):
        for j, u in enumerate(b):
            if len(a) == len(b) and i // 2 != j // 2:
                continue
            ax.plot([x, u], [y0 + 15, y1 - 15], color=GREY, linewidth=width, zorder=1)


top, mid, low = [165, 285], [75, 165, 285, 375], [75, 165, 285, 375]
links(45, top, 145, mid, 1.0)
links(145, mid, 245, low, 1.4)
row(45, top, "tier 3", GREY_SOFT, GREY)
row(145, mid, "tier 2", GREY_SOFT, GREY)
row(245, low, "tier 1", GREY_SOFT, GREY)

for s, x in enumerate((75, 225, 375)):
    for g in range(8):
        u = x - 53 + g * 15
        ax.add_patch(Rectangle((u, 392), 11, 11, facecolor=BLUE, edgecolor="none", zorder=3))
        ax.plot([u + 5.5, u + 5.5], [403, 425], color=BLUE, linewidth=1.6, zorder=2)
        target = low[min(s + g // 4, 3)]
        ax.plot([u + 5.5, target], [392, 260], color=GREY, linewidth=0.6, zorder=1)
    ax.add_patch(FancyBboxPatch((x - 56, 425), 124, 24, boxstyle="round,pad=0,rounding_size=5",
                                facecolor=BLUE_SOFT, edgecolor=BLUE, linewidth=1.2, zorder=3))
    ax.text(x + 6, 437, "NVSwitch", ha="center", va="center", fontsize=SMALL, zorder=4)
    ax.add_patch(FancyBboxPatch((x - 64, 380), 140, 78, boxstyle="round,pad=0,rounding_size=8",
                                facecolor="none", edgecolor=SOFT, linewidth=1.0, zorder=2))


def notes(y, lines):
    for k, (color, text) in enumerate(lines):
        ax.add_patch(Rectangle((482, y - 6 + 25 * k), 11, 11, facecolor=color, edgecolor="none"))
        ax.text(502, y + 25 * k, text, fontsize=SMALL, va="center")


ax.text(482, 22, "three switch tiers", fontsize=TITLE, va="center")
notes(52, [(BLUE, "Spectrum-X Ethernet, three tiers"), (ORANGE, "SN5600: 64 ports of 800 Gb/s"),
           (GREEN, "1,563 + 1,563 + 782 switches, if non-blocking"),
           (GREEN, "then 5 PB/s per direction between tiers")])
ax.text(482, 203, "server to tier 1", fontsize=TITLE, va="center")
notes(233, [(ORANGE, "one 400 Gb/s SuperNIC per GPU, one more per server"), (GREEN, "50 GB/s per GPU and direction, 3.6 Tb/s per server")])
ax.text(482, 318, "inside a server", fontsize=TITLE, va="center")
notes(348, [(ORANGE, "8 H100s; 8 servers per rack, 8 racks per array"), (GREEN, "12,500 servers, 1,563 racks, 196 arrays"),
            (INK, "NVLink: 450 GB/s per GPU and direction")])
ax.plot([482, 930], [433, 433], color=SOFT, linewidth=0.8)
for x, y, color, text in ((482, 457, BLUE, "stated by NVIDIA or xAI"), (702, 457, ORANGE, "seen or reported by press"),
                          (482, 483, GREEN, "computed in this article"), (702, 483, INK, "general data-sheet figure")):
    ax.add_patch(Rectangle((x, y - 6), 11, 11, facecolor=color, edgecolor="none"))
    ax.text(x + 19, y, text, fontsize=SMALL, va="center")
ax.text(225, 485, "100,000 GPUs in the first stage", fontsize=NORMAL, ha="center", va="center")
ax.text(225, 512, "drawn: 3 servers, schematic wiring", fontsize=SMALL, ha="center", va="center", color=SOFT)
save(fig)
