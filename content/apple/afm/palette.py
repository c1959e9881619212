"""A k-means table per 16 rows against a uniform grid, at equal bits, and how little of the error a low rank removes.

As in AFM-on-device 2024, 16 rows share one table of 2^b values; FP16 values and 2,048 columns are our choice. The
uniform grid is MLX's affine mode: minimum and step, two FP16 numbers, per group. Error: mean squared, relative to the variance.
"""

import numpy as np

ROWS, COLS = 16, 2048
N = ROWS * COLS
rng = np.random.default_rng(2024)


def affine(w, bits, group):
    g = w.reshape(-1, group)
    low = g.min(1, keepdims=True)
    step = (g.max(1, keepdims=True) - low) / (2**bits - 1)
    return (np.round((g - low) / step) * step + low).ravel()


def kmeans(w, bits, steps=80):
    s = np.sort(w)
    total = np.concatenate([[0], np.cumsum(s)])
    table = np.quantile(s, (np.arange(2**bits) + 0.5) / 2**bits)
    for _ in range(steps):                                  # Lloyd: cut half-way, then move to the mean
        before = table
        cut = np.concatenate([[0], np.searchsorted(s, (table[1:] + table[:-1]) / 2), [len(s)]])
        table = np.diff(total[cut]) / np.maximum(np.diff(cut), 1)
        if (table == before).all():                         # nothing moves any more
            break
    table = table.astype(np.float16).astype(float)
    return table[np.searchsorted((table[1:] + table[:-1]) / 2, w)]


def balanced(w, bits):
    """Levels (k + 1/2) * step on both sides of zero, e.g. -1.5, -0.5, 0.5, 1.5, with the best single step."""
    half = 2 ** (bits - 1)
    tries = ((np.clip(np.floor(w / d), -half, half - 1) + 0.5) * d for d in np.linspace(0.05, 2, 196) * w.std())
    return min(tries, key=lambda q: np.square(q - w).sum())


def error(w, q):
    return float(np.square(w - q).mean() / w.var())


weights = {"normal": rng.normal(size=N), "Laplace": rng.laplace(size=N),
           "rows differ 4x": (rng.normal(size=(ROWS, COLS)) * np.geomspace(1, 4, ROWS)[:, None]).ravel()}
print("                   each: bits per weight with tables or scales, error in % of the variance")
print("weights          b |  k-means table | affine, equal bits | affine, groups of 64 | best balanced")
for name, w in weights.items():
    for bits in (4, 2):
        extra = 2**bits * 16 / N                            # the table, spread over its weights
        e = [error(w, kmeans(w, bits)), error(w, affine(w, bits, int(32 / extra))), error(w, affine(w, bits, 64)),
             error(w, balanced(w, bits))]
        print(f"{name:16} {bits} | {bits + extra:.3f} {e[0]:8.2%} | {bits + extra:.3f} {e[1]:12.2%} | "
              f"{bits + 0.5:.3f} {e[2]:14.2%} | {bits}.000 {e[3]:7.2%}")
        assert e[0] < e[1] and e[0] <= e[3] * 1.001        # at equal bits the table wins
        if name == "normal":
            assert (e[2] < e[0]) == (bits == 4)             # 64s "win" at nominal 4 bits: they spend 4.5
            assert e[3] / e[0] < (1.25 if bits == 4 else 1.02)

D, RANK = 1024, 16
w = rng.normal(size=(D, D))
lost = w - np.concatenate([kmeans(block, 2) for block in w.reshape(-1, ROWS * D)]).reshape(D, D)
s2 = np.linalg.eigvalsh(lost @ lost.T)                      # squares of the singular values, ascending
kept = s2[-RANK:].sum() / s2.sum()
print(f"\nrank {RANK} of {D}: the best low-rank patch holds {kept:.1%} of the 2-bit error; "
      f"4r/n says {4 * RANK / D:.1%}, and {4 * RANK / 2048:.1%} at 2,048")
assert kept < 0.07
