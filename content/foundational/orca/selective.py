"""One Transformer layer over requests of different phase and length: selective batching against one by one.

Requests as in Figure 4 of the paper: x1 and x2 decode their next token (3 and 1 tokens cached), x3 and x4
bring prompts of 2 and 3 tokens. All tokens are flattened; only attention is told where a request begins.
"""

import numpy as np

WIDTH, HEADS = 64, 4
rng = np.random.default_rng(4)
W_qkv, W_out = rng.normal(0, 0.1, (WIDTH, 3 * WIDTH)), rng.normal(0, 0.1, (WIDTH, WIDTH))
W_up, W_down = rng.normal(0, 0.1, (WIDTH, 4 * WIDTH)), rng.normal(0, 0.1, (4 * WIDTH, WIDTH))
new_tokens, cached = (1, 1, 2, 3), (3, 1, 0, 0)


def norm(x):
    return (x - x.mean(-1, keepdims=True)) / x.std(-1, keepdims=True)


def gelu(x):
    return 0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x**3)))


def attention(qkv, past):
    """Causal attention of one request: its new tokens see its cached tokens and each other."""
    q, k, v = (part.reshape(len(qkv), HEADS, -1) for part in np.split(qkv, 3, axis=1))
    k, v = np.concatenate([past[0], k]), np.concatenate([past[1], v])
    scores = np.einsum("qhd,khd->hqk", q, k) / np.sqrt(q.shape[-1])
    hidden = np.arange(len(k))[None] > np.arange(len(q))[:, None] + len(past[0])
    p = np.exp(np.where(hidden, -np.inf, scores))
    return np.einsum("hqk,khd->qhd", p / p.sum(-1, keepdims=True), v).reshape(len(qkv), WIDTH)


def layer(x, attend):
    x = x + attend(norm(x) @ W_qkv) @ W_out        # attend: [tokens, 3 WIDTH] to [tokens, WIDTH]
    return x + gelu(norm(x) @ W_up) @ W_down       # token by token, never asks for the request


past = [rng.normal(size=(2, n, HEADS, WIDTH // HEADS)) for n in cached]
inputs = [rng.normal(size=(n, WIDTH)) for n in new_tokens]
cuts = np.cumsum(new_tokens)[:-1]
flat = np.concatenate(inputs)
alone = np.concatenate([layer(x, lambda qkv, kv=kv: attention(qkv, kv)) for x, kv in zip(inputs, past)])
split_merge = layer(flat, lambda qkv: np.concatenate(
    [attention(part, kv) for part, kv in zip(np.split(qkv, cuts), past)]))
no_split = layer(flat, lambda qkv: attention(qkv, np.concatenate(past, axis=1)))

print(f"flattened input {flat.shape}, attention inputs {[(n, 3 * WIDTH) for n in new_tokens]}")
print(f"weights read per layer: once for {len(flat)} tokens instead of {len(inputs)} times")
for name, out in (("split and merge", split_merge), ("attention on the flat batch", no_split)):
    print(f"{name:28} largest error {abs(out - alone).max():.0e}" if name[0] == "s" else
          f"{name:28} largest error {abs(out - alone).max():.2f}")
assert abs(split_merge - alone).max() < 1e-12 < 0.1 < abs(no_split - alone).max()
