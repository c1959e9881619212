"""The formula for requests in flight against a step-by-step queue: one copy on two H200."""
import heapq
import math
import random

TAU0, PER_BYTE, WIRE, TOKEN = 0.01079, 1 / 7.68e12, 5.83e-6, 75.0e-6  # s; as in sizing.py
KV, CHUNK, HOURS = 327680, 2048, 0.8
P, O = (math.log(1500), math.log(8) / 2.326), (math.log(300), math.log(5) / 2.326)


def simulate(rate, rng):
    """First come, first served: each step takes a chunk of prompts and one token of each answer."""
    now, arrival, waiting, steps = 0.0, 0.0, [], []
    running, context = [], 0.0  # heap: number of the last step, tokens cached after it; tokens cached now
    first = []  # TTFT of prompts near the P99
    while now < HOURS * 3600:
        while arrival <= now:
            waiting.append([rng.lognormvariate(*P), 0.0, arrival])
            arrival += rng.expovariate(rate)
        budget, ready = CHUNK, []
        while waiting and budget > 0:
            head = waiting[0]
            piece = min(budget, head[0] - head[1])
            head[1] += piece
            budget -= piece
            if head[1] >= head[0]:
                ready.append(waiting.pop(0))
        took = (CHUNK - budget) * TOKEN
        took += TAU0 + context * KV * PER_BYTE + len(running) * WIRE if running else 0
        if not took:
            now = arrival
            continue
        now += took
        steps.append((took, len(running), context))
        context += len(running)
        while running and running[0][0] == len(steps):
            context -= heapq.heappop(running)[1]
        for prompt, _, came in ready:
            answer = math.ceil(rng.lognormvariate(*O))
            heapq.heappush(running, (len(steps) + answer, prompt + answer))
            context += prompt
            if 10000 < prompt < 14000:
                first.append(now - came)
    weighted = sum(t * k for t, k, _ in steps)
    mean = weighted / now
    spread = (sum(t * k * k for t, k, _ in steps) / now - mean**2) / mean
    left = 0.01 * now
    for t, _, context in sorted(steps, key=lambda step: -step[2]):  # the fullest hundredth of the time
        left -= t
        if left < 0:
            break
    return (mean, weighted / sum(k for _, k, _ in steps), sum(t * c for t, _, c in steps) * KV / now / 1e9,
            spread, context * KV / 1e9, sum(first) / len(first))


print("req/s          in flight  TPOT ms  KV GB  spread  P99 GB  TTFT s, long prompts")
for rate in (1.0, 2.0, 3.0):
    rho, work = rate * 2237 * TOKEN, rate * 381
    free = 1 - rho - work * (2544 * KV * PER_BYTE + WIRE)
    n = work * TAU0 / free
    spread = 1 / ((1 - rho) * free)  # variance over mean of the number in flight: our fit, not derived
    print(f"{rate:.1f} formula  {n:12.1f}{n / work * 1e3:9.1f}{n * 2544 * KV / 1e9:7.1f}{spread:8.1f}{'':8}"
          f"{12000 * TOKEN / (1 - rho):8.2f} (charged)")
    got = simulate(rate, random.Random(7))
    print(f"{rate:.1f} simulated{got[0]:12.1f}{got[1] * 1e3:9.1f}{got[2]:7.1f}{got[3]:8.1f}{got[4]:8.1f}{got[5]:8.2f}")
    assert abs(got[0] / n - 1) < 0.15 and got[5] < 12000 * TOKEN / (1 - rho)
    assert abs(got[3] / spread - 1) < 0.2 and got[3] > 1.3  # a Poisson number would have 1
    assert rate < 2 or work * TAU0 < 0.6 * got[0]  # the tempting sum: TPOT of an idle machine
