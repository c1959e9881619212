"""Bytes, FLOP and exponentials of one attention layer, forward, on an H100 SXM. All times are bounds."""

N, D, HEADS, BYTES, ROWS = 8192, 128, 32, 2, 128  # batch 1, no mask, BF16, query tiles of 128 rows
HBM, L2, TENSOR = 3.35e12, 12e12, 989e12  # B/s, B/s, dense FLOP/s (FP8: twice that)
EXP = 16 * 132 * 1.83e9  # special functions per second: 16 per clock and SM


def line(name, amount, rate, unit="GB"):
    print(f"{name:52}{amount / 1e9:9.2f} {unit:6}{amount / rate * 1e3:6.2f} ms")


tensor = N * D * HEADS * BYTES  # one of Q, K, V, O
scores = N * N * HEADS * BYTES  # one of S, P
flop, exps = 4 * N * N * D * HEADS, N * N * HEADS
line("two matmuls on the tensor cores", flop, TENSOR, "GFLOP")
line("exponentials on the special-function units", exps, EXP, "Gexp")
line("naive, HBM: S and P each written and read", 4 * scores, HBM)
line("naive, HBM: the same with Q, K, V, O", 4 * scores + 4 * tensor, HBM)
tiled = (2 + 2 * N // ROWS) * tensor  # Q and O once, K and V once per query tile
line("tiled, if every re-read of K, V went to HBM", tiled, HBM)
line("tiled, the same bytes from L2", tiled, L2)
line("tiled, HBM: Q, K, V, O once, re-reads hit L2", 4 * tensor, HBM)
print(f"FLOP per byte of K, V read: {ROWS}; needed: HBM {TENSOR / HBM:.0f}, L2 {TENSOR / L2:.0f}")
spare = flop / TENSOR * HBM - 4 * tensor  # what HBM can re-read while the matmuls run
print(f"share of the re-reads that L2 must serve: {1 - spare / (tiled - 4 * tensor):.0%}")
print(f"K and V of a head: {2 * tensor / HEADS / 1e6:.2f} MB; of four: {8 * tensor / HEADS / 1e6:.1f} MB")

print("\nbackward: P kept in HBM or recomputed")
line("write P in the forward pass, read it back", 2 * scores, HBM)
line("recompute S: one matmul", flop / 2, TENSOR, "GFLOP")
line("recompute P: exponentials", exps, EXP, "Gexp")
print(f"kept for the backward pass: P {scores / 1e9:.2f} GB, L {4 * N * HEADS / 1e6:.2f} MB")

print("\nsoftmax time over matmul time, and tensor-core use if the two never overlap")
for name, speed in (("BF16", TENSOR), ("FP8", 2 * TENSOR)):
    ratio = exps / EXP / (flop / speed)
    reached, peak = speed / (1 + ratio) / 1e12, speed / 1e12
    print(f"{name:5}{ratio:5.2f}{reached / peak:7.1%} = {reached:,.0f} of {peak:,.0f} TFLOP/s")

heads, n, d = 64 * 16, 1024, 64  # FlashAttention, Fig. 2 left: batch 64, 16 heads, FP16
print(f"\nFig. 2 of FlashAttention: 6 matmuls = {12 * n * n * d * heads / 1e9:.0f} GFLOP, printed 66.6")
for edition, gb, standard, flash in (("arXiv", 40.3, 41.7, 7.3), ("NeurIPS", 35.3, 35.1, 11.7)):
    passes = gb * 1e9 / (heads * n * n * 2)  # Algorithms 0 and 3 make 11
    faster = standard / flash
    print(f"{edition:8}{gb} GB = {passes:.1f} passes over N x N; {standard} / {flash} ms = {faster:.1f} times")
