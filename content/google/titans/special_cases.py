"""What the update contains: delta rule, linear attention, and two readings that fail."""

import numpy as np

D, N, beta, a = 24, 12, 0.6, 0.3
rng = np.random.default_rng(13)
K, V = (x / np.linalg.norm(x, axis=1, keepdims=True) for x in rng.normal(size=(2, N, D)))
I = np.eye(D)


def titans(K, V, theta, eta=0.0, alpha=0.0, chunk=1):
    """Matrix memory, equations 13 and 14; gradient 2 (W k - v) k^T at the start of the chunk."""
    W, S = np.zeros((D, D)), np.zeros((D, D))
    for t, (k, v) in enumerate(zip(K, V)):
        frozen = W if t % chunk == 0 else frozen
        S = eta * S - theta * 2 * np.outer(frozen @ k - v, k)
        W = (1 - alpha) * W + S
    return W


def gap(x, y):
    return float(abs(x - y).max())


delta, gated, decayed = np.zeros((3, D, D))
for k, v in zip(K, V):
    delta = delta @ (I - beta * np.outer(k, k)) + beta * np.outer(v, k)
    gated = (1 - a) * gated @ (I - beta * np.outer(k, k)) + beta * np.outer(v, k)      # decay first
    decayed = decayed @ ((1 - a) * I - beta * np.outer(k, k)) + beta * np.outer(v, k)  # gradient first
linear_attention = beta * V.T @ K

rows = (("theta = beta/2, no decay, no momentum = delta rule", titans(K, V, beta / 2), delta, True),
        ("one chunk from W = 0 = linear attention (Hebbian)", titans(K, V, beta / 2, chunk=N), linear_attention, True),
        ("theta = beta instead of beta/2 = delta rule", titans(K, V, beta), delta, False),
        ("with decay = W((1-a)I - beta k k^T) + beta v k^T", titans(K, V, beta / 2, alpha=a), decayed, True),
        ("with decay = gated delta rule (fla)", titans(K, V, beta / 2, alpha=a), gated, False))
for name, x, y, equal in rows:
    assert (gap(x, y) < 1e-12) == equal
    print(f"{name:52} {'equal' if equal else f'differs by {gap(x, y):.2f}'}")

k1, k2 = np.linalg.qr(rng.normal(size=(D, 2)))[0].T              # event and follower, orthogonal keys
silent = np.zeros((60, D))                                       # tokens that write nothing
print("\nshare of a value stored 60 tokens later, theta = 0.05     event   follower   follower alone")
for eta in (0.0, 0.5, 0.9):
    keys, vals = np.vstack([k1, k2, silent]), np.vstack([V[:2], silent])
    W, alone = titans(keys, vals, 0.05, eta), titans(keys[1:], vals[1:], 0.05, eta)
    print(f"eta = {eta}   2 theta/(1 - eta) = {0.1 / (1 - eta):.2f} {W @ k1 @ V[0]:34.2f} {W @ k2 @ V[1]:10.2f}"
          f" {alone @ k2 @ V[1]:16.2f}")
    assert abs(W @ k2 - alone @ k2).max() < 1e-12                # the event does not help the next token's key
