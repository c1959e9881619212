"""Speculative sampling keeps the target distribution; two tempting repairs do not."""

import numpy as np

rng = np.random.default_rng(17192)
p = np.array([0.6, 0.3, 0.1])  # target distribution after one prefix
q = np.array([0.3, 0.5, 0.2])  # draft distribution after the same prefix
N = 1_000_000


def tv(a, b):
    """Total variation distance: half the sum of absolute differences."""
    return 0.5 * np.abs(a - b).sum()


guess = rng.choice(3, size=N, p=q)
accepted = rng.random(N) < np.minimum(1, p[guess] / q[guess])
residual = np.maximum(p - q, 0) / np.maximum(p - q, 0).sum()
retry = np.minimum(p, q) / np.minimum(p, q).sum()  # guess again until one passes
print(f"acceptance: 1 - TV(p,q) = {1 - tv(p, q):.3f}, measured {accepted.mean():.4f}")
for name, repair in (("residual", residual), ("draw from p", p), ("guess again", retry)):
    out = np.where(accepted, guess, rng.choice(3, size=N, p=repair))
    freq = np.bincount(out, minlength=3) / N
    print(f"{name:12s} output {freq.round(3)}  TV to p {tv(freq, p):.4f}")
    assert (tv(freq, p) < 0.003) == (name == "residual")

# The whole loop on a two-token Markov chain: the draft is good after token 0, bad after 1.
P = np.array([[0.90, 0.10], [0.10, 0.90]])  # target: row = last token, column = next token
Q = np.array([[0.88, 0.12], [0.60, 0.40]])  # draft
ratio = P / Q  # a guess is kept with probability min(1, ratio)
GAMMA, CHAINS, WARMUP, STEPS = 4, 50_000, 10, 60
last, emitted, moves = np.zeros(CHAINS, int), 0, np.zeros((2, 2))
for step in range(-WARMUP, STEPS):
    emitted *= step != 0  # count only after the common start at token 0 is forgotten
    alive = np.ones(CHAINS, bool)  # chains whose step has not yet hit a rejection
    for i in range(GAMMA + 1):
        bonus = i == GAMMA  # every guess passed: one more token straight from P
        x = (rng.random(CHAINS) < (P if bonus else Q)[last, 1]).astype(int)
        ok = bonus | (rng.random(CHAINS) < ratio[last, x])
        x = np.where(ok, x, 1 - x)  # of two tokens the residual always holds the other one
        moves += np.bincount(2 * last + x, alive, 4).reshape(2, 2)
        emitted += alive.sum()
        last = np.where(alive, x, last)
        alive &= ok

print("chain, emitted transitions", (moves / moves.sum(1, keepdims=True)).round(3).tolist())
beta = np.minimum(P, Q).sum(axis=1)
alpha = beta.mean()  # the target visits both tokens equally often
print(f"chain, beta = {beta[0]:.2f} after token 0, {beta[1]:.2f} after token 1, alpha = {alpha:.2f}")
print(f"chain, tokens per step: formula {(1 - alpha ** (GAMMA + 1)) / (1 - alpha):.2f},",
      f"simulated {emitted / CHAINS / STEPS:.2f}")
