"""GPTQ on a toy layer: 64 x 256 weights, 3 bits, correlated inputs; the right spreading of a column's
rounding error beside tempting wrong ones.

All variants share one grid per row and go through the columns from 0 to 255. Error is
||(W - Q) X||^2 / ||W X||^2, once on the calibration inputs and once on fresh inputs of the same kind.
"""

import numpy as np

ROWS, COLS, BLOCK, MAXQ = 64, 256, 64, 7
rng = np.random.default_rng(2210)
mix = rng.normal(size=(COLS, 32)) @ rng.normal(size=(32, COLS)) / 32 + 0.5 * np.eye(COLS)   # 32 strong directions
draw = lambda n: mix @ rng.normal(size=(COLS, n))
W, X, FRESH = rng.normal(size=(ROWS, COLS)), draw(2048), draw(2048)

scale = (W.max(1) - W.min(1)) / MAXQ
zero = np.round(-W.min(1) / scale)


def quant(column):
    return scale * (np.clip(np.round(column / scale) + zero, 0, MAXQ) - zero)


def damped(x):
    h = x @ x.T
    return h + 0.01 * np.mean(np.diag(h)) * np.eye(COLS)


def factor(x):
    return np.linalg.cholesky(np.linalg.inv(damped(x))).T            # U upper triangular, H^-1 = U^T U


def gptq(rows, block=COLS, forward=True):
    """rows[j] / rows[j, j] says how column j's error is spread over itself and the columns behind it."""
    w, q, e = W.copy(), np.zeros_like(W), np.zeros_like(W)
    for i in range(0, COLS, block):
        end = i + block
        for j in range(i, end):
            q[:, j] = quant(w[:, j])
            e[:, j] = (w[:, j] - q[:, j]) / rows[j, j]
            w[:, j:end] -= np.outer(e[:, j], rows[j, j:end])
        if forward:                                                   # once per block: all columns behind it
            w[:, end:] -= e[:, i:end] @ rows[i:end, end:]
    return q, e


def obq_in_order():
    """The definition: after each column, one step of Gaussian elimination takes it out of the inverse."""
    w, q, inv = W.copy(), np.zeros_like(W), np.linalg.inv(damped(X))
    for j in range(COLS):
        q[:, j] = quant(w[:, j])
        w[:, j:] -= np.outer((w[:, j] - q[:, j]) / inv[j, j], inv[j, j:])
        inv -= np.outer(inv[:, j], inv[j]) / inv[j, j]
    return q


error = lambda q, x: np.sum(((W - q) @ x) ** 2) / np.sum((W @ x) ** 2)
U, few = factor(X), X[:, :64]
right, E = gptq(U)
nearest = np.stack([quant(c) for c in W.T], axis=1)
print("variant                               calibration     fresh   weights off nearest")
for name, q, x in (("round to nearest", nearest, X), ("GPTQ, Cholesky of the inverse", right, X),
                   ("the same in lazy blocks of 64", gptq(U, BLOCK)[0], X), ("OBQ update in fixed order", obq_in_order(), X),
                   ("wrong: inverse never updated", gptq(np.linalg.inv(damped(X)))[0], X),
                   ("wrong: errors stay in their block", gptq(U, BLOCK, forward=False)[0], X),
                   ("wrong: Cholesky of H, not of H^-1", gptq(np.linalg.cholesky(damped(X)).T)[0], X),
                   ("GPTQ, 64 calibration vectors", gptq(factor(few))[0], few)):
    print(f"{name:36} {error(q, x):12.2%} {error(q, FRESH):9.2%} {np.mean(q != nearest):15.0%}")
    assert np.array_equal(q, right) == name.startswith(("GPTQ, Chol", "the same", "OBQ"))

D = W - right                                                         # what E must add up to, damping included
print(f"\nsum of E^2 / tr(D H D^T) = {np.sum(E ** 2) / np.trace(D @ damped(X) @ D.T):.6f}")
assert np.isclose(np.sum(E ** 2), np.trace(D @ damped(X) @ D.T))
