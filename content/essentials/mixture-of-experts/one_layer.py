"""One MoE layer on four GPUs: who computes, reads, stores and sends what; and three versions of its result."""
import numpy as np

TOKENS, EXPERTS, K, GPUS, D, HIDDEN = 8, 8, 2, 4, 16, 32
rng = np.random.default_rng(5)
x = rng.normal(size=(TOKENS, D))
router = rng.normal(size=(D, EXPERTS))
w1 = rng.normal(size=(EXPERTS, D, HIDDEN)) / D**0.5
w2 = rng.normal(size=(EXPERTS, HIDDEN, D)) / HIDDEN**0.5


def expert(e, rows):
    return np.maximum(rows @ w1[e], 0) @ w2[e]


logits = x @ router
chosen = np.argsort(-logits, axis=1)[:, :K]
best = np.take_along_axis(logits, chosen, 1)
gate = np.exp(best) / np.exp(best).sum(1, keepdims=True)  # softmax over the chosen ones only
weight = np.zeros((TOKENS, EXPERTS))
np.put_along_axis(weight, chosen, gate, 1)

full = sum(weight[:, [e]] * expert(e, x) for e in range(EXPERTS))  # every expert for every token, then mask


def dispatch(capacity):
    """Gather each expert's tokens, one matrix product per expert, scatter back; what exceeds capacity is lost."""
    y, lost = np.zeros_like(x), 0
    for e in range(EXPERTS):
        rows = np.flatnonzero(weight[:, e])
        rows, lost = rows[:capacity], lost + max(0, len(rows) - capacity)
        if len(rows):
            y[rows] += weight[rows, e, None] * expert(e, x[rows])
    return y, lost


grid = weight > 0
home_of_token, home_of_expert = np.arange(TOKENS) // 2, np.arange(EXPERTS) // 2
remote = grid & (home_of_token[:, None] != home_of_expert[None, :])
print("token  expert 0 1  2 3  4 5  6 7   (x = chosen; two tokens and two experts per GPU)")
for t in range(TOKENS):
    cells = ["x" if c else "." for c in grid[t]]
    print(f"    {t}         " + "  ".join(" ".join(cells[i:i + 2]) for i in range(0, 8, 2)))
print("tokens        " + "  ".join(" ".join(str(n) for n in grid.sum(0)[i:i + 2]) for i in range(0, 8, 2)))
print(f"computed: {grid.sum()} of {grid.size} products; read: {grid.any(0).sum()} of {EXPERTS} experts;"
      f" stored: {EXPERTS}; sent to another GPU: {remote.sum()} of {grid.sum()}")
busy = grid.reshape(TOKENS, GPUS, 2).sum((0, 2))
print(f"products per GPU: {busy.tolist()}; the average is {busy.mean():.0f}, the others wait for {busy.max()}")
y, lost = dispatch(TOKENS)
assert lost == 0 and np.abs(y - full).max() < 1e-12
print("by dispatch: the same result as computing everything, to 1e-12")
y, lost = dispatch(TOKENS * K // EXPERTS)  # capacity factor 1
assert np.abs(y - full).max() > 1e-3
print(f"with capacity 2 per expert: {lost} of {grid.sum()} products dropped,"
      f" {(np.abs(y - full).max(1) > 1e-9).sum()} of {TOKENS} tokens changed")
