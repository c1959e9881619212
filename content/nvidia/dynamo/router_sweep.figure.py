"""Hit share and p99 TTFT over the overlap credit, from kv_router.py at three arrival rates."""

import numpy as np
from figure_style import BLUE, GREEN, INK, ORANGE, RED, SMALL, SOFT, new_figure, save
from kv_router import POLICIES, SEEDS, default_cost, simulate

CREDITS = (0, 0.5, 1, 1.5, 2, 3, 4, 8)
RATES = {13.0: BLUE, 15.0: INK, 17.0: ORANGE}


def mean(policy, rate):
    return np.mean([simulate(policy, seed, rate) for seed in SEEDS], axis=0)


fig, (hits, tail) = new_figure(height=4.1, ncols=2)
for rate, color in RATES.items():
    rows = np.array([mean(default_cost(credit), rate) for credit in CREDITS])
    if rate == 15.0:
        hits.plot(CREDITS, rows[:, 0] * 100, color=GREEN, marker="o", ms=4)
        hits.plot(CREDITS, rows[:, 1] * 100, color=BLUE, marker="o", ms=4)
        hits.text(8, rows[-1, 0] * 100 - 1.5, "hits, % of prompt tokens", color=GREEN, ha="right", va="top", fontsize=SMALL)
        hits.text(8, rows[-1, 1] * 100 + 1.5, "load, % of prefill capacity", color=BLUE, ha="right", va="bottom", fontsize=SMALL)
    tail.plot(CREDITS, rows[:, 4], color=color, marker="o", ms=4)
    tail.annotate(f"{rate:g}/s", (8, rows[-1, 4]), color=color, xytext=(7, {13.0: -11, 15.0: 1, 17.0: 13}[rate]),
                  textcoords="offset points", va="center", fontsize=SMALL)
for name, label, color in (("random worker", "random worker, 15/s", RED), ("most overlap only", "most overlap only, 15/s", RED)):
    value = mean(POLICIES[name], 15.0)[4]
    tail.axhline(value, color=color, lw=1.4, ls=(0, (5, 3)))
    tail.text(8, value * 0.93, f"{label}: {value:.1f} s", color=color, ha="right", va="top", fontsize=SMALL)
for ax in (hits, tail):
    ax.axvline(1, color=SOFT, lw=1, ls=":")
    ax.set(xlabel="overlap credit κ", xlim=(-0.2, 8.3))
hits.text(1.15, 31, "default\nκ = 1", color=SOFT, fontsize=SMALL, va="bottom")
tail.text(1.15, 1.02, "default κ = 1", color=SOFT, fontsize=SMALL, va="bottom")
hits.set(ylabel="%", ylim=(30, 102), title="15 requests/s")
tail.set(ylabel="p99 TTFT, s", yscale="log", ylim=(1, 60), title="tail, log scale")
tail.set_yticks([1, 2, 5, 10, 20, 50], ["1", "2", "5", "10", "20", "50"])
tail.minorticks_off()
save(fig)
