"""Overload with a delay: reject after prefill, on the decode load of now, or on the decode load to come."""

import heapq

import numpy as np

PREFILL, DECODE = 40, 60                  # requests each pool can hold
T_PREFILL, T_DECODE = 10.0, 20.0          # seconds; the predictor takes T_DECODE for every request
RATE, SPAN = 5.0, 4000.0                  # arrivals per second (capacity: 4 in prefill, 3 in decode), seconds


def run(policy, spread, seed=7):
    rng = np.random.default_rng(seed)
    now, prefill, decode = 0.0, [], []    # heaps: end of prefill; (end of decode, start)
    done = wasted = turned_away = 0
    samples, next_sample = [], 200.0
    while now < SPAN:
        now += rng.exponential(1 / RATE)
        while prefill and prefill[0] <= now:               # a prefill ends: the local scheduler checks again
            t = heapq.heappop(prefill)
            while decode and decode[0][0] <= t:
                heapq.heappop(decode)
                done += 1
            if len(decode) < DECODE:
                heapq.heappush(decode, (t + T_DECODE * (1 + spread * (2 * rng.random() - 1)), t))
            else:
                wasted += 1                                # its prefill was for nothing
        while decode and decode[0][0] <= now:
            heapq.heappop(decode)
            done += 1
        if now > next_sample:
            samples.append((now, len(prefill) / PREFILL, len(decode) / DECODE))
            next_sample += 1.0
        at = now + T_PREFILL
        if policy == "predicted":
            coming = sum(t + T_DECODE > at for _, t in decode) + len(prefill)
        else:
            coming = {"late": 0, "early": len(decode)}[policy]
        if len(prefill) < PREFILL and coming < DECODE:     # every prefill in flight ends by `at`
            heapq.heappush(prefill, at)
        else:
            turned_away += 1
    return done, wasted, turned_away, np.array(samples)


if __name__ == "__main__":
    best = {}
    for spread in (0.0, 0.5):
        print(f"decode 20 s +- {spread:.0%}: answered/s  wasted  prefill load, sd  decode load, mean")
        for policy in ("late", "early", "predicted"):
            done, wasted, away, s = run(policy, spread)
            best[policy, spread] = done, wasted
            print(f"  {policy:12} {done / SPAN:14.2f} {wasted / (done + wasted):8.1%} {s[:, 1].std():14.2f} {s[:, 2].mean():15.2f}")
        assert best["predicted", spread][1] < best["early", spread][1] < best["late", spread][1]   # wasted prefills
    assert best["early", 0.0][0] < best["late", 0.0][0] < best["predicted", 0.0][0]                # answers
