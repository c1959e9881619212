"""Dollars per million tokens of owned machines over utilisation, against API list prices."""

import numpy as np

from figure_style import (BLUE, GREEN, INK, ORANGE, RULE, SMALL, SOFT, new_figure, save)

H200, AROUND, YEARS, SUPPORT, POWER, PERSON, LIMIT = 35e3, 1.3, 4, 0.05, 18_013.4 / 16, 2e5, 3.71  # cost.py
TOKENS = 2618 * 365 * 86400 / 1e6  # millions per year and request per second
use = np.geomspace(0.02, 1, 200)
fig, ax = new_figure(height=4.4)


def curve(gpus, staff):
    price = gpus * H200 * AROUND
    return (price / YEARS + price * SUPPORT + POWER * gpus + staff * PERSON) / (gpus / 2 * LIMIT * TOKENS)


for gpus, staff, colour, name, at, spot in ((4, 0.5, ORANGE, "B: 4 H200, half an engineer", 2 * 0.2294 / 7.42, (0.07, 5.2)),
                                            (16, 1.5, BLUE, "C: 16 H200, 1.5 engineers", 20 * 0.2294 / 29.68, (0.185, 2.3)),
                                            (16, 0, GREEN, "hardware and power alone", None, (0.0215, 0.42))):
    full = curve(gpus, staff)
    ax.plot(use, full / use, color=colour)
    if at:
        ax.plot(at, full / at, "o", color=colour, markersize=9)
        ax.text(*spot, f"{name}\nat {at:.1%}: ${full / at:.2f}", fontsize=SMALL, color=colour, va="center",
                linespacing=1.3)
    else:
        ax.text(*spot, name, fontsize=SMALL, color=colour, va="center")
for price, name in ((0.13, "DeepInfra $0.13"), (0.72, "Vertex AI, OCI $0.72"), (1.04, "Together $1.04")):
    ax.axhline(price, color=SOFT, linewidth=1.2, linestyle=(0, (4, 3)))
    ax.text(1.04, price * (1.06 if price == 1.04 else 0.94 if price == 0.72 else 1), name, fontsize=SMALL, va="center", color=INK)
    full = curve(16, 1.5)
    if full / price < 1:
        ax.plot(full / price, price, "o", markerfacecolor="none", markeredgecolor=BLUE, markersize=9)
ax.set(xscale="log", yscale="log", xlim=(0.02, 1), ylim=(0.08, 14), ylabel="$ per million tokens",
       xlabel="utilisation: mean load / what all copies can hold")
ax.set_xticks((0.02, 0.05, 0.1, 0.2, 0.5, 1), ("2%", "5%", "10%", "20%", "50%", "100%"))
ax.set_yticks((0.1, 0.3, 1, 3, 10), ("0.10", "0.30", "1", "3", "10"))
ax.minorticks_off()
ax.grid(True, color=RULE, linewidth=0.8)
save(fig)
