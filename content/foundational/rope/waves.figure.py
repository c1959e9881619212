"""Waves of four pairs over position: base 500,000, trained on 8,192 tokens, read at up to 16,384."""

import numpy as np
from figure_style import BLUE, BLUE_SOFT, INK, ORANGE, RED, SMALL, SOFT, new_figure, save

L, D, BASE = 8192, 128, 5e5
x = np.linspace(0, 2 * L, 4001)
fig, axes = new_figure(height=5.6, nrows=4, sharex=True)
for ax, i in zip(axes, (24, 34, 42, 50)):
    theta = BASE ** (-2 * i / D)
    wave = 2 * np.pi / theta
    inside, outside = x <= L, x >= L
    ax.axvspan(0, L, color=BLUE_SOFT, linewidth=0)
    new = wave > L
    ax.plot(x[inside], np.sin(x[inside] * theta), color=BLUE)
    ax.plot(x[outside], np.sin(x[outside] * theta), color=RED if new else BLUE)
    if new:
        ax.plot(x, np.sin(x * theta / 2), color=ORANGE, linestyle=(0, (5, 3)))
    ax.set(ylim=(-1.35, 1.35), xlim=(0, 2 * L), yticks=(-1, 0, 1))
    turns = L / wave
    ax.text(2 * L * 1.012, 0.75, f"pair {i}", fontsize=SMALL, va="center", clip_on=False)
    ax.text(2 * L * 1.012, 0.0, f"{wave:,.0f} tokens", fontsize=SMALL, va="center", color=SOFT, clip_on=False)
    ax.text(2 * L * 1.012, -0.75, f"{turns:.2f} turns", fontsize=SMALL, va="center", color=SOFT, clip_on=False)
axes[0].text(L / 2, 1.62, "training: 8,192 tokens", fontsize=SMALL, ha="center", va="bottom")
axes[0].text(1.5 * L, 1.62, "beyond: angles already seen", fontsize=SMALL, ha="center", va="bottom", color=BLUE)
axes[2].text(1.98 * L, -1.0, "never seen", fontsize=SMALL, ha="right", va="center", color=RED)
axes[3].text(0.03 * L, 0.95, "dashed: position interpolation by 2", fontsize=SMALL, ha="left", va="center", color=ORANGE)
axes[3].set_xticks([0, 4096, 8192, 12288, 16384], ["0", "4,096", "8,192", "12,288", "16,384"])
axes[3].set_xlabel("distance in tokens")
fig.supylabel("sin of the angle", fontsize=SMALL, color=INK)
fig.get_layout_engine().set(rect=(0, 0, 0.885, 1))
save(fig)
