"""Effective training time over the minutes lost per failure, for several mean times between failures."""

import numpy as np
from figure_style import BLUE, GREEN, INK, ORANGE, PURPLE, SMALL, SOFT, new_figure, save

fig, ax = new_figure(height=4.2)
lost = np.geomspace(1, 240, 400)
for mtbf, color in ((24, GREEN), (12.34, BLUE), (4.17, ORANGE), (2, PURPLE)):
    y = 100 * (1 - lost / 60 / mtbf)
    ax.plot(lost, y, color=color)
    if mtbf < 24:
        ax.text(0.228 * 60 * mtbf * 0.92, 77.2, f"{mtbf:.1f} h", color=color, fontsize=SMALL, ha="right", va="center")
    else:
        ax.text(250, y[-1], f"{mtbf} h", color=color, fontsize=SMALL, ha="left", va="center")
ax.plot([22.2, 22.2], [97, 100.9], color=SOFT, linewidth=1.2)
ax.plot([1, 25], [90, 90], color=SOFT, linestyle=(0, (4, 3)), linewidth=1.2)
ax.plot(25, 90, "s", color=ORANGE, markersize=10)
ax.plot(22.2, 97, "o", color=BLUE, markersize=10)
ax.text(1.1, 89.2, "MegaScale's bounds: 25 min, 90%\n→ a failure every 4.2 h", color=INK, fontsize=SMALL, ha="left", va="top")
ax.text(22.2, 101.2, "ByteRobust: 97%; 175 incidents in 90 days → 22 min each", color=INK, fontsize=SMALL, ha="center", va="bottom")
ax.set(xscale="log", xlim=(1, 330), ylim=(75, 104), xlabel="minutes lost per failure: detection, restart, repeated work",
       ylabel="effective training time, %")
ax.set_xticks([1, 2, 5, 10, 25, 60, 120, 240], ["1", "2", "5", "10", "25", "60", "120", "240"])
ax.set_yticks([75, 80, 85, 90, 95, 100])
ax.minorticks_off()
ax.grid(True, axis="y", linewidth=0.5)
save(fig)
