"""From the measured overlap of consecutive tokens to the hit rate of an expert cache, and to PCIe rates."""
from bisect import bisect_left
from itertools import combinations

import numpy as np

N, K, LAYERS = 8, 2, 32
PAIRS = [set(c) for c in combinations(range(N), K)]
OVERLAP = np.array([[len(a & b) for b in PAIRS] for a in PAIRS])
# Table 5, "first or second choice": ArXiv, DM Math, Github, Gutenberg, PhilPapers, PubMed, StackExchange, Wikipedia
TABLE5 = {0: (46.5, 44.9, 49.9, 49.5, 46.9, 48.6, 48.2, 49.8), 15: (62.3, 67.0, 66.9, 63.1, 61.9, 61.6, 64.6, 62.1),
          31: (52.9, 44.5, 49.2, 52.2, 51.3, 51.8, 53.6, 51.8)}


def chain(p):
    """Transition matrix over the 28 pairs with P(overlap >= 1) = p; each expert kept multiplies the odds by z."""
    z = -6 + (36 + 15 * p / (1 - p)) ** 0.5  # weights 1, z, z^2 for overlap 0, 1, 2: 15, 12 and 1 pairs
    w = z ** OVERLAP
    return w / w.sum(1, keepdims=True)


def lru_hits(p, sizes=(2, 3, 4, 6), steps=40000, seed=5):
    rng, table = np.random.default_rng(seed), np.cumsum(chain(p), 1).tolist()
    cache, pair, found = [], 0, [0] * N  # found: hits by place in the cache, the most recent first
    for u in rng.random(steps).tolist():
        pair = min(bisect_left(table[pair], u), len(PAIRS) - 1)
        for e in PAIRS[pair]:
            if e in cache:
                found[cache.index(e)] += 1
        cache = sorted(PAIRS[pair]) + [e for e in cache if e not in PAIRS[pair]]
    return {size: sum(found[:size]) / steps / K for size in sizes}


print(f"random: P(overlap) = {1 - 15 / 28:.1%}, expected hits of a 2-expert cache {K / N:.1%}")
print("layer  overlap  hits of 2 lie in   alike*   hits of an LRU cache of    2     3     4     6")
rates = {}
for layer, row in TABLE5.items():
    p = sum(row) / len(row) / 100
    two = (chain(p)[0] * (OVERLAP[0] == 2)).sum()
    rates[layer] = lru_hits(p)
    exact = (p + two) / 2
    assert p / 2 < exact < p and abs(rates[layer][2] - exact) < 0.01  # overlap is not the hit rate
    print(f"{layer:5}{p:9.1%}{p / 2:10.0%} to {p:.0%}{p * (1 + 1 / 13) / 2:11.0%}{'':21}"
          + "".join(f"{h:6.0%}" for h in rates[layer].values()))
print(f"{'no locality':63}" + "".join(f"{s / N:6.0%}" for s in (2, 3, 4, 6)))
print("* another chain with the same overlap: the 12 + 1 overlapping pairs equally likely")

token = 64 * 68.5e6  # bytes: two "2-bit" experts in each of 32 layers, memory_map.py
print(f"64 experts per token: {token / 1e9:.2f} GB. GB/s with the hits of layer 0 to those of layer 15:")
for gpu, size, without, cached, nominal in (("A100", 4, 2.265, 2.918, 32), ("3080 Mobile", 4, 1.758, 2.227, 32),
                                            ("RTX 3060", 2, 1.547, 2.051, 16), ("T4", 4, 1.168, 1.567, 16)):
    saved = 1 / without - 1 / cached
    low, high = (rates[layer][size] * token / saved / 1e9 for layer in (0, 15))
    print(f"  {gpu:12}{1e3 / without:4.0f} to {1e3 / cached:3.0f} ms, {saved * without:.0%} saved:{low:5.1f} to {high:4.1f};"
          f" nominal {nominal} allows hits up to {nominal * 1e9 * saved / token:.0%}")
    assert high < nominal
