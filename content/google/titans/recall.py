"""Toy recall: a memory that learns online, decay and momentum on and off, theta tuned for every entry.

Switch: 128 stale pairs, then 16 new ones; recall the new. Hold: 16 pairs, then 128 tokens with theta = 0.
Error: squared distance to unit-length values; 1 = nothing recalled. Mean of 4 draws, keys and values in R^32.
"""

import numpy as np

D, NEW, OLD, DRAWS, HIDDEN = 32, 16, 128, 4, 64
T, GRID = OLD + NEW, (0.2, 0.3, 0.4, 0.5, 0.6)
rng = np.random.default_rng(663)


def draw(count):
    x = rng.normal(size=(2, DRAWS, count, D))
    return x / np.linalg.norm(x, axis=-1, keepdims=True)


old, new = draw(OLD), draw(NEW)
matrix = [np.zeros((DRAWS, D, D))]
mlp = [rng.normal(0, D**-0.5, (DRAWS, HIDDEN, D)), np.zeros((DRAWS, D, HIDDEN))]   # M_0 of a 2-layer memory


def gradient(M, k, v):
    z = k if len(M) == 1 else np.maximum(M[0] @ k, 0)
    e = 2 * (M[-1] @ z - v)
    last = e * z.swapaxes(1, 2)                     # outer product
    return [last] if len(M) == 1 else [(M[1].swapaxes(1, 2) @ e * (z > 0)) * k.swapaxes(1, 2), last]


def memorize(M, pairs, theta, eta, alpha, chunk=1, home=None):
    """Equations 13 and 14; gradients taken at the start of a chunk; decay towards 0, or towards `home`."""
    S = [0 * m for m in M]
    for t in range(pairs.shape[2]):
        frozen = M if t % chunk == 0 else frozen
        S = [eta * s for s in S] if eta else [0] * len(M)
        if theta[t]:
            S = [s - theta[t] * x for s, x in zip(S, gradient(frozen, *pairs[:, :, t, :, None]))]
        if alpha[t]:
            M = [(1 - alpha[t]) * m + (0 if home is None else alpha[t] * h) for m, h in zip(M, home or M)]
        M = [m + s for m, s in zip(M, S)]
    return M


def error(M, pairs):
    z = pairs[0] if len(M) == 1 else np.maximum(pairs[0] @ M[0].swapaxes(1, 2), 0)
    e = float(((z @ M[-1].swapaxes(1, 2) - pairs[1]) ** 2).sum(-1).mean())
    return e if np.isfinite(e) else np.inf          # diverged


def best(M, pairs, write, eta, alpha, **rest):
    """Smallest error over the total weight theta / (1 - eta), so that momentum gets the same choice."""
    with np.errstate(all="ignore"):
        return min(error(memorize(M, pairs, (1 - eta) * g * write, eta, alpha, **rest), new) for g in GRID)


none, wipe = np.zeros(T), np.eye(T)[OLD - 1]
switch, hold = (np.concatenate([old, new], 2), np.ones(T)), (np.concatenate([new, old], 2), 1.0 * (np.arange(T) < NEW))
decays = (("no decay", none, none), ("alpha = 0.02", none + 0.02, none + 0.02),
          ("gate: 1 at the switch", wipe, None), ("gate, decay towards M_0", wipe, None))
print("                              eta = 0: switch   hold   eta = 0.5: switch   hold")
for label, M in (("matrix", matrix), ("2-layer", mlp)):
    row = {}
    for name, a_switch, a_hold in decays[:3 if M is matrix else 4]:      # M_0 of the matrix is 0
        home = M if "M_0" in name else None
        row[name] = [e for eta in (0, 0.5) for e in (
            best(M, *switch, eta, a_switch, home=home),                 # a gate that stays shut: as without decay
            best(M, *hold, eta, a_hold) if a_hold is not None else row["no decay"][1 if eta == 0 else 3])]
        print(f"{label:8} {name:24}" + "".join(f"{e:{w}.3f}" for e, w in zip(row[name], (13, 7, 20, 7))))
        assert max(abs(row[name][i] - row[name][i + 2]) for i in (0, 1)) < 0.03   # momentum: hardly any effect
    assert row[name][0] < row["no decay"][0] and row["alpha = 0.02"][1] > 0.8
    chunks = [best(M, new, np.ones(NEW), 0, none, chunk=b) for b in (1, 4, 16)]
    print(f"{label:8} 16 pairs alone, gradients stale by chunk: " + ", ".join(
        f"b = {b}: {e:.3f}" for b, e in zip((1, 4, 16), chunks)))
assert row["gate: 1 at the switch"][0] > 0.95       # two layers driven to 0 hardly learn again
