"""Speed-up over draft length (alpha = 0.8), and over batch for Llama 3 70B on 4 H100 SXM."""

from batch_limit import RIDGE
from batch_limit import speedup as batch_speedup
from draft_length import best_length, speedup
from figure_style import BLUE, GREEN, INK, ORANGE, PAPER, RED, RULE, SMALL, SOFT, new_figure, save

fig, (left, right) = new_figure(height=4.2, ncols=2)

gammas = range(15)
for c, color, end in ((0.02, BLUE, 3.77), (0.05, GREEN, 2.84), (0.11, ORANGE, 1.90), (0.30, RED, 0.76)):
    left.plot(gammas, [speedup(0.8, g, c) for g in gammas], color=color)
    best = best_length(0.8, c)
    top = speedup(0.8, best, c)
    left.plot(best, top, "o", color=color, markersize=8, markeredgecolor=PAPER)
    left.text(14.3, end, f"c = {c:.2f}", color=color, va="center", fontsize=SMALL)
    left.text(best, top + 0.13, f"{best}: {top:.2f}×", color=color, ha="center", fontsize=SMALL)
left.axhline(1, color=SOFT, linewidth=1.2, linestyle=(0, (4, 2)))
left.set(title="Draft length, α = 0.8", xlabel="draft length γ, tokens",
         ylabel="speed-up over plain decoding", xlim=(0, 17.2), ylim=(0.5, 4.3))
left.set_xticks(range(0, 15, 2))

right.axvspan(RIDGE / 5, 340, color=RULE, alpha=0.45, linewidth=0)
for context, last, color in ((512, 340, BLUE), (4096, 133, GREEN)):
    batches = range(1, last + 1)
    best = [max(batch_speedup(b, g, context) for g in range(20)) for b in batches]
    right.plot(batches, best, color=color, linewidth=1.5, linestyle=(0, (2, 2)))
    right.plot(batches, [batch_speedup(b, 4, context) for b in batches], color=color)
right.plot(133, batch_speedup(133, 4, 4096), "s", color=GREEN, markersize=8, markeredgecolor=PAPER)
right.plot(221, batch_speedup(221, 4, 512), "o", color=BLUE, markersize=8, markeredgecolor=PAPER)
right.axhline(1, color=SOFT, linewidth=1.2, linestyle=(0, (4, 2)))
right.text(66, 3.95, "verification compute-bound past 295 / 5 = 59", color=INK, fontsize=SMALL)
right.text(3, 3.22, "best γ", color=SOFT, fontsize=SMALL)
right.text(3, 2.54, "γ = 4", color=SOFT, fontsize=SMALL)
right.text(144, 2.02, "context 4,096: HBM full at 133", color=GREEN, fontsize=SMALL, va="center")
right.text(228, 0.68, "context 512: a loss from 221", color=BLUE, fontsize=SMALL, va="center", ha="right")
right.set(title="Batch, α = 0.8, c = 0.05", xlabel="batch, sequences (Llama 3 70B BF16, 4 × H100 SXM)",
          xlim=(0, 340), ylim=(0.5, 4.3))
right.set_xticks([0, 59, 133, 221, 295])
save(fig)
