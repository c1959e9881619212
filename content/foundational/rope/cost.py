"""What RoPE costs in Llama 3 8B, per token and at 8,192 tokens, beside a bias on the logits."""

LAYERS, WIDTH, FFN, VOCAB, Q_HEADS, KV_HEADS, D = 32, 4096, 14336, 128256, 32, 8, 128
N, BYTES, HBM, PEAK = 8192, 2, 3.35e12, 989e12          # BF16, H100 SXM: bytes/s and dense FLOP/s

layer = 2 * WIDTH * Q_HEADS * D + 2 * WIDTH * KV_HEADS * D + 3 * WIDTH * FFN
matrices = LAYERS * layer + VOCAB * WIDTH                # without the input embedding, which is a lookup
print(f"matrix work: 2 x {matrices / 1e9:.3f}e9 = {2 * matrices / 1e9:.2f} GFLOP per token")

rotated = (Q_HEADS + KV_HEADS) * D                       # numbers per token and layer
flop = 6 * rotated // 2 * LAYERS                         # a pair: 4 multiplications, 2 additions
print(f"rotation: {flop:,} FLOP per token, {flop / (2 * matrices):.4%} of that")

traffic = 2 * rotated * BYTES                            # read and write q and k once
total = traffic * LAYERS * N
t_rope, t_matrix = total / HBM, 2 * matrices * N / PEAK
print(f"as a kernel of its own: {traffic:,} B per token and layer, {total / 1e9:.2f} GB for {N:,} tokens")
print(f"  {t_rope * 1e3:.1f} ms at full HBM bandwidth, {t_rope / t_matrix:.1%} of {t_matrix * 1e3:.0f} ms of matrix work at peak")

for length in (8192, 131072):
    print(f"table of cos and sin, {length:,} positions: {length * D * BYTES / 1e6:.1f} MB in BF16")
bias = N * N * Q_HEADS * BYTES
print(f"a bias per head, written out: {bias / 1e9:.2f} GB per layer, {bias / (N * D * BYTES):,.0f} x the table for {N:,} positions")
assert rotated == 5120 and flop / (2 * matrices) < 1e-4 < t_rope / t_matrix
