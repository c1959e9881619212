"""AWQ on a toy layer: 3 bits, groups of 128, 1% of the input channels 30 times as loud as the rest.

Scaling a weight column by s and its input by 1/s changes nothing before rounding. Which columns to scale,
and by how much? First a sweep of s on the loud channels, then the search of the paper, then the tempting
choice: scale the channels whose weights, not activations, are large. Error is relative to ||W X||^2.
"""

import numpy as np

ROWS, COLS, GROUP, MAXQ = 128, 1024, 128, 7
rng = np.random.default_rng(2306)
loud = rng.choice(COLS, COLS // 100, replace=False)
volume = rng.lognormal(0, 0.3, COLS)
volume[loud] *= 30
W = rng.normal(size=(ROWS, COLS)) * rng.lognormal(0, 0.3, COLS)       # channels differ in weight size as well
X = rng.normal(size=(COLS, 512)) * volume[:, None]


def quantize(w):
    g = w.reshape(ROWS, -1, GROUP)
    lo, hi = g.min(2, keepdims=True), g.max(2, keepdims=True)
    delta = (hi - lo) / MAXQ
    zero = np.round(-lo / delta)
    return (delta * (np.clip(np.round(g / delta) + zero, 0, MAXQ) - zero)).reshape(w.shape), delta


def error(s):
    wq, delta = quantize(W * s)
    return np.sum(((wq / s - W) @ X) ** 2) / np.sum((W @ X) ** 2), delta


plain, delta1 = error(np.ones(COLS))
print("s on the loud 1%   steps changed   mean step   times 1/s    error")
for s in (1, 1.25, 1.5, 2, 4, 8, 16):
    vector = np.ones(COLS)
    vector[loud] = s
    e, delta = error(vector)
    ratio = np.mean(delta / delta1)
    print(f"{s:10.2f} {np.mean(delta != delta1):20.1%} {ratio:11.3f} {ratio / s:11.3f} {e:9.2%}")

magnitude = np.abs(X).mean(1)                                         # s_X of equation (5)
found = {a / 20: error(magnitude ** (a / 20))[0] for a in range(20)}  # the 20 points of auto_scale.py
alpha = min(found, key=found.get)
by_weight = np.ones(COLS)
by_weight[np.argsort(np.abs(W).mean(0))[-len(loud):]] = 2
keep = quantize(W)[0]
keep[:, loud] = W[:, loud]
mixed = np.sum(((keep - W) @ X) ** 2) / np.sum((W @ X) ** 2)
print(f"\nround to nearest {plain:.2%}; loud 1% kept in FP16 {mixed:.2%}")
print(f"search over alpha: best {alpha:.2f}, error {found[alpha]:.2%}; at 0.95 {found[0.95]:.2%}")
print(f"2x on the 1% with the largest weights: {error(by_weight)[0]:.2%}")
assert found[alpha] < plain < error(by_weight)[0]
