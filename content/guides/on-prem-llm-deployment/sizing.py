"""From users to GPUs: Llama 3.3 70B, FP8 weights, BF16 KV cache, three sites, seven machines."""
import math

import numpy as np

LAYERS, WIDTH, KV_HEADS, HEAD, MLP, VOCAB = 80, 8192, 8, 128, 28672, 128256
LINEAR = LAYERS * (2 * WIDTH * WIDTH + 2 * WIDTH * KV_HEADS * HEAD + 3 * WIDTH * MLP)
STORED = LINEAR + 2 * 2 * VOCAB * WIDTH  # bytes: FP8 layers, BF16 embedding and output tables
READ = LINEAR + 2 * VOCAB * WIDTH  # a decode step reads no embedding table
KV = 2 * LAYERS * KV_HEADS * HEAD * 2  # bytes per cached token
GPUS = {  # bytes, B/s, dense FP8 FLOP/s, link B/s per direction
    "RTX PRO 6000": (102e9, 1.792e12, 935.6e12, 64e9),
    "H100 SXM": (80e9, 3.35e12, 1978e12, 450e9), "H200 SXM": (141e9, 4.8e12, 1978e12, 450e9)}
USE, RESERVE, BANDWIDTH, MFU, HOP = 0.92, 4e9, 0.8, 0.5, 10e-6  # all but the first assumed
TTFT, TPOT = 3.0, 0.05  # targets in s: first token of a P99 prompt; time per output token


def lognormal(p50, p99):
    mu, sigma = math.log(p50), math.log(p99 / p50) / 2.326
    return mu, sigma, math.exp(mu + sigma**2 / 2)  # the last is the mean


PROMPT, OUTPUT = lognormal(1500, 12000), lognormal(300, 1500)
RESIDENT = PROMPT[2] + OUTPUT[2] * math.exp(OUTPUT[1]**2) / 2  # tokens of a running request


def replica(rate, gpu, tp):
    """One copy of the model: running requests n, TPOT, TTFT of a P99 prompt, share of prefill, spread of n."""
    _, hbm, peak, link = GPUS[gpu]
    wire = 2 * LAYERS * 2 * (tp - 1) / tp * WIDTH * 2 / link  # two all-reduces per layer, s per token
    token = 2 * LINEAR / (tp * peak * MFU) + wire  # s of prefill per prompt token
    busy = min(rate * PROMPT[2] * token, 1 - 1e-9)
    fixed = READ / (hbm * BANDWIDTH * tp) + (tp > 1) * 2 * LAYERS * HOP  # s per decode step
    each = RESIDENT * KV / (hbm * BANDWIDTH * tp) + wire  # and per running request
    left = 1 - rate * OUTPUT[2] * each / (1 - busy)
    n = rate * OUTPUT[2] * fixed / (1 - busy) / left if left > 0 else 1e9
    spread = 1 / ((1 - busy)**2 * left) if left > 0 else 1e9  # variance over mean: fitted in simulate.py
    return n, (fixed + n * each) / (1 - busy), 12000 * token / (1 - busy), busy, spread


def cached(n, spread, trials=4000):
    """Bytes of KV at random moments: a bunched number of requests, each at a random point of its life."""
    rng = np.random.default_rng(1)
    count = rng.poisson(rng.gamma(n / (spread - 1), spread - 1, trials))  # Poisson has spread 1
    output = rng.lognormal(OUTPUT[0] + OUTPUT[1]**2, OUTPUT[1], count.sum())  # long ones stay longer
    tokens = rng.lognormal(*PROMPT[:2], count.sum()) + rng.random(count.sum()) * output
    return np.bincount(np.repeat(np.arange(trials), count), tokens, trials) * KV


def verdict(rate, gpu, tp, memory=True):
    n, tpot, ttft, _, spread = replica(rate, gpu, tp)
    room = tp * (GPUS[gpu][0] * USE - RESERVE) - STORED
    return ("TTFT" if ttft > TTFT else "TPOT" if tpot > TPOT else
            "KV" if memory and np.quantile(cached(n, spread), 0.99) > room else "")


def limit(gpu, tp):
    for memory in (False, True):  # the targets are cheap to ask; sample the cache only if it binds
        low, high = 0.0, 20.0
        for _ in range(24):
            rate = (low + high) / 2
            low, high = (low, rate) if verdict(rate, gpu, tp, memory) else (rate, high)
        if not memory and (low < 1e-3 or not verdict(low, gpu, tp)):
            break
    return low


print(f"weights {STORED / 1e9:.1f} GB; KV {KV:,} B/token; mean prompt {PROMPT[2]:,.0f}, output"
      f" {OUTPUT[2]:.0f}; cached by one {RESIDENT:,.0f}")
print("                 KV GB  one copy at its limit:                      stop  GPUs for req/s")
print("machine        TP  room  req/s     n  TPOT ms  TTFT s  KV mean  P99   by  0.05  2.0  20.0")
for gpu, tp in (("RTX PRO 6000", 1), ("RTX PRO 6000", 2), ("H100 SXM", 2), ("H100 SXM", 4),
                ("H200 SXM", 1), ("H200 SXM", 2), ("H200 SXM", 4)):
    room = tp * (GPUS[gpu][0] * USE - RESERVE) - STORED
    low = limit(gpu, tp)
    if low < 1e-3:
        print(f"{gpu:14}{tp:3}{room / 1e9:6.0f}   a P99 prompt alone takes {replica(0, gpu, tp)[2]:.1f} s")
        continue
    n, tpot, ttft, busy, spread = replica(low, gpu, tp)
    kv = cached(n, spread)
    assert abs(n - low * OUTPUT[2] * tpot) < 1e-6 * n  # Little's law holds at the fixed point
    assert abs(kv.mean() / (n * RESIDENT * KV) - 1) < 0.05
    need = [math.ceil(r / low) * tp for r in (0.05, 2, 20)]
    print(f"{gpu:14}{tp:3}{room / 1e9:6.0f}{low:7.2f}{n:6.1f}{tpot * 1e3:9.0f}{ttft:8.2f}"
          f"{kv.mean() / 1e9:9.0f}{np.quantile(kv, .99) / 1e9:5.0f}"
          f"{verdict(low * 1.01, gpu, tp):>6}{need[0]:6}{need[1]:5}{need[2]:6}")

print("\n2,000 users, all on one copy: n feeds on itself")
for gpu, tp in (("H100 SXM", 2), ("H100 SXM", 4), ("H200 SXM", 1), ("H200 SXM", 2)):
    n, tpot, ttft, busy, spread = replica(2.0, gpu, tp)
    kv = cached(n, spread)
    print(f"{tp} {gpu}: n {n:5.1f}, TPOT {tpot * 1e3:3.0f} ms, TTFT {ttft:.1f} s, prefill {busy:.0%}; KV"
          f" {kv.mean() / 1e9:.1f}, P99 {np.quantile(kv, .99) / 1e9:.1f} of"
          f" {(tp * (GPUS[gpu][0] * USE - RESERVE) - STORED) / 1e9:.1f} GB")
print(f"medians alone: {n * (1500 + 150) * KV / 1e9:.1f} GB, exceeded {np.mean(kv > n * 1650 * KV):.0%}"
      f" of the time\n600 active users x P99 lengths: {600 * 13500 * KV / 1e9:,.0f} GB")
assert 600 * 13500 * KV > 50 * np.quantile(kv, 0.99)
token = replica(0, "H200 SXM", 2)[2] / 12000
print(f"prefill on 2 H200: {token * 1e6:.0f} us per token; 8,192 tokens {8192 * token:.2f} s, 2,048"
      f" {2048 * token:.2f} s")
changed = []
for name, BANDWIDTH, MFU, KV in (("bandwidth 65%", 0.65, 0.5, KV), ("MFU 35%", 0.8, 0.35, KV),
                                 ("FP8 KV", 0.8, 0.5, KV / 2)):
    changed.append(f"{name} {limit('H200 SXM', 2):.2f}")
print("limit of 2 H200, one thing changed, req/s: " + ", ".join(changed))
