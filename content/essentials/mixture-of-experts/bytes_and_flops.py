"""Two mixture-of-experts models, one decode step: weights read, arithmetic, and time, against the batch."""
import math

import numpy as np

PEAK, HBM = 989e12, 3.35e12  # H100 SXM: dense BF16 FLOP/s, HBM B/s; FP8 has twice the peak for half the bytes


def mixtral():
    """Width 4,096, 32 layers, all with experts; BF16. Returns shared, input table, layers, expert, E, k, bytes."""
    d, layers, vocab = 4096, 32, 32000
    shared = layers * (2 * d * d + 2 * d * 1024 + 8 * d + 2 * d) + d + vocab * d  # attention, router, norms, output
    return shared, vocab * d, layers, 3 * d * 14336, 8, 2, 2


def deepseek_v3():
    """Width 7,168, 61 layers of which 3 are dense, one shared expert; FP8 (scales and exceptions left out)."""
    d, layers, vocab, heads = 7168, 61, 129280, 128
    attention = d * 1536 + 1536 + 1536 * heads * 192 + d * 576 + 512 + 512 * heads * 256 + heads * 128 * d
    expert = 3 * d * 2048
    shared = layers * (attention + 2 * d) + 3 * 3 * d * 18432 + 58 * (expert + 256 * d + 256) + d + vocab * d
    return shared, vocab * d, 58, expert, 256, 8, 1


def touched(experts, k, n):
    """Expected number of distinct experts per layer that n tokens use, each choosing k of them at random."""
    return experts * (1 - (1 - k / experts) ** n)


def seconds(weights_read, weights_used, n, width):
    """Lower bound for one H100's bandwidth and peak; weights_used: average use of each token."""
    return max(weights_read * width / HBM, 2 * n * weights_used * width / (2 * PEAK))


for name, model in (("Mixtral 8x7B, BF16", mixtral()), ("DeepSeek-V3, FP8", deepseek_v3())):
    shared, table, layers, size, experts, k, width = model
    body, active = shared + layers * experts * size, shared + layers * k * size
    print(f"{name}: {(body + table) / 1e9:.1f}B weights = {(body + table) * width / 1e9:.1f} GB; a token uses"
          f" {active / 1e9:.2f}B, {active / body:.1%}")
    print(" batch  experts  tokens per  GB read   of all  GFLOP per  times as fast as dense of")
    print("        touched  expert     per step  weights  token      same total   same active")
    for n in (1, 4, 16, 64, 295, 1024, 9447):
        d = touched(experts, k, n)
        read = shared + layers * d * size
        moe = seconds(shared, shared, n, width) + seconds(layers * d * size, layers * k * size, n, width)
        print(f"{n:6,}{d:9.1f}{n * k / d:9.1f}{read * width / 1e9:12.1f}{read / body:9.1%}{2 * active / 1e9:9.1f}"
              f"{seconds(body, body, n, width) / moe:13.2f}{seconds(active, active, n, width) / moe:14.2f}")
    print(f"90% of the experts touched from batch {math.log(0.1) / math.log(1 - k / experts):.1f};"
          f" experts compute-bound from {PEAK / HBM * experts / k:,.0f}")

rng = np.random.default_rng(0)  # does the formula hold? and what does skew do?
for label, p in (("uniform", np.ones(8)), ("skewed", 1 / np.arange(1, 9))):
    keys = np.log(p) + rng.gumbel(size=(20000, 4, 8))  # batch 4, the two largest keys of each token
    top = np.argsort(-keys, axis=-1)[..., :2].reshape(20000, 8)
    load = np.stack([(top == e).sum(1) for e in range(8)], 1)
    print(f"simulated, 8 experts, top-2, batch 4, {label}: {(load > 0).sum(1).mean():.2f} touched,"
          f" busiest expert has {load.max(1).mean():.2f} tokens")
    if label == "uniform":
        assert abs((load > 0).sum(1).mean() - touched(8, 2, 4)) < 0.02 and touched(8, 2, 4) < min(8, 4 * 2) - 2
