"""Absorbed MLA equals naive MLA, two tempting variants do not (a layer of DeepSeek-V2-Lite's shape)."""

import numpy as np

HEADS, HEAD, LATENT, ROPE, CONTEXT = 16, 128, 512, 64, 200
rng = np.random.default_rng(7)


def weights(*shape):
    return rng.standard_normal(shape) / np.sqrt(shape[-1])


def rope(x, pos):
    """Rotate pairs of the last axis by pos * frequency."""
    half = x.shape[-1] // 2
    angle = np.asarray(pos)[..., None] * 10000.0 ** (-np.arange(half) / half)
    cos, sin, a, b = np.cos(angle), np.sin(angle), x[..., :half], x[..., half:]
    return np.concatenate([a * cos - b * sin, a * sin + b * cos], -1)


def softmax(s):
    e = np.exp(s - s.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def naive(q, q_r, c, k_r, uk, uv, scale):
    k, v = c @ uk.swapaxes(1, 2), c @ uv.swapaxes(1, 2)
    p = softmax((np.einsum("hd,hjd->hj", q, k) + q_r @ k_r.T) * scale)
    return np.einsum("hj,hjd->hd", p, v)


def absorbed(q, q_r, c, k_r, uk, uv, scale):
    q_latent = np.einsum("hd,hdc->hc", q, uk)
    p = softmax((q_latent @ c.T + q_r @ k_r.T) * scale)
    return np.einsum("hc,hdc->hd", p @ c, uv)


def report(name, got, truth, tolerance):
    error = np.abs(got - truth).max() / np.abs(truth).max()
    verdict = f"equal, error below {tolerance:.0e}" if error < tolerance else f"WRONG, error {error:.2f}"
    print(f"{name:44}{verdict}")


uk, uv = weights(HEADS, HEAD, LATENT), weights(HEADS, HEAD, LATENT)
c, pos, now = rng.standard_normal((CONTEXT, LATENT)), np.arange(CONTEXT), CONTEXT - 1
q, q_r = 2 * rng.standard_normal((HEADS, HEAD)), rope(2 * rng.standard_normal((HEADS, ROPE)), now)
k_r, scale = rope(rng.standard_normal((CONTEXT, ROPE)), pos), (HEAD + ROPE) ** -0.5
case = (q, q_r, c, k_r, uk, uv)
truth = naive(*case, scale)
report("decoupled RoPE, absorbed, float64", absorbed(*case, scale), truth, 1e-12)
single = [x.astype(np.float32) for x in case]
report("decoupled RoPE, absorbed, float32", absorbed(*single, np.float32(scale)), truth, 1e-5)
wrong_scale = (LATENT + ROPE) ** -0.5
report("absorbed, scale 576^-0.5, not 192^-0.5", absorbed(*case, wrong_scale), truth, 1e-5)

# The tempting design: RoPE on the up-projected keys themselves, no decoupled part.
keys = rope(c @ uk.swapaxes(1, 2), pos)
p = softmax(np.einsum("hd,hjd->hj", rope(q, now), keys) * HEAD**-0.5)
coupled = np.einsum("hj,hjd->hd", p, c @ uv.swapaxes(1, 2))
none, none_k = np.zeros((HEADS, ROPE)), np.zeros((CONTEXT, ROPE))
once = absorbed(rope(q, now), none, c, none_k, uk, uv, HEAD**-0.5)
report("coupled RoPE, one folded query", once, coupled, 1e-5)
s = np.einsum("hjc,jc->hj", rope(q[:, None], now - pos) @ uk, c)
each = np.einsum("hc,hdc->hd", softmax(s * HEAD**-0.5) @ c, uv)
report(f"coupled RoPE, {CONTEXT} folded queries", each, coupled, 1e-12)
