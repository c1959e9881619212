"""Llama 3.1 405B from its configuration: parameters, training FLOPs, days, GPU-hours, and Table 4."""

D, LAYERS, HEADS, KV_HEADS, VOCAB, TOKENS = 16384, 126, 128, 8, 128256, 15.6e12
GPUS, PEAK, DAY = 16384, 989e12, 86400            # dense BF16 peak of an H100 SXM


def ffn_width(dim, multiplier=1.2, multiple_of=4096):         # FeedForward in models/llama3/model.py
    return multiple_of * -(-int(multiplier * int(2 * 4 * dim / 3)) // multiple_of)


def parameters(kv_heads):
    attention = 2 * D * D + 2 * D * kv_heads * D // HEADS     # wq, wo; wk, wv
    return LAYERS * (attention + 3 * D * ffn_width(D) + 2 * D) + D + 2 * VOCAB * D


assert ffn_width(D) == 53248                                  # as printed in Table 3
for kv_heads, files, size in ((8, 8, 101470976045), (16, 16, 51268302389)):
    n, norms = parameters(kv_heads), (2 * LAYERS + 1) * D     # every shard repeats the norms
    expected, found = 2 * (n + (files - 1) * norms), files * size
    print(f"{kv_heads:2} KV heads {n:,} parameters; {files:2} BF16 files: {expected / 1e9:.2f} GB "
          f"expected, {found / 1e9:.2f} found")
    assert 0 < found - expected < 2e7
N = parameters(KV_HEADS)

flops = 6 * N * TOKENS
print(f"\n6ND {flops:.2e}, with causal attention at 8,192 tokens "
      f"{(6 * N + 6 * LAYERS * D * 8192) * TOKENS:.2e}; printed 3.8e25")
print(f"attention beside 6N: {LAYERS * D * 8192 / N:.1%} at 8,192 tokens, {LAYERS * D * 131072 / N:.1%} at 131,072")
print(f"402B on 16.55T, the extrapolation for 3.8e25: 6ND {6 * 402e9 * 16.55e12:.2e}")
for a, alpha in ((0.29, 0.53), (0.299, 0.537)):
    print(f"  tokens by {a} C^{alpha}: {a * 3.8e25 ** alpha / 1e12:.1f}T")

days = flops / (GPUS * 400e12) / DAY
print(f"\nat 400 TFLOP/s {days:.1f} days; 30.84M GPU-hours {30.84e6 / 24 / GPUS:.1f} days, "
      f"{flops / 30.84e6 / 3600 / 1e12:.0f} TFLOP/s")
print(f"at 90% of that {days / 0.9:.1f} days, {days / 0.9 - days:.1f} more; gap to the GPU-hours "
      f"{30.84e6 / 24 / GPUS - days:.1f} days")
extra = 6 * N * 800e9 / (GPUS * 380e12) / DAY                 # the long-context tokens, if 15.6T leaves them out
print(f"800B tokens on top, 6ND at 380 TFLOP/s {extra:.1f} days; with them, all at 90%, {(days + extra) / 0.9:.1f} days")
print(f"54 days at 400 TFLOP/s and 90%: {54 * DAY * GPUS * 400e12 * 0.9 / flops:.0%} of 6ND")
print(f"tokens per parameter {TOKENS / N:.1f}; tokens per second {GPUS * 400e12 / (6 * N) / 1e6:.2f}M")

print("\nTable 4     GPUs  TP*CP*PP*DP  sequences*length  TFLOP/s/989  printed")
for name, gpus, tp, cp, pp, dp, length, batch, tflops, mfu in (
        ("row 1", 8192, 8, 1, 16, 64, 8192, 32, 430, 43), ("row 2", 16384, 8, 1, 16, 128, 8192, 16, 400, 41),
        ("row 3, v1/2", 16384, 8, 16, 16, 4, 131072, 16, 380, 38),
        ("row 3, v3", 16384, 8, 16, 16, 8, 131072, 16, 380, 38)):
    product, tokens = tp * cp * pp * dp, dp * batch * length
    print(f"{name:12}{gpus:6}{product:10}{tokens:18,}{tflops / 989:13.1%}{mfu:9}%")
    assert (product == gpus and tokens == 2**24) == (name != "row 3, v1/2")

print(f"\nsteps: 252M tokens at 2^22 {252e6 / 2**22:.0f}; to 2.87T at 2^23 {2.87e12 / 2**23:,.0f}; "
      f"rest at 2^24 {(TOKENS - 2.87e12) / 2**24:,.0f}\n40M tokens at 2^24: {40e6 / 2**24:.1f}")
