"""Row-steps wasted by request-level batching, simulated both ways and held against 1 - mean/E[max].

A row is one place in the batch, a row-step one row for one iteration. All requests are queued from the
start and taken in order, so that nothing but the length of the outputs decides.
"""

import heapq

import numpy as np

REQUESTS, MEAN = 200_000, 64.5
SIZES = (8, 16, 32)
rng = np.random.default_rng(2022)
lengths = {
    "equal, 64": np.full(REQUESTS, 64),
    "uniform 1..128": rng.integers(1, 129, REQUESTS),     # the output lengths of the Orca paper's trace
    "geometric, 64.5": rng.geometric(1 / MEAN, REQUESTS),  # same mean, longer tail
}
grid = np.arange(1, 4000)
cdf = {
    "equal, 64": (grid >= 64) * 1.0,
    "uniform 1..128": np.minimum(grid / 128, 1),
    "geometric, 64.5": 1 - (1 - 1 / MEAN) ** grid,
}


def request_level(steps, rows):
    """Iterations used when a batch is closed until its longest request is done."""
    return int(steps.reshape(-1, rows).max(axis=1).sum())


def iteration_level(steps, rows):
    """Iterations used when a finished request's row goes to the next in the queue at once."""
    free_at = [0] * rows
    for need in steps.tolist():
        heapq.heapreplace(free_at, free_at[0] + need)
    return max(free_at)


print("output lengths   rows   E[max]   request-level wasted   iteration-level   iterations")
print("                                 formula   simulated      wasted            ratio")
for name, steps in lengths.items():
    for rows in SIZES:
        e_max = 1 + float((1 - cdf[name] ** rows).sum())   # E[max] = sum over k >= 0 of P(max > k)
        mean = 64 if name.startswith("equal") else MEAN
        formula = 1 - mean / e_max
        closed, refilled = request_level(steps, rows), iteration_level(steps, rows)
        waste = 1 - steps.sum() / (rows * closed)
        drain = 1 - steps.sum() / (rows * refilled)        # only the empty rows of the last iterations
        assert abs(waste - formula) < 5e-3 and drain < 1e-3
        print(f"{name:16} {rows:4} {e_max:8.1f} {formula:8.1%} {waste:11.1%} {drain:13.2%} {closed / refilled:14.2f}")
print(f"\nuniform 1..128, rows without limit: waste {1 - MEAN / 128:.1%}, ratio {128 / MEAN:.2f}")
