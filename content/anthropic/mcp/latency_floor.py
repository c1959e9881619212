"""Latency floor of a task with three dependent tool calls: sequential steps only, tools take no time.

T = model calls * M + round trips to the server * R. M and R are assumptions, not measurements.
"""

M, R = 2.0, 0.05  # seconds per model call; per round trip
CHAIN = 3
CASES = [  # label, model calls, round trips before the first tools/call, round trips of the calls
    ("up front, 2025-11-25, waits for the 202", CHAIN + 1, 3, CHAIN),
    ("up front, 2026-07-28", CHAIN + 1, 1, CHAIN),
    ("up front, 2026-07-28, list still fresh", CHAIN + 1, 0, CHAIN),
    ("  with one question to the user (MRTR)", CHAIN + 1, 0, CHAIN + 1),
    ("on demand, found one after another", CHAIN + 1 + 2 * CHAIN, 0, CHAIN),
    ("on demand, one search for all three", CHAIN + 1 + 2, 0, CHAIN),
    ("one script in a sandbox", 2, 0, CHAIN),
]

total = {}
print(f"model call {M} s, round trip {R * 1000:.0f} ms          model  trips  seconds  share of trips")
for label, models, before, calls in CASES:
    total[label] = models * M + (before + calls) * R
    print(f"{label:42}{models:5}{before + calls:7}{total[label]:9.2f}{(before + calls) * R / total[label]:10.1%}")

saved = total[CASES[0][0]] - total[CASES[2][0]]
paid = total[CASES[4][0]] - total[CASES[2][0]]
print(f"no handshake and a cached list save {saved:.2f} s; three searches cost {paid:.1f} s")
assert paid > 50 * saved
