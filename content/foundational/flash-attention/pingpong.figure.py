"""Who uses the tensor cores when: two warpgroups in lock step, in ping-pong, and in ping-pong with FP8."""

from figure_style import (BLUE, BLUE_SOFT, GREY, GREY_SOFT, INK, ORANGE, ORANGE_SOFT, RULE, SMALL, SOFT,
                          TITLE, new_figure, save)
from matplotlib.patches import Rectangle

END = 6.0  # time axis; the unit is the BF16 time of both matmuls of one tile of one warpgroup
fig, ax = new_figure(height=5.8)
WG1, WG2 = (BLUE_SOFT, BLUE), (ORANGE_SOFT, ORANGE)


def bar(y, start, width, label, colors):
    width = min(width, END - start)
    if width <= 0:
        return
    ax.add_patch(Rectangle((start, y), width, 0.72, facecolor=colors[0], edgecolor=colors[1], linewidth=1.2))
    if width > 0.45:
        ax.text(start + width / 2, y + 0.34, label, ha="center", va="center", fontsize=SMALL, color=INK)


def band(top, title, note, matmul, softmax, lockstep):
    ax.text(0, top + 1.14, title, fontsize=TITLE, color=INK, va="center")
    ax.text(END, top + 1.14, note, fontsize=SMALL, color=SOFT, va="center", ha="right")
    for row, name in enumerate(("warpgroup 1", "warpgroup 2", "tensor cores")):
        ax.text(-0.08, top - row + 0.34, name, ha="right", va="center", fontsize=SMALL, color=INK)
        ax.plot([0, END], [top - row, top - row], color=RULE, linewidth=1, zorder=0)
    if lockstep:
        period = 2 * (matmul + softmax)
        half = matmul / 2
        for start in (0, period, 2 * period):
            for i, colors in enumerate((WG1, WG2)):
                for offset, label in ((i * half, "QK"), (2 * half + 2 * softmax + i * half, "PV")):
                    bar(top - i, start + offset, half, label, colors)
                    bar(top - 2, start + offset, half, label, colors)
                bar(top - i, start + 2 * half, 2 * softmax, "softmax (shared)", (GREY_SOFT, GREY))
    else:
        for turn in range(int(END / matmul)):
            i, colors = turn % 2, (WG1, WG2)[turn % 2]
            bar(top - i, turn * matmul, matmul, "matmul", colors)
            bar(top - 2, turn * matmul, matmul, "matmul", colors)
            bar(top - i, (turn + 1) * matmul, softmax, "softmax", (GREY_SOFT, GREY))


band(9.2, "BF16, lock step", "tensor cores busy 67%", 1, 0.5, True)
band(4.6, "BF16, ping-pong", "tensor cores busy 100%; softmax has 0.5 to spare", 1, 0.5, False)
band(0.0, "FP8, ping-pong", "tensor cores busy 100%; softmax has nothing to spare", 0.5, 0.5, False)
ax.set(xlim=(-0.95, END + 0.02), ylim=(-2.35, 10.9), yticks=[],
       xlabel="time; unit: the two BF16 matmuls of a tile (its exponentials take 0.5)")
ax.set_xticks(range(int(END) + 1))
ax.spines["left"].set_visible(False)
ax.spines["bottom"].set_bounds(0, END)
save(fig)
