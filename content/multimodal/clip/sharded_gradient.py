"""CLIP's loss on G ranks, computed in six ways, and the gradient that data parallelism makes of it.

Each encoder is one matrix and L2 normalization. A rank differentiates its own loss; DDP takes the mean over
ranks. Backward of the all-gather: "sum" sends the gradients of gathered features home and adds them
(reduce-scatter); "own" keeps only those of the rank's own rows; "none" treats all gathered features as constants.
"""

import numpy as np

N, G, D, WIDTH, SCALE, STEPS = 64, 8, 16, 32, 1 / 0.07, 200
EXACT = 1, "all", "all", "sum"                   # one rank that sees everything
rng = np.random.default_rng(0)
scene = rng.normal(size=(N, 8))                  # what image and text of a pair have in common
inputs = [scene @ rng.normal(size=(8, WIDTH)) + 0.5 * rng.normal(size=(N, WIDTH)) for _ in range(2)]
start = rng.normal(size=(2, WIDTH, D))


def encode(x, w):
    """Unit features, and the function that turns their gradient into that of the weights."""
    h = x @ w
    length = np.linalg.norm(h, axis=1, keepdims=True)
    f = h / length
    return f, lambda g: x.T @ ((g - f * (g * f).sum(1, keepdims=True)) / length)


def clip_loss(f, queries, keys, gather):
    """Image-to-text and text-to-image cross-entropy, and the gradient in the features of all ranks.

    A row of queries or keys belongs to one rank; a single row, to all of them.
    """
    ranks, size = queries.shape
    g, loss, rank = np.zeros((2, ranks, N, D)), 0.0, np.arange(ranks)[:, None]
    partner = rank, np.arange(size), queries - keys[:, :1]
    for a, c in ((0, 1), (1, 0)):
        q, k = f[a][queries], f[c][keys]
        p = np.exp(SCALE * q @ k.swapaxes(1, 2))
        p /= p.sum(2, keepdims=True)
        loss -= np.log(p[partner]).mean() / 2
        p[partner] -= 1
        g[a][rank, queries] += SCALE * p @ k / size / 2
        if gather != "none":
            g[c][rank, keys] += SCALE * p.swapaxes(1, 2) @ q / size / 2
    return loss, g


def gradient(weights, ranks, queries, keys, gather):
    f, back = zip(*map(encode, inputs, weights))
    rows = {"own": np.arange(N).reshape(ranks, -1), "all": np.arange(N)[None]}
    loss, g = clip_loss(f, rows[queries], rows[keys], gather)
    if gather != "sum":
        g = g * np.repeat(np.eye(ranks), N // ranks, axis=1)[..., None]
    return loss, np.array([step(mean) for step, mean in zip(back, g.mean(1))])


def descend(*rule):
    weights = start
    for _ in range(STEPS):
        weights = weights - gradient(weights, *rule)[1]
    return weights


def compare(g, exact):
    size, full = np.linalg.norm(g), np.linalg.norm(exact)
    return f"{size / full:14.3f}{(g * exact).sum() / size / full:8.3f}"


trained = descend(*EXACT)
print(f"{'':25}at random weights              after {STEPS} exact steps  {STEPS} own steps")
print("queries x keys backward   loss  |g|/|exact|  cosine   |g|/|exact|  cosine     full loss")
found, exact = {}, gradient(start, *EXACT)[1]
for rule in (("all", "all", "sum"), ("all", "all", "own"), ("own", "all", "sum"), ("own", "all", "own"),
             ("own", "all", "none"), ("own", "own", "sum")):
    loss, found[rule] = gradient(start, G, *rule)
    final = gradient(descend(G, *rule), *EXACT)[0]
    print(f"{rule[0]} x {rule[1]:9}{rule[2]:8}{loss:7.3f}{compare(found[rule], exact)}"
          f"{compare(gradient(trained, G, *rule)[1], gradient(trained, *EXACT)[1])}{final:14.3f}")
assert np.allclose(found["all", "all", "sum"], exact) and np.allclose(found["own", "all", "sum"], exact)
assert np.allclose(G * found["all", "all", "own"], exact)
assert not np.allclose(found["own", "all", "own"], exact, atol=0.1 * abs(exact).max())
assert not np.allclose(found["own", "all", "none"], exact, atol=0.1 * abs(exact).max())
