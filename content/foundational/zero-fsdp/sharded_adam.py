"""Training with everything sharded over four ranks equals training on one; four tempting shortcuts do not.

A network of two units. Each unit is one flat vector, padded and cut into equal shards. Weights are gathered when a
unit needs them and dropped afterwards; a rank owns its shard of the weights, gradients, momentum and variance.
"""

import numpy as np

STEPS, CLIP, LR, SIZES = 30, 0.5, 0.01, (72, 30)                # 7 x 9 and 9 x 3 matrices with their biases
rng = np.random.default_rng(7)
start = [rng.normal(0, 0.5, size) for size in SIZES]
X, Y = rng.normal(size=(20, 7)), rng.normal(size=(20, 3))       # the global batch


def gradients(gather, x, y):
    """Loss and gradients by hand; each `gather` is an all-gather whose result is used once and dropped."""
    w = gather(0)
    h = np.tanh(x @ w[:63].reshape(7, 9) + w[63:72])
    w = gather(1)
    e = h @ w[:27].reshape(9, 3) + w[27:30] - y
    loss, e = (e * e).mean(), 2 * e / e.size
    d = e @ gather(1)[:27].reshape(9, 3).T * (1 - h * h)        # backward: gathered again, in reverse order
    gather(0)                                                   # a deeper network would need it here
    return loss, [np.r_[(x.T @ d).ravel(), d.sum(0)], np.r_[(h.T @ e).ravel(), e.sum(0)]]


def train(ranks, total=False, local_clip=False, shard_norm=False, stale=False):
    width = [-(-size // ranks) for size in SIZES]
    cut = lambda flat, u: np.pad(flat, (0, ranks * width[u] - flat.size)).reshape(ranks, width[u])
    p = [cut(flat, u) for u, flat in enumerate(start)]          # row r is what rank r stores
    m, v = [0 * s for s in p], [0 * s for s in p]
    early, calls = None, []

    def gather(u):
        calls.append(u)
        return early if stale and early is not None and len(calls) == 1 else p[u].ravel()

    for t in range(1, STEPS + 1):
        sums = [0, 0]
        for x, y in zip(np.split(X, ranks), np.split(Y, ranks)):
            calls.clear()
            sums = [s + g for s, g in zip(sums, gradients(gather, x, y)[1])]
        g = [cut(s, u) / (1 if total else ranks) for u, s in enumerate(sums)]   # reduce-scatter, right: of the mean
        square = sum((s * s).sum(1) for s in g)                 # one number per rank
        norm = np.sqrt(square if local_clip else square.sum() + 0 * square)     # right: all-reduce, then the root
        early = p[0].ravel().copy()                             # wrong: gathered before the update below
        for u in range(2):
            s = g[u] * np.minimum(1, CLIP / norm)[:, None]
            m[u], v[u] = 0.9 * m[u] + 0.1 * s, 0.95 * v[u] + 0.05 * s * s
            step = m[u] / (1 - 0.9**t) / (np.sqrt(v[u] / (1 - 0.95**t)) + 1e-8)
            if shard_norm:                                      # LAMB's ratio, from what the rank can see
                step = step * np.linalg.norm(p[u], axis=1, keepdims=True) / np.linalg.norm(step, axis=1, keepdims=True)
            p[u] = p[u] - LR * step
    moved = (ranks - 1) * (sum(width[u] for u in calls) + sum(width))           # elements that reach a rank in a step
    weights = [s.ravel()[:size] for s, size in zip(p, SIZES)]
    return np.concatenate(weights), gradients(lambda u: weights[u], X, Y)[0], moved


one, loss, _ = train(1)
print(f"{sum(SIZES)} weights, {STEPS} steps; loss {gradients(lambda u: start[u], X, Y)[0]:.3f} at the start, {loss:.3f} on one rank\n")
print("four ranks                                   largest difference     loss")
for name, options in (("sharded Adam", {}), ("sum of the gradients, not the mean", {"total": True}),
                      ("each rank clips by its own norm", {"local_clip": True}),
                      ("next gather before the update", {"stale": True}), ("LAMB with the shard's norms", {"shard_norm": True})):
    got, loss, moved = train(4, **options)
    error = float(abs(got - (train(1, shard_norm=True)[0] if "shard_norm" in options else one)).max())
    print(f"  {name:44} {'below 1e-12' if error < 1e-12 else f'{error:.4f}':>16} {loss:8.3f}")
    assert error < 1e-12 if not options else error > 1e-3
padded = 4 * sum(-(-size // 4) for size in SIZES)
print(f"\nelements that reach a rank per step: {moved} = 3 (N-1)/N of {padded}, the padded size")
assert moved == 3 * padded * 3 // 4
