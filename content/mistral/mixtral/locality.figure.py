"""Left: Table 5 of the paper. Right: what an LRU expert cache gains over k/8 in the chain of locality.py."""
from bisect import bisect_left
from itertools import combinations

import numpy as np

from figure_style import BLUE, INK, ORANGE, PURPLE, SMALL, SOFT, TITLE, new_figure, save

NAMES = ("ArXiv", "DM Mathematics", "Github", "Gutenberg", "PhilPapers", "PubMed", "StackExchange", "Wikipedia")
FIRST = {0: (14.0, 14.1, 14.9, 13.9, 13.6, 14.2, 13.6, 14.4), 15: (27.9, 28.4, 28.1, 26.1, 25.3, 24.6, 27.2, 23.6),
         31: (22.7, 19.7, 19.7, 26.3, 22.1, 22.0, 23.6, 25.3)}
BOTH = {0: (46.5, 44.9, 49.9, 49.5, 46.9, 48.6, 48.2, 49.8), 15: (62.3, 67.0, 66.9, 63.1, 61.9, 61.6, 64.6, 62.1),
        31: (52.9, 44.5, 49.2, 52.2, 51.3, 51.8, 53.6, 51.8)}
COLORS = {0: BLUE, 15: ORANGE, 31: PURPLE}
PAIRS = [set(c) for c in combinations(range(8), 2)]
OVERLAP = np.array([[len(a & b) for b in PAIRS] for a in PAIRS])


def hits(p, steps=20000):
    z = -6 + (36 + 15 * p / (1 - p)) ** 0.5
    w = z ** OVERLAP
    table, rng = np.cumsum(w / w.sum(1, keepdims=True), 1).tolist(), np.random.default_rng(5)
    found, cache, pair = [0] * 8, [], 0  # found: hits by place in the cache
    for u in rng.random(steps).tolist():
        pair = min(bisect_left(table[pair], u), 27)
        for e in PAIRS[pair]:
            if e in cache:
                found[cache.index(e)] += 1
        cache = sorted(PAIRS[pair]) + [e for e in cache if e not in PAIRS[pair]]
    return 100 * np.cumsum(found)[1:] / steps / 2


fig, (left, right) = new_figure(height=4.6, ncols=2, width_ratios=(1.25, 1))
for y in range(8):
    for layer in (0, 15, 31):
        left.plot(FIRST[layer][y], y, "o", markerfacecolor="none", markeredgecolor=COLORS[layer], markeredgewidth=1.8, markersize=7)
        left.plot(BOTH[layer][y], y, "o", color=COLORS[layer], markersize=7)
for x, text in ((12.5, "random 12.5"), (46.4, "random 46.4")):
    left.plot([x, x], [-0.6, 7.6], color=SOFT, linewidth=1.2, linestyle=(0, (4, 3)), zorder=0)
    left.text(x, -0.85, text, fontsize=SMALL, color=SOFT, ha="center", va="bottom")
left.text(20, 8.05, "same first choice", fontsize=SMALL, color=INK, ha="center", va="center")
left.text(56, 8.05, "any expert shared", fontsize=SMALL, color=INK, ha="center", va="center")
for y, layer in ((2.3, 0), (3.3, 15), (4.3, 31)):
    left.text(37.5, y, f"layer {layer}", fontsize=SMALL, color=COLORS[layer], ha="center", va="center")
left.set_yticks(range(8), NAMES)
left.set(xlim=(5, 72), ylim=(8.5, -1.7), xlabel="% of consecutive token pairs")
left.tick_params(axis="y", length=0)
left.set_title("Measured overlap", fontsize=TITLE, loc="left", pad=8)

size = np.arange(2, 9)
right.axhline(0, color=SOFT, linewidth=1.2, linestyle=(0, (4, 3)), zorder=0)
for layer in (0, 31, 15):
    right.plot(size, hits(sum(BOTH[layer]) / 800) - 100 * size / 8, "o-", color=COLORS[layer], markersize=6)
p = sum(BOTH[15]) / 8
right.plot([2, 2], [p / 2 - 25, p - 25], color=ORANGE, linewidth=7, alpha=0.35, solid_capstyle="butt")
right.text(2.3, 33, "layer 15: what the\nmeasured overlap allows", fontsize=SMALL, color=ORANGE, va="center", linespacing=1.3)
right.text(4.1, 8.2, "layer 15, chain", fontsize=SMALL, color=ORANGE)
right.text(2.0, -1.2, "layers 0 and 31", fontsize=SMALL, color=PURPLE, va="top")
right.text(8.15, -1.2, "no locality: k/8", fontsize=SMALL, color=SOFT, ha="right", va="top")
right.set(xlim=(1.7, 8.2), ylim=(-7, 42), xlabel="experts cached per layer, k", ylabel="percentage points above k/8")
right.set_title("Hits of an LRU cache", fontsize=TITLE, loc="left", pad=8)
save(fig)
