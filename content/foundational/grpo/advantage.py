"""Advantages in a group of G outputs, k of them right, and what dividing by the deviation does to questions."""

from math import comb, sqrt

import numpy as np

print("G = 8                      divided by std        by sample std       mean only")
print("right of 8               right     wrong       right    wrong     right    wrong")
for k in (1, 2, 4, 7):
    r = np.array([1.0] * k + [0.0] * (8 - k))
    a, s, c = ((r - r.mean()) / d for d in (r.std(), r.std(ddof=1), 1.0))
    assert abs(a[0] - sqrt((8 - k) / k)) < 1e-12 and abs(a[-1] + sqrt(k / (8 - k))) < 1e-12
    print(f"{k:5} {a[0]:23.2f} {a[-1]:9.2f} {s[0]:11.2f} {s[-1]:8.2f} {c[0]:9.2f} {c[-1]:8.2f}")


def guarded(rewards, eps=1e-6):
    """What implementations do, so that a group of equal rewards gives 0 and not 0/0."""
    r = np.array(rewards)
    return (r - r.mean()) / (r.std(ddof=1) + eps)


assert not guarded([0.0] * 8).any() and not guarded([1.0] * 8).any()
print("all 8 equal: every advantage 0, no policy gradient from this question")
for n in (500, 8000):
    print(f"1 of 8 right, a wrong output of {n:5,} tokens: weight per token {-1 / sqrt(7) / n:.1e}, sum {-1 / sqrt(7):.2f}")


def binomial(G, p):
    """Probability of each number k of right answers among G."""
    return np.array([comb(G, k) * p**k * (1 - p) ** (G - k) for k in range(G + 1)])


def weight(G, p, divide):
    """Factor on the gradient of p that one group contributes on average; 1 would be the plain gradient of p."""
    m = np.arange(G + 1) / G
    signal = np.sqrt(m * (1 - m)) if divide else m * (1 - m)      # (1/G) sum of A_i r_i
    return float(binomial(G, p) @ signal) / (p * (1 - p))


print("\nchance p of a      groups without gradient       weight of a question (mean only: 1-1/G)")
print("right answer         G=8    G=16    G=64           G=8    G=16    G=64     1/sqrt(p(1-p))")
for p in (0.01, 0.05, 0.125, 0.5, 0.9, 0.99):
    dead = [p**G + (1 - p) ** G for G in (8, 16, 64)]
    w = [weight(G, p, True) for G in (8, 16, 64)]
    for G in (8, 16, 64):
        assert abs(weight(G, p, False) - (1 - 1 / G)) < 1e-12     # the same for every question
    print(f"{p:8} {dead[0]:15.1%} {dead[1]:7.1%} {dead[2]:7.1%} {w[0]:13.2f} {w[1]:7.2f} {w[2]:7.2f}"
          f" {1 / sqrt(p * (1 - p)):14.2f}")
