"""What each optimization does to one decode step: Llama 3.1 8B, H100 SXM, BF16 unless changed."""

USED, WEIGHTS, PER_TOKEN = 7_504_924_672, 15.009849344e9, 131_072  # from step_time.py
PEAK, HBM = 989e12, 3.35e12
CASES = ((1, 1024), (52, 8192), (420, 1024))  # batch, context


def step(batch, context, weight=1.0, kv=1.0, peak=1.0, hbm=1.0, queries=1):
    """Lower bound in ms; queries: tokens per request that go through the model together."""
    matrices = max(weight * WEIGHTS / (hbm * HBM), 2 * USED * batch * queries / (peak * PEAK))
    return 1e3 * (matrices + kv * batch * context * PER_TOKEN / (hbm * HBM))


KNOBS = (("BF16, as it is", {}),
         ("weights in 4 bits", {"weight": 1 / 4}),
         ("KV in FP8", {"kv": 1 / 2}),
         ("weights and matrix math in FP8", {"weight": 1 / 2, "peak": 1979 / 989}),
         ("H200: only HBM is faster", {"hbm": 4.8 / 3.35}),
         ("twice the peak, same HBM", {"peak": 2}),
         ("4 draft tokens to verify", {"queries": 5}),
         ("without GQA: 32 KV heads", {"kv": 4}))

print("step in ms, change            " + "".join(f"{f'{b} x {c:,}':>18}" for b, c in CASES))
for name, change in KNOBS:
    row = f"{name:30}"
    for batch, context in CASES:
        t, base = step(batch, context, **change), step(batch, context)
        row += f"{t:9.2f}" + (f"{t / base - 1:+9.1%}" if change else " " * 9)
    print(row.rstrip())
for bits in (16, 8, 4):
    print(f"{bits}-bit weights, BF16 math: arithmetic outlasts the weight read from batch"
          f" {PEAK / HBM * bits / 16:.0f}")
