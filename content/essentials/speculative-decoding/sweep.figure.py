"""Speed-up over draft length for three acceptance rates, with a cheap and a dear draft."""

from figure_style import BLUE, GREEN, INK, ORANGE, PAPER, RED_SOFT, SMALL, SOFT, new_figure, save
from speedup import speedup

fig, axes = new_figure(height=4.3, ncols=2, sharey=True)
RATES, COLORS = (0.8, 0.65, 0.5), (BLUE, GREEN, ORANGE)
for ax, c, name, nudge in zip(axes, (0.05, 0.30), ("Cheap draft, c = 0.05", "Dear draft, c = 0.30"), (0, 0.12)):
    ax.axhspan(0, 1, color=RED_SOFT, alpha=0.55, linewidth=0)
    ax.axhline(1, color=SOFT, linewidth=1.2, linestyle=(0, (4, 2)))
    for row, (alpha, color) in enumerate(zip(RATES, COLORS)):
        values = [speedup(alpha, g, c) for g in range(13)]
        ax.plot(range(13), values, color=color)
        best = max(range(13), key=values.__getitem__)
        ax.plot(best, values[best], "o", color=color, markersize=8, markeredgecolor=PAPER)
        label = f"best γ {best}: {values[best]:.2f}×"
        if c < 0.1:
            above = 0.11 if row < 2 else -0.23
            ax.text(best + 0.7 * (row == 2), values[best] + above, label, color=color, ha="center", fontsize=SMALL)
        else:
            ax.text(5.2, 3.0 - 0.33 * row, f"α = {alpha:g}, {label}", color=color, fontsize=SMALL)
        ax.text(12.25, values[12] + nudge * (1 - row), f"α = {alpha:g}", color=color, va="center",
                fontsize=SMALL)
    ax.set(title=name, xlabel="draft length γ, tokens", xlim=(0, 15), ylim=(0, 3.5))
    ax.set_xticks(range(0, 13, 2))
    ax.text(0.3, 0.12, "slower than plain decoding", color=INK, fontsize=SMALL)
axes[0].set_ylabel("speed-up over plain decoding")
save(fig)
