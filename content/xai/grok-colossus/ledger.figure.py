"""Facility power over the four steps of the ledger, as ranges, against the supplies that were announced."""

from figure_style import BLUE, BLUE_SOFT, ORANGE, ORANGE_SOFT, RED, SMALL, new_figure, save

TDP, NODE, OTHER, PUE = 0.7, (8.4, 10.2), (1.0, 1 / 0.9), (1.10, 1.58)
servers = [n / 8 for n in NODE]
room = [s * o for s, o in zip(servers, OTHER)]
site = [r * p for r, p in zip(room, PUE)]
steps = [("GPUs alone\n0.7 kW each", [TDP, TDP]), ("8-GPU servers\n8.4 to 10.2 kW", servers),
         ("all IT\n+0 to 10% of total", room), ("facility\nPUE 1.10 to 1.58", site)]

fig, ax = new_figure(height=4.6)
for i, (_, (low, high)) in enumerate(steps):
    for n, dy, color, soft in ((100, -0.2, BLUE, BLUE_SOFT), (200, 0.2, ORANGE, ORANGE_SOFT)):
        a, b = n * low, n * high
        if b - a < 1:
            ax.plot([a, a], [i + dy - 0.15, i + dy + 0.15], color=color, linewidth=4)
            text = f"{a:.0f}"
        else:
            ax.barh(i + dy, b - a, left=a, height=0.3, color=soft, edgecolor=color, linewidth=1.2)
            text = f"{a + 1e-6:.0f} to {b + 1e-6:.0f}"
        ax.text(a - 6, i + dy, text, fontsize=SMALL, ha="right", va="center", color=color)
for mw, text in ((150, "first substation\n150 MW"), (300, "with the second\n300 MW")):
    ax.plot([mw, mw], [-0.62, 3.5], color=RED, linewidth=1.6, linestyle=(0, (5, 3)), zorder=0)
    ax.text(mw, -0.7, text, fontsize=SMALL, color=RED, ha="center", va="bottom", linespacing=1.25)
ax.set(xlim=(0, 520), ylim=(3.5, -1.45), xlabel="megawatts")
ax.set_yticks(range(4), [name for name, _ in steps])
ax.tick_params(axis="y", length=0)
ax.text(512, -0.2, "100,000 H100s", fontsize=SMALL, color=BLUE, ha="right", va="center")
ax.text(512, 0.2, "200,000 H100s", fontsize=SMALL, color=ORANGE, ha="right", va="center")
ax.spines["left"].set_visible(False)
save(fig)
