"""Effective training time: what the printed ratios imply, what a checkpoint costs, how many spares to hold.

A failure every T (wall clock) that loses L, detection to regained progress, leaves 1 - L / T.
The counts are ByteRobust's Table 1: explicit, implicit, manual.
"""

from math import comb, sqrt


def ratio(mtbf, lost):
    return 1 - lost / mtbf


COUNTS = ((19968, 6095, 5567, 2755, 1599, 1176, 1104, 781, 203, 188, 128, 76, 47), (5506, 442, 148), (9582,))
total = sum(map(sum, COUNTS))
print(f"{total:,} incidents in 778,135 jobs; explicit, implicit, manual:")
print(" ", ", ".join(f"{sum(c):,} = {sum(c) / total:.1%}" for c in COUNTS))
print("MegaScale: at most 10 min to detect and diagnose, 15 to catch up; 100 recoveries")
for weeks in (2, 3, 6):
    print(f"  over {weeks} weeks: one every {weeks * 168 / 100:.2f} h, ratio at least {ratio(weeks * 1.68 * 60, 25):.1%}")
print(f"  25 min lost leave 90% if T = {25 / 0.1 / 60:.2f} h, so 100 failures in {100 * 25 / 0.1 / 1440:.1f} days")

T = 90 * 24 / 175                                        # hours; dense job, Table 4, three months as 90 days
print(f"ByteRobust: 97% of 90 days loses {0.03 * 90 * 24:.0f} h; with 175 incidents, each {T:.1f} h"
      f" loses {0.03 * T * 60:.0f} min")

print(f"the MoE job: 125 in 30 days, one every {30 * 24 / 125:.1f} h; CUDA errors {1 - 93 / 518:.1%} faster (Table 6)")

step = 12.98 * 0.4280 / (1 - 0.4280)                     # Table 8, 1,024 machines: 42.80% of the MFU
cost = step * (1 / 0.9911 - 1)                           # what one ByteRobust save really costs
print(f"step time implied by the blocking save: {step:.1f} s; one ByteRobust save costs {cost:.3f} s of it")
print("\nblocking save, s   best interval   s lost to saves and repeated work, % of time")
for name, save in (("Megatron", 12.98), ("in memory", 0.18), ("ByteRobust", 0.02), ("same, MFU", cost)):
    best = sqrt(2 * save * T * 3600)                     # Young: minimise save / t + t / (2 T)
    print(f"  {name:10} {save:5.2f} {best:11.0f} s {100 * (save / best + best / (2 * T * 3600)):18.2f}")
print(f"  same, every step: {100 * (cost / step + step / (2 * T * 3600)):.2f};"
      f" repeated per failure {(best - step) / 2:.0f} s less than at {best:.0f} s")


def p99(machines, p):
    """Smallest k with P(at most k of the machines fail) >= 0.99."""
    total, k = 0.0, -1
    while total < 0.99:
        k += 1
        total += comb(machines, k) * p**k * (1 - p) ** (machines - k)
    return k


table = {128: 2, 256: 2, 512: 3, 1024: 4}                # machines -> warm standbys, ByteRobust, Table 5
fits = [i / 1e5 for i in range(1, 500) if all(p99(n, i / 1e5) == k for n, k in table.items())]
wrong = [i / 1e5 for i in range(1, 500) if all(round(n * i / 1e5) == k for n, k in table.items())]
assert fits and not wrong                                # no p makes the mean number of failures fit
print(f"\ndaily failure probability that fits all four rows of standbys: {min(fits):.3%} to {max(fits):.3%}")
print("standbys at 0.120%:", {n: p99(n, 0.0012) for n in (64, 600, 1200, 2048, 8192)})
print(f"dense job, 128 + 15 removals in 90 days on 1,200 machines: {143 / 90 / 1200:.3%} per machine and day")
