"""Hit share and p99 TTFT over the overlap credit: 15/s from kv_router.out, 13 and 17/s simulated."""

import re
from pathlib import Path

import numpy as np
from figure_style import BLUE, GREEN, INK, ORANGE, RED, SMALL, SOFT, new_figure, save
from kv_router import SEEDS, default_cost, simulate

CREDITS = (0, 0.5, 1, 1.5, 2, 4, 8)
RATES = {13.0: BLUE, 15.0: INK, 17.0: ORANGE}


TABLE = Path(__file__).with_name("kv_router.out").read_text()
PRINTED = {  # policy: hits in %, load, max/mean, p50 and p99 in s
    name.strip(): [float(x) for x in re.findall(r"[\d.]+", rest)]
    for name, rest in re.findall(r"^(\D+?[\d.]*) {2,}(\d.*)$", TABLE, re.MULTILINE)
}


def row(credit, rate):
    """Hits and load in %, p99 in s: the mean of the seeds."""
    if rate == 15.0:
        hit, load, _, _, p99 = PRINTED[f"credit {credit}"][:5]
        return hit, 100 * load, p99
    hit, load, _, _, p99 = np.mean([simulate(default_cost(credit), seed, rate) for seed in SEEDS], axis=0)
    return 100 * hit, 100 * load, p99


fig, (hits, tail) = new_figure(height=4.1, ncols=2)
for rate, color in RATES.items():
    rows = np.array([row(credit, rate) for credit in CREDITS])
    if rate == 15.0:
        hits.plot(CREDITS, rows[:, 0], color=GREEN, marker="o", ms=4)
        hits.plot(CREDITS, rows[:, 1], color=BLUE, marker="o", ms=4)
        hits.text(8, rows[-1, 0] - 1.5, "hits, % of prompt tokens", color=GREEN, ha="right", va="top", fontsize=SMALL)
        hits.text(8, rows[-1, 1] + 1.5, "load, % of prefill capacity", color=BLUE, ha="right", va="bottom", fontsize=SMALL)
    tail.plot(CREDITS, rows[:, 2], color=color, marker="o", ms=4)
    tail.annotate(f"{rate:g}/s", (8, rows[-1, 2]), color=color, xytext=(7, {13.0: -11, 15.0: 1, 17.0: 13}[rate]),
                  textcoords="offset points", va="center", fontsize=SMALL)
for name, label, color in (("random worker", "random worker, 15/s", RED), ("most overlap only", "most overlap only, 15/s", RED)):
    value = PRINTED[name][4]
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
