"""Replay a synthetic trace of block hashes: ten local LRU caches against one pool of the same total size.

A request is a list of blocks of 512 tokens: system prompt, document, conversation so far. Key i hashes key i-1
with block i, so that a hit implies the same prefix; only the unbroken run of hits from the start saves prefill.
Order of requests alone, no clock. Feed `run` the hash_ids of a released trace to repeat it on real data.
"""

from bisect import bisect
from collections import OrderedDict

import numpy as np

NODES, REQUESTS, PER_NODE = 10, 8_000, 1_500              # PER_NODE: blocks that one node can keep
rng = np.random.default_rng(2407)


def trace():
    """600 conversations at a time; a turn repeats all that went before it and adds 2 to 12 blocks."""
    fresh, live, out = 0, [], []
    for _ in range(REQUESTS):
        if len(live) < 600:
            system, doc = bisect([0.7, 0.8, 0.9], rng.random()), min(int(rng.zipf(1.15)), 5000)
            live.append([f"s{system}.0"] + [f"d{doc}.{i}" for i in range(8)])
        chosen = rng.integers(len(live))
        talk = live[chosen]
        talk += [f"u{fresh + i}" for i in range(int(rng.integers(2, 13)))]
        fresh += 12
        out.append(tuple(talk))
        if rng.random() < 0.6:
            del live[chosen]
    return out


class Cache:
    def __init__(self, capacity):
        self.capacity, self.keys = capacity, OrderedDict()

    def match(self, keys):
        for i, k in enumerate(keys):
            if k not in self.keys:
                return i
        return len(keys)

    def touch(self, keys):
        for k in reversed(keys):                           # tail first: the head of a prefix stays longest
            if k in self.keys:
                self.keys.move_to_end(k)
            else:
                self.keys[k] = None
        for _ in range(len(self.keys) - self.capacity):
            self.keys.popitem(last=False)


def run(requests, route, caches):
    """Hit rate, and blocks computed by the busiest node over the mean."""
    hit, work = 0, [0] * NODES
    for n, keys in enumerate(requests):
        if len(caches) == 1 or route == "round robin":
            node = n % NODES
        else:                                              # longest match; "bounded": no node far above the mean
            limit = np.inf if route == "longest match" else 1.05 * (sum(work) / NODES) + 100
            open_to = [i for i in range(NODES) if work[i] <= limit]
            node = max(open_to, key=lambda i: (caches[i].match(keys), -work[i]))
        cache = caches[node % len(caches)]
        found = cache.match(keys)
        hit += found
        work[node] += len(keys) - found
        cache.touch(keys)
    return hit / sum(map(len, requests)), max(work) / (sum(work) / NODES)


def chain(blocks, key=0):
    return [key := hash((key, b)) for b in blocks]


number = {}                                                # integers for names: hash() of a string changes per process
plain = [[number.setdefault(b, len(number)) for b in r] for r in trace()]
requests = [chain(r) for r in plain]
total, distinct = sum(map(len, requests)), len({k for r in requests for k in r})
ceiling = 1 - distinct / total
print(f"{REQUESTS:,} requests, {total:,} blocks, {distinct:,} distinct keys: at most {ceiling:.1%} hits")
print(f"{'':44}hit rate   busiest / mean")


def show(label, rate, note=""):
    print(f"{label:44}{rate:8.1%}   {note}")


rate = {}
for route in ("round robin", "longest match", "bounded match"):
    rate[route], skew = run(requests, route, [Cache(PER_NODE) for _ in range(NODES)])
    show(f"ten caches of {PER_NODE:,}, {route}", rate[route], f"{skew:.2f}")
pool, skew = run(requests, None, [Cache(NODES * PER_NODE)])
show(f"one pool of {NODES * PER_NODE:,}, round robin", pool, f"{skew:.2f}")
show(f"one pool of {PER_NODE:,}", run(requests, None, [Cache(PER_NODE)])[0])
wrong = run(plain, None, [Cache(NODES * PER_NODE)])[0]
show(f"one pool of {NODES * PER_NODE:,}, keys not chained", wrong, f"false hits: {wrong - pool:.1%} of all blocks")
assert rate["round robin"] < rate["longest match"] < rate["bounded match"] <= pool <= ceiling
assert wrong > pool + 0.005                                # equal text after another prefix is another KV
