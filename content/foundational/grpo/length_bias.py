"""A policy whose length cannot matter: does the update leave the length alone?

An answer is right with chance 0.3, and no parameter changes that. It then emits tokens: "go on" with
probability sigmoid(theta), else "stop"; theta has one value for right answers, another for wrong ones. The
reward sees only right or wrong, so the true gradient of the expected reward with respect to both is zero.
Were theta one and the same for both, its update would be the sum of the two: the last column.
"""

import numpy as np

P, G, QUESTIONS, CAP, START = 0.3, 8, 32, 4096, 200       # START: mean length at the beginning, in tokens
METHODS = ("1/|o| per output (GRPO)", "1/tokens of the group", "1/tokens of the batch", "constant (Dr. GRPO)")


def rollout(theta, rng):
    """Rewards, lengths and summed scores d log pi / d theta of 32 groups; theta = (wrong, right)."""
    right = rng.random((QUESTIONS, G)) < P
    q = (1 / (1 + np.exp(theta)))[right.astype(int)]               # chance of the stop token
    drawn = rng.geometric(q)
    length, ended = np.minimum(drawn, CAP), drawn <= CAP
    return right, length, (length - ended) * q - ended * (1 - q)   # "go on" scores q, "stop" scores -(1 - q)


def update(method, right, length, score):
    """Ascent direction for (theta of wrong, theta of right) under one way of averaging over tokens, per batch."""
    r = right * 1.0
    std = r.std(axis=2, keepdims=True)
    a = (r - r.mean(axis=2, keepdims=True)) / np.where(std == 0, 1, std)
    tokens = length.sum(axis=2, keepdims=True)
    w = (1 / length, G / tokens, QUESTIONS * G / tokens.sum(axis=1, keepdims=True), 1 / START)[method]
    term = a * w * score / (QUESTIONS * G)
    return np.column_stack([(term * ~right).sum(axis=(1, 2)), (term * right).sum(axis=(1, 2))])


begin = np.full(2, np.log(START - 1.0))
rng = np.random.default_rng(2)
batches = [np.array(part) for part in zip(*[rollout(begin, rng) for _ in range(2000)])]
print(f"start: mean length {START}, groups of {G}, batch of {QUESTIONS} groups, cap {CAP:,} tokens")
print("mean update of theta per batch, in 1e-4   wrong     right answers     one theta for both")
for m, name in enumerate(METHODS):
    got = update(m, *batches) * 1e4                                # the same rollouts for every method
    got = np.column_stack([got, got.sum(axis=1)])
    mean, error = got.mean(axis=0), got.std(axis=0) / np.sqrt(len(got))
    print(f"{name:31}" + "".join(f"{a:9.2f} +- {e:.2f}" for a, e in zip(mean, error)))
    assert abs(mean[2]) < 4 * error[2]                             # shared, the two pushes cancel
    if m < 2:
        assert mean[0] > 5 * error[0] and mean[1] < -5 * error[1]  # longer when wrong, shorter when right
    else:
        assert (abs(mean) < 4 * error).all()                       # no drift that 2,000 batches would show

print("\nlearning rate 1, 100 updates, mean of 10 runs     mean length:   wrong     right")
for m, name in enumerate(METHODS):
    rngs, theta = [np.random.default_rng(seed) for seed in range(10)], np.tile(begin, (10, 1))
    for _ in range(100):
        theta += update(m, *[np.array(part) for part in zip(*map(rollout, theta, rngs))])
    wrong, right = (1 + np.exp(theta)).mean(axis=0)
    print(f"{name:61}{wrong:8.0f} {right:9.0f}")
