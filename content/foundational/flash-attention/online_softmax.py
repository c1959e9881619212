"""Tiled attention against dense attention in float64: two wrong rescalings, then the backward pass."""

import numpy as np

ROWS, KEYS, D, TILE = 96, 500, 64, 64  # 500 keys leave a last tile of 52
SCALE = D**-0.5
FACTORS = {  # what the accumulator is multiplied by when the running maximum moves
    "right": lambda old, new: np.exp(old - new),
    "no rescaling": lambda old, new: np.ones_like(new),
    "inverse, as printed": lambda old, new: np.exp(new - old),
}


def dense(q, k, v):
    s = SCALE * q @ k.T
    p = np.exp(s - s.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    return p @ v, p


def tiled(q, k, v, tile=TILE, factor=FACTORS["right"]):
    m, l, o = np.full(len(q), -np.inf), np.zeros(len(q)), np.zeros_like(q)
    for j in range(0, len(k), tile):
        s = SCALE * q @ k[j : j + tile].T
        m_new = np.maximum(m, s.max(axis=1))
        p = np.exp(s - m_new[:, None])
        l = np.exp(m - m_new) * l + p.sum(axis=1)
        kept = factor(m, m_new)[:, None] * o if j else 0  # first tile: no factor (the inverse is inf * 0)
        o = p @ v[j : j + tile] + kept
        m = m_new
    return o / l[:, None], m + np.log(l)  # the output and L, one number per row


def error(a, b):
    return np.abs(a - b).max()


def show(e):
    return "below 1e-12" if e < 1e-12 else f"{e:.2f}"  # no digits that depend on the machine


rng = np.random.default_rng(7)
q, k, v, do = (rng.normal(size=(n, D)) for n in (ROWS, KEYS, KEYS, ROWS))
o, p = dense(q, k, v)
for tile in (1, 7, 64, 500):
    print(f"tiles of {tile:3} keys: max error {show(error(tiled(q, k, v, tile)[0], o))}")
loud = error(tiled(1000 * q, k, v)[0], dense(1000 * q, k, v)[0])
print(f"scores up to {1000 * SCALE * (q @ k.T).max():,.0f}: max error {show(loud)}")

sink = k[np.argsort(-(k @ q[0]))]  # the same keys, those that row 0 likes best first
for name, factor in FACTORS.items():
    shuffled = error(tiled(q, k, v, factor=factor)[0], o)
    ordered = error(tiled(q[:1], sink, v, factor=factor)[0], dense(q[:1], sink, v)[0])
    print(f"{name:20} max error {show(shuffled):11}  largest score first: {show(ordered)}")
    assert (shuffled < 1e-12) == (name == "right") and loud < 1e-12

lse, delta = tiled(q, k, v)[1], (do * o).sum(axis=1)
dp = do @ v.T
s_grad = p * (dp - (p * dp).sum(axis=1, keepdims=True))  # dense reference
dq, dk, dv = np.zeros_like(q), np.zeros_like(k), np.zeros_like(v)
for j in range(0, KEYS, TILE):
    t = slice(j, j + TILE)
    again = np.exp(SCALE * q @ k[t].T - lse[:, None])  # P recomputed from L alone
    ds = again * (do @ v[t].T - delta[:, None])
    dq, dk[t], dv[t] = dq + SCALE * ds @ k[t], SCALE * ds.T @ q, again.T @ do
errors = error(dq, SCALE * s_grad @ k), error(dk, SCALE * s_grad.T @ q), error(dv, p.T @ do)
print("backward, dQ dK dV: max errors " + ", ".join(map(show, errors)))
assert max(errors) < 1e-12
