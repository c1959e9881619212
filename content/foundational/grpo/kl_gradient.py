"""The estimator k3 = r - ln r - 1 with r = ref/pi: its mean is a KL divergence; which one is its gradient?"""

from math import log

import numpy as np

ref = np.array([0.6, 0.3, 0.1])
logits = np.log(np.array([0.2, 0.2, 0.6]))                 # pi has moved away from the reference


def softmax(x):
    e = np.exp(x - x.max())
    return e / e.sum()


def numeric(f, x, h=1e-6):
    return np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])


pi = softmax(logits)
score = np.eye(3) - pi                                     # row o: gradient of log pi(o) for the logits
r = ref / pi
k3 = r - np.log(r) - 1
reverse = lambda x: float(softmax(x) @ (np.log(softmax(x)) - np.log(ref)))     # KL(pi || ref), the one meant
forward = lambda x: float(ref @ (np.log(ref) - np.log(softmax(x))))            # KL(ref || pi)

assert abs(pi @ k3 - reverse(logits)) < 1e-12 and (k3 >= 0).all()
in_loss = pi @ ((1 - r)[:, None] * score)                  # samples fixed, k3 differentiated: (1 - r) grad log pi
weighted = pi @ ((k3 + 1 - r)[:, None] * score)            # k3 times pi/pi_old, differentiated at pi_old = pi
assert abs(in_loss - numeric(forward, logits)).max() < 1e-8
assert abs(weighted - numeric(reverse, logits)).max() < 1e-8 < 0.1 < abs(in_loss - weighted).max()
show = lambda v: "  ".join(f"{x:+.3f}" for x in v)
print(f"mean of k3 under pi {pi @ k3:.4f}   KL(pi||ref) {reverse(logits):.4f}   KL(ref||pi) {forward(logits):.4f}")
print(f"gradient of k3 in the loss   {show(in_loss)}")
print(f"gradient of KL(ref||pi)      {show(numeric(forward, logits))}")
print(f"gradient of KL(pi||ref)      {show(numeric(reverse, logits))}")
print(f"k3 times pi/pi_old           {show(weighted)}")

print("\nepsilon = 10 clips a ratio above 11. A token reaches it, or an output of n tokens, at")
for n in (1, 1_000, 10_000):
    print(f"  n = {n:6,}: mean change of log probability per token {log(11) / n:.5f}"
          f"   (epsilon 0.2: {log(1.2) / n:.6f})")
