"""Effective training time of a 16,384-GPU job over its checkpoint interval: closed form, first order, simulation."""

import math

import numpy as np

HOURS = 54 * 24
M = HOURS / 419 * 3600                  # s between unexpected interruptions
PARAMS = 405.85e9


def exact(work, pause, restart):
    """Useful share if a segment of work + pause is repeated until no interruption hits it."""
    return work / ((M + restart) * math.expm1((work + pause) / M))


def first_order(work, pause, restart):
    return 1 - pause / work - (work / 2 + restart) / M


def simulated(work, pause, restart, segments=400_000, seed=3):
    rng = np.random.default_rng(seed)
    elapsed, done = 0.0, 0
    while done < segments:              # gap: time until the next interruption
        gaps = rng.exponential(M, 20_000)
        finished = (gaps // (work + pause)).astype(int)
        done += finished.sum()
        elapsed += gaps.sum() + restart * len(gaps)
    return done * work / elapsed


print("interval  pause  restart    exact  simulated  first order  rework forgotten")
for minutes, pause, restart in ((5, 10, 300), (15, 10, 300), (60, 10, 300), (240, 10, 300)):
    work = 60 * minutes
    e, s, f = (g(work, pause, restart) for g in (exact, simulated, first_order))
    naive = 1 - pause / work - restart / M
    print(f"{minutes:5} min {pause:4} s {restart / 60:4.0f} min {e:9.1%}{s:10.1%}{f:11.1%}{naive:14.1%}")
    assert abs(e - s) < 0.004 and (minutes < 15 or naive - s > 0.02)

print("\nbytes in a checkpoint, and seconds at 2 and 7 TB/s")
for name, size in (("14 B per parameter", 14 * PARAMS), ("4 GB on each of 16,384 GPUs", 16384 * 4e9)):
    print(f"  {name:28} {size / 1e12:5.2f} TB {size / 2e12:6.1f} {size / 7e12:6.1f}")

print("\npause   best interval   lost to pauses and rework   restart that leaves 90%")
for pause in (3, 10, 30, 60):
    work = min(range(20, 20_000), key=lambda w: -exact(w, pause, 0))
    lost = 1 - exact(work, pause, 0)
    left = (exact(work, pause, 0) / 0.9 - 1) * M / 60      # exact() scales as M / (M + restart)
    note = f"{left:5.1f} min" if left > 0 else "impossible"
    print(f"{pause:3} s {work / 60:12.1f} min {lost:19.1%} {note:>28}")
    assert abs(work / math.sqrt(2 * pause * M) - 1) < 0.06
print(f"largest pause that allows 90% at all: {max(p for p in range(1, 99) if max(exact(w, p, 0) for w in range(60, 3600, 5)) >= 0.9)} s")
