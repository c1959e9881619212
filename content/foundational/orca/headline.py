"""What the 36.9x compares: the paper's trace on a request-level server, counted in iterations, then as a queue.

Prompts U(32, 512) and outputs U(1, 128), both inclusive, Poisson arrivals. "Cut": the first pass of a batch takes
only as many tokens as the shortest prompt has, and longer prompts go on one token per iteration. "Whole": every
prompt fits into one iteration. An iteration takes the same time whatever the batch: our assumption.
"""

import numpy as np

rng = np.random.default_rng(36)
N, MEAN, TARGET = 2**18, 64.5, 0.190
prompt, output = rng.integers(32, 513, N), rng.integers(1, 129, N)

print("rows  | cut: iterations  tokens/it. | whole: iterations  tokens/it.")
for rows in (1, 2, 4, 8, 16, 32):
    p, o = prompt.reshape(-1, rows), output.reshape(-1, rows)
    cut, whole = ((p + o).max(1) - p.min(1)).mean(), o.max(1).mean()
    print(f"{rows:4}  |{cut:16.1f} {rows * MEAN / cut:11.2f} |{whole:18.1f} {rows * MEAN / whole:11.2f}")

QUEUE = 2**15
arrivals = np.cumsum(rng.exponential(1, QUEUE))
prompts, outputs = prompt[:QUEUE].tolist(), output[:QUEUE].tolist()


def serve(rate, step, rows, cut):
    """Median s/token, mean batch, mean number inside; an idle server takes up to `rows` waiting requests."""
    arrive, now, first, batches = (arrivals / rate).tolist(), 0.0, 0, 0
    latency = np.empty(QUEUE)
    while first < QUEUE:
        now, last = max(now, arrive[first]), first + 1
        while last < min(first + rows, QUEUE) and arrive[last] <= now:
            last += 1
        p, o = prompts[first:last], outputs[first:last]
        now += step * (max(a + b for a, b in zip(p, o)) - min(p) if cut else max(o))
        latency[first:last] = now
        first, batches = last, batches + 1
    latency -= arrive
    return float(np.median(latency / outputs)), QUEUE / batches, rate * float(latency.mean())


def solve(median, high):
    """Largest argument up to `high` at which the median stays within 190 ms."""
    low = 0.001
    for _ in range(14):
        middle = (low + high) / 2
        low, high = (middle, high) if median(middle) < TARGET else (low, middle)
    return low


print("\n0.185 req/s at 190 ms per token   ms/iteration   mean batch   requests inside")
for rows in (1, 8):
    step = solve(lambda s: serve(0.185, s, rows, True)[0], TARGET)
    print(f"cut, rows <= {rows}      {1000 * step:26.0f} {serve(0.185, step, rows, True)[1]:12.1f}"
          f" {serve(0.185, step, rows, True)[2]:17.1f}")
for rows in (8, 16):
    rate = solve(lambda r: serve(r, step, rows, False)[0], 8.0)
    print(f"whole, rows <= {rows}, {1000 * step:.0f} ms/iteration: {rate:.1f} req/s at 190 ms,"
          f" {rate / 0.185:.0f} times 0.185")
print(f"\nOrca at 6.81 req/s, by Little's law: {6.81 * MEAN * TARGET:.1f} requests inside")
print(f"quotient of the printed rates: {6.81 / 0.185:.1f}; early finishing alone: at most {128 / MEAN:.2f}")
