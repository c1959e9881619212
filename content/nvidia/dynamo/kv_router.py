"""Hit-seeking against load-balancing: Dynamo's default prefill cost on Zipf-distributed prefixes.

Eight prefill workers, each a FIFO server of 14,000 tokens/s (four H100, BF16, 50% of 989 dense
TFLOP/s, 2 x 70.6e9 FLOP per token) with an LRU cache of 400,000 tokens. A request is one of 600
shared prefixes of 8,192 tokens plus a private suffix (mean 3,072, rounded up to blocks). The router
sees a cached prefix once its prefill has ended. TTFT here = queue + prefill; decode is left out.
"""
import random
from collections import OrderedDict
from heapq import heappop, heappush
import numpy as np

WORKERS, RATE, CACHE, BLOCK = 8, 14_000, 400_000, 64
PREFIXES, ZIPF, PREFIX, SUFFIX = 600, 1.1, 8_192, 3_072
REQUESTS, WARM_UP, SEEDS = 7_000, 2_000, (1, 2, 3)

def default_cost(credit, decay=0.0):
    """Blocks of prefill work per worker after the overlap credit, as in default/scorer.rs."""
    saved = credit * PREFIX / BLOCK
    def cost(active, prompt, holders):
        blocks, least = [(load + prompt) / BLOCK for load in active], min(active)
        for w in holders:
            factor = 1 / (1 + decay * (active[w] - least) / prompt)
            blocks[w] = max(0.0, blocks[w] - saved * factor)
        return blocks
    return cost

def load_only(active, prompt, holders):
    """No cache knowledge at all: simulate() then books every prompt whole."""
    return active

def simulate(cost, seed, arrivals=15.0):
    rng, tie = np.random.default_rng(seed), random.Random(seed)
    share = np.arange(1, PREFIXES + 1) ** -ZIPF
    prefixes = rng.choice(PREFIXES, REQUESTS, p=share / share.sum()).tolist()
    times = np.cumsum(rng.exponential(1 / arrivals, REQUESTS)).tolist()
    suffixes = (BLOCK * np.ceil(rng.exponential(SUFFIX, REQUESTS) / BLOCK)).astype(int).tolist()
    cache, size = [OrderedDict() for _ in range(WORKERS)], [0] * WORKERS
    seen, active, free = [set() for _ in range(PREFIXES)], [0] * WORKERS, [0.0] * WORKERS
    ends, ttft, hits, prompts, work = [], [], 0, 0, [0] * WORKERS
    for i, (now, key, suffix) in enumerate(zip(times, prefixes, suffixes)):
        while ends and ends[0][0] <= now:  # first token out: load falls, KV events arrive
            _, _, w, booked, stored, removed = heappop(ends)
            active[w] -= booked
            for entry in removed:
                seen[entry].discard(w)
            seen[stored].add(w)
        prompt, holders = PREFIX + suffix, seen[key]
        costs = cost(active, prompt, holders)
        lowest = min(costs)
        w = tie.choice([v for v, value in enumerate(costs) if value == lowest])
        lru, removed = cache[w], []
        hit = lru.pop(key, 0)
        lru[key], lru[-1 - i] = PREFIX, suffix  # at the recent end; negative: private suffix
        size[w] += prompt - hit
        while size[w] > CACHE:
            entry, tokens = lru.popitem(last=False)
            size[w] -= tokens
            if entry >= 0:
                removed.append(entry)
        done = free[w] = max(free[w], now) + (prompt - hit) / RATE
        booked = prompt - PREFIX * (w in holders and cost is not load_only)
        active[w] += booked
        heappush(ends, (done, i, w, booked, key, removed))
        if i >= WARM_UP:
            ttft.append(done - now)
            hits, prompts = hits + hit, prompts + prompt
            work[w] += prompt - hit
    busy = sum(work) / (WORKERS * RATE * (times[-1] - times[WARM_UP]))
    return hits / prompts, busy, max(work) * WORKERS / sum(work), *np.percentile(ttft, [50, 99])

POLICIES = {"random worker": lambda *_: [0] * WORKERS, "load, no cache": load_only}
POLICIES |= {f"credit {c}": default_cost(c) for c in (0, 0.5, 1, 1.5, 2, 4, 8)}
POLICIES |= {"credit 1, decay 1": default_cost(1, 1), "credit 4, decay 1": default_cost(4, 1)}
POLICIES |= {"most overlap only": lambda _, __, holders: [-(w in holders) for w in range(WORKERS)]}

if __name__ == "__main__":
    print(f"15 requests/s, mean of {len(SEEDS)} seeds; hits are a share of the prompt tokens")
    print("policy               hits   load  max/mean  p50 TTFT  p99 TTFT    p99 by seed")
    for name, policy in POLICIES.items():
        runs = np.array([simulate(policy, s) for s in SEEDS])
        hit, busy, skew, p50, p99 = runs.mean(axis=0)
        seeds = "".join(f"{value:7.2f}" for value in runs[:, 4])
        print(f"{name:18} {hit:6.1%} {busy:6.2f} {skew:9.2f} {p50:7.2f} s {p99:7.2f} s {seeds}")
