"""Simulation: how many requests share one pool of KV memory under four ways of handing it out?"""

import random

POOL, PER_TOKEN, WEIGHTS_READ, BANDWIDTH = 38_295, 131_072, 15.01e9, 300e9  # from kv_size.py
BLOCK, STEPS, WARM_UP, MEAN_PROMPT, MEAN_OUTPUT = 16, 4000, 1000, 161, 338


class Request:
    def __init__(self, rng):  # the output length is fixed here, but no server knows it yet
        self.prompt = 1 + int(rng.expovariate(1 / MEAN_PROMPT))
        self.output = 1 + int(rng.expovariate(1 / MEAN_OUTPUT))
        self.length, self.end = self.prompt, self.prompt + self.output  # tokens now, and at last
        self.start, self.size = 0, 0  # its contiguous chunk

    def blocks(self):
        return -(-self.length // BLOCK)  # rounded up


def first_fit(running, size):
    """The lowest hole of that size between the chunks in use, or None."""
    at = 0
    for start, length in sorted((r.start, r.size) for r in running) + [(POOL, 0)]:
        if start - at >= size:
            return at
        at = start + length


def simulate(chunk):
    """Averages per step: requests, then tokens held live, for later, for nothing, and idle."""
    rng = random.Random(2309)
    running, queue, sums, preempted, ended = [], [Request(rng)], [0] * 5, 0, True
    for step in range(STEPS):
        while ended:  # only an end makes room: admit in order of arrival while the next fits
            r = queue[-1]
            if chunk:
                r.size = chunk(r.prompt, r.output)
                r.start = first_fit(running, r.size)
            elif sum(map(Request.blocks, [r, *running])) + len(running) >= POOL // BLOCK:
                break  # a spare block for every request already running
            if r.start is None:
                break
            running.append(queue.pop())
            queue = queue or [Request(rng)]
        for r in running:
            r.length += 1  # one decode step: one token each
        while not chunk and sum(map(Request.blocks, running)) > POOL // BLOCK:
            queue.append(running.pop())  # no block left: the newest waits, recomputed later
            queue[-1].length -= 1  # its token of this step found no place
            preempted += 1
        if step >= WARM_UP:
            live = sum(r.length for r in running)
            held = [r.size or r.blocks() * BLOCK for r in running]
            later = sum(min(r.end, x) for r, x in zip(running, held)) - live
            now = (len(running), live, later, sum(held) - live - later, POOL - sum(held))
            sums = [s + x / (STEPS - WARM_UP) for s, x in zip(sums, now)]
        unfinished = [r for r in running if r.length < r.end]
        running, ended = unfinished, len(unfinished) < len(running)
    return *sums, preempted


if __name__ == "__main__":
    print("policy        requests   live  later nothing   idle   step bound   tokens/s bound")
    for name, chunk in (("whole window", lambda p, o: 8192),
                        ("power of two", lambda p, o: p + 2 ** (o - 1).bit_length()),
                        ("exact length", lambda p, o: p + o), ("blocks of 16", None)):
        n, *parts, preempted = simulate(chunk)
        seconds = (WEIGHTS_READ + parts[0] * PER_TOKEN) / BANDWIDTH
        live, later, nothing, idle = (f"{100 * x / POOL:5.1f}%" for x in parts)
        print(f"{name} {n:9.1f} {live} {later}  {nothing} {idle}", end="")
        print(f" {1e3 * seconds:9.1f} ms {n / seconds:16,.0f}")
    print(f"preempted with blocks: {preempted} times in {STEPS:,} steps")
