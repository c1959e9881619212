"""Where the KV memory goes: measured by the paper (its Fig. 2), and simulated (read from fit.out)."""

import re
from pathlib import Path

from figure_style import BLUE, GREY_SOFT, INK, ORANGE_SOFT, PAPER, RED_SOFT, SMALL, TITLE, new_figure, save

PARTS = (("holds live tokens", BLUE), ("kept for tokens to come", ORANGE_SOFT),
         ("never used by its owner", RED_SOFT), ("between chunks, free, other", GREY_SOFT))
MEASURED = (("Orca (Max)", (20.4, 13.3, 57.3, 8.9)), ("Orca (Pow2)", (26.8, 17.9, 13.6, 41.6)),
            ("Orca (Oracle)", (38.2, 25.2, 0, 36.6)), ("vLLM, block 16", (96.3, 0, 0, 3.7)))
SIMULATED = [(line[:12], [float(x) for x in re.findall(r"([\d.]+)%", line)])
             for line in Path(__file__).with_name("fit.out").read_text().splitlines() if "%" in line]

fig, axes = new_figure(height=3.9, ncols=2, sharex=True)
for ax, title, rows in zip(axes, ("Measured: the paper, Fig. 2", "Simulated: fit.py"),
                           (MEASURED, SIMULATED)):
    ax.set_title(title, fontsize=TITLE, loc="left", pad=10)
    for y, (name, shares) in enumerate(rows):
        left = 0
        for share, (part, color) in zip(shares, PARTS):
            ax.barh(-y, share, left=left, height=0.62, color=color, edgecolor=PAPER,
                    label=part if y == 0 and ax is axes[0] else None)
            if share > 7:
                ax.text(left + share / 2, -y, f"{share:.1f}", ha="center", va="center", fontsize=SMALL,
                        color=PAPER if color == BLUE else INK)
            left += share
    ax.set_yticks([0, -1, -2, -3], [name for name, _ in rows])
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    ax.set(xlim=(0, 100), xlabel="share of the KV memory, %")
fig.legend(loc="outside lower center", ncols=4, handlelength=1.1, columnspacing=1.6)
save(fig)
