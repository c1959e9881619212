"""Mixtral's gate in its two published orders, and the variant that forgets to renormalize."""
import numpy as np

rng = np.random.default_rng(8)
TOKENS, D, F, N, K = 256, 32, 96, 8, 2
x = rng.normal(size=(TOKENS, D))
W1, W3 = rng.normal(size=(2, N, D, F)) / np.sqrt(D)
W2 = rng.normal(size=(N, F, D)) / np.sqrt(F)
W_gate = rng.normal(size=(D, N)) / np.sqrt(D)


def softmax(z):
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def top(z):
    return np.argsort(-z, axis=-1)[:, :K]  # the K largest, largest first


def paper(logits):  # mistral-inference: topk, then softmax over the K survivors
    chosen = top(logits)
    return chosen, softmax(np.take_along_axis(logits, chosen, 1))


def transformers(logits, renormalize=True):  # softmax over all N, topk, divide by the sum
    p = softmax(logits)
    chosen = top(p)
    g = np.take_along_axis(p, chosen, 1)
    return chosen, g / g.sum(1, keepdims=True) if renormalize else g


def layer(x, chosen, gates):
    y = np.zeros_like(x)
    for e in range(N):  # each expert once, on all the tokens that chose it
        token, slot = np.nonzero(chosen == e)
        a = x[token] @ W1[e]
        y[token] += gates[token, slot, None] * ((a / (1 + np.exp(-a)) * (x[token] @ W3[e])) @ W2[e])
    return y


print("scale of   |softmax-topk-renorm   without renorm: gate sum      output length")
print("logits     - topk-softmax|        min   mean   max              of the right one, mean")
for scale in (0.0, 0.5, 1.0, 4.0):
    logits = scale * (x @ W_gate)
    c, g = paper(logits)
    c2, g2 = transformers(logits)
    c3, g3 = transformers(logits, renormalize=False)
    right, same, wrong = layer(x, c, g), layer(x, c2, g2), layer(x, c3, g3)
    assert (np.sort(c) == np.sort(c2)).all() and abs(right - same).max() < 1e-12
    assert abs(right - wrong).max() > 1e-3
    s = g3.sum(1)
    ratio = np.linalg.norm(wrong, axis=1) / np.linalg.norm(right, axis=1)
    assert np.allclose(ratio, s)  # each token is scaled by its own probability mass
    print(f"{scale:5.1f}{'< 1e-12':>18}{s.min():18.2f}{s.mean():7.2f}{s.max():6.2f}{ratio.mean():18.2f}")
