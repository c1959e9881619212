"""The MoE layer as Grok-1's release computes it, against sparse dispatch, renormalised and misplaced gates."""

import numpy as np

D, F, E, K, TOKENS = 48, 64, 8, 2, 128
rng = np.random.default_rng(314)
x = rng.normal(size=(TOKENS, D))
Wr = rng.normal(size=(D, E)) / D**0.5
Wv, Wg = (rng.normal(size=(E, D, F)) / D**0.5 for _ in range(2))
Wo = rng.normal(size=(E, F, D)) * (4 / F**0.5)


def gelu(h):
    return 0.5 * h * (1 + np.tanh(0.7978845608 * (h + 0.044715 * h**3)))


def norm(h, eps):
    return h / np.sqrt((h**2).mean(-1, keepdims=True) + eps)


logits = x @ Wr
probs = np.exp(logits) / np.exp(logits).sum(-1, keepdims=True)      # softmax over all eight experts
index = np.argsort(-probs, axis=-1)[:, :K]
gate = np.take_along_axis(probs, index, axis=-1)                    # not divided by its sum


def released(rows, chosen):
    """moe_slow_matmul1/2: every row through every expert, a one-hot einsum keeps one of eight."""
    one_hot = np.eye(E)[chosen]                                     # [rows, E]

    def slow(h, w):
        return np.einsum("mb,bmn->mn", one_hot, np.einsum("mk,bkn->bmn", h, w))

    return slow(slow(rows, Wv) * gelu(slow(rows, Wg)), Wo), len(rows) * E


def dispatched(rows, chosen):
    """Each expert gets only the rows that chose it."""
    out, work = np.empty_like(rows), 0
    for e in range(E):
        mine = np.flatnonzero(chosen == e)
        out[mine] = (rows[mine] @ Wv[e] * gelu(rows[mine] @ Wg[e])) @ Wo[e]
        work += len(mine)
    return out, work


rows, chosen = np.repeat(x, K, axis=0), index.reshape(-1)
slow_out, slow_work = released(rows, chosen)
fast_out, fast_work = dispatched(rows, chosen)
print(f"expert passes per token: released {slow_work // TOKENS}, dispatched {fast_work // TOKENS};"
      f" same output: {abs(slow_out - fast_out).max() < 1e-12}")

per_expert = fast_out.reshape(TOKENS, K, D)
plain = (gate[..., None] * per_expert).sum(1)
renormalised = plain / gate.sum(-1, keepdims=True)
scaled = rows * gate.reshape(-1, 1)                                 # the gate before the expert
misplaced = dispatched(scaled, chosen)[0].reshape(TOKENS, K, D).sum(1)
print(f"gates of the top 2 sum to {gate.sum(-1).min():.2f}-{gate.sum(-1).max():.2f}")
print("largest difference from the release        before the norm   after it")
for name, other in (("gates renormalised to 1", renormalised), ("gates applied to the input", misplaced)):
    print(f"  {name:32} {abs(other - plain).max():20.2f} {abs(norm(other, 1e-5) - norm(plain, 1e-5)).max():12.0e}")
assert abs(slow_out - fast_out).max() < 1e-12 and slow_work == E * fast_work
assert abs(norm(renormalised, 0) - norm(plain, 0)).max() < 1e-12 < abs(renormalised - plain).max()
assert abs(norm(misplaced, 0) - norm(plain, 0)).max() > 0.1
