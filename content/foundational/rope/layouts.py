"""Two layouts of the same rotation: adjacent pairs (2i, 2i+1) against halves (i, i + d/2).

Weights trained for one layout are run with the other. The wrong run keeps every property a quick
test looks at: shape, norm, shift invariance, the score at distance 0. Only a reference exposes it.
"""

import numpy as np

D, WIDTH, BASE = 128, 256, 5e5
theta = BASE ** (-2 * np.arange(D // 2) / D)
rng = np.random.default_rng(3)
W_q, W_k = rng.normal(0, WIDTH**-0.5, (2, D, WIDTH))     # stand-in for weights trained with adjacent pairs
X = rng.normal(size=(2, 400, WIDTH))                     # 400 pairs of tokens
to_halves = np.concatenate([np.arange(0, D, 2), np.arange(1, D, 2)])     # new row r takes old row to_halves[r]


def adjacent(x, pos):
    c, s = np.cos(pos * theta), np.sin(pos * theta)
    a, b = x[..., 0::2], x[..., 1::2]
    return np.stack([a * c - b * s, a * s + b * c], -1).reshape(x.shape)


def halves(x, pos):
    c, s = np.cos(pos * theta), np.sin(pos * theta)
    a, b = x[..., : D // 2], x[..., D // 2 :]
    return np.concatenate([a * c - b * s, a * s + b * c], -1)


def scores(wq, wk, rot_q, rot_k, m, n):
    return (rot_q(X[0] @ wq.T, m) * rot_k(X[1] @ wk.T, n)).sum(-1) / D**0.5


runs = {
    "adjacent, as trained": (W_q, W_k, adjacent, adjacent),
    "halves, rows permuted": (W_q[to_halves], W_k[to_halves], halves, halves),
    "halves, rows not permuted": (W_q, W_k, halves, halves),
    "query adjacent, key halves": (W_q, W_k, adjacent, halves),
    "only the query rows permuted": (W_q[to_halves], W_k, halves, halves),
}
DISTANCES = (0, 1, 4, 16, 256, 4096)
print(" " * 29 + "correlation with true scores at distance   shift by 1,000")
print("run".ljust(29) + "".join(f"{s:>7}" for s in DISTANCES) + "  changes a score by")
exact = [(np.cos(s * theta.repeat(2)) * np.cos(s * np.tile(theta, 2))).mean() for s in DISTANCES]
result = {}
for name, run in runs.items():
    row = [np.corrcoef(scores(*run, 1000 + s, 1000), scores(*runs["adjacent, as trained"], s, 0))[0, 1] for s in DISTANCES]
    shift = abs(scores(*run, 1016, 1000) - scores(*run, 16, 0)).max()
    result[name] = row, shift
    print(name.ljust(29) + "".join(f"{c:7.2f}" for c in row) + (f"{shift:20.1f}" if shift > 0.1 else f"{'< 1e-11':>20}"))
print("rows not permuted, expected".ljust(29) + "".join(f"{c:7.2f}" for c in exact) + "  (closed form)")

assert np.allclose(scores(*runs["halves, rows permuted"], 77, 5), scores(*runs["adjacent, as trained"], 77, 5), atol=1e-12)
wrong, shift = result["halves, rows not permuted"]
assert max(shift for name, (_, shift) in result.items() if "query adjacent" not in name) < 1e-11
assert np.allclose(wrong, exact, atol=0.1)                          # the sample agrees with the closed form
assert wrong[0] > 0.999 and shift < 1e-11 and min(wrong) < 0.75     # passes the quick tests, fails the reference
assert result["query adjacent, key halves"][1] > 0.1                # here even shift invariance is lost
