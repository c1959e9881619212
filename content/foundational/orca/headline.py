"""What the 36.9x compares: the paper's trace on a request-level server, counted in iterations, then as a queue.

Prompts U(32, 512) and outputs U(1, 128), both inclusive, Poisson arrivals. "Cut": the first pass of a batch takes
only as many tokens as the shortest prompt has, and longer prompts go on one token per iteration. "Whole": every
prompt fits into one iteration. An iteration takes the same time whatever the batch: our assumption.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

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


def durations(rows, cut):
    """Iterations a batch runs: at [i][k] for request i and the k after it, k < `rows`; whole prompts add none."""
    p, o = (sliding_window_view(x[:QUEUE + rows - 1], rows) for x in (prompt * cut, output))
    return (np.maximum.accumulate(p + o, axis=1) - np.minimum.accumulate(p, axis=1)).tolist()


def serve(rate, step, rows, iterations):
    """Median s/token, mean batch, mean number inside; an idle server takes up to `rows` waiting requests."""
    arrive, now, first, batches, ends = arrivals / rate, 0.0, 0, 0, []
    waiting = [*arrive.tolist(), np.inf]
    while first < QUEUE:
        now, size = max(now, waiting[first]), 1
        while size < rows and waiting[first + size] <= now:
            size += 1
        now += step * iterations[first][size - 1]
        ends += [now] * size
        first, batches = first + size, batches + 1
    latency = np.array(ends) - arrive
    return float(np.median(latency / output[:QUEUE])), QUEUE / batches, rate * float(latency.mean())


def solve(median, high):
    """Largest argument up to `high` at which the median stays within 190 ms."""
    low = 0.001
    for _ in range(14):
        middle = (low + high) / 2
        low, high = (middle, high) if median(middle) < TARGET else (low, middle)
    return low


print("\n0.185 req/s at 190 ms per token   ms/iteration   mean batch   requests inside")
for rows in (1, 8):
    iterations = durations(rows, cut=True)
    step = solve(lambda s: serve(0.185, s, rows, iterations)[0], TARGET)
    _, batch, inside = serve(0.185, step, rows, iterations)
    print(f"cut, rows <= {rows}      {1000 * step:26.0f} {batch:12.1f} {inside:17.1f}")
for rows in (8, 16):
    iterations = durations(rows, cut=False)
    rate = solve(lambda r: serve(r, step, rows, iterations)[0], 8.0)
    print(f"whole, rows <= {rows}, {1000 * step:.0f} ms/iteration: {rate:.1f} req/s at 190 ms,"
          f" {rate / 0.185:.0f} times 0.185")
print(f"\nOrca at 6.81 req/s, by Little's law: {6.81 * MEAN * TARGET:.1f} requests inside")
print(f"quotient of the printed rates: {6.81 / 0.185:.1f}; early finishing alone: at most {128 / MEAN:.2f}")
