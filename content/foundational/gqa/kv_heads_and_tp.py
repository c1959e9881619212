"""Llama 3 70B with G = 1 ... 64 KV heads: cache, FLOP per byte, and what tensor parallelism (TP) copies.

A rank needs at least one whole KV head, so a TP group holds max(G, TP) of them: G is bounded
below by TP. BF16 weights and cache; G = 8 is the released model, the other rows only change G.
"""

LAYERS, HEADS, HEAD_DIM, DIM, FFN, VOCAB = 80, 64, 128, 8192, 28672, 128256
PEAK, HBM, HBM_SIZE = 989e12, 3.35e12, 80e9  # H100 SXM: dense BF16 FLOP/s, B/s, B
CONTEXT = 8192
ridge = PEAK / HBM


def kv_bytes(kv_heads):
    """KV bytes per token, all layers: key and value, 2 B each."""
    return 2 * 2 * LAYERS * kv_heads * HEAD_DIM


def weight_bytes(kv_heads):
    attention = 2 * DIM * HEADS * HEAD_DIM + 2 * DIM * kv_heads * HEAD_DIM
    return 2 * (LAYERS * (attention + 3 * DIM * FFN) + 2 * VOCAB * DIM)


print(f"ridge {ridge:.0f} FLOP/B; KiB = KV per token; FLOP/B at one query token per step")
print("        no TP                   TP = 8: per GPU            TP = 16: per GPU")
print("  G     KiB  FLOP/B  ceiling |   KiB  copies  FLOP/B  |   KiB  copies  FLOP/B")
for g in (1, 2, 4, 8, 16, 32, 64):
    row = f"{g:3d} {kv_bytes(g) / 1024:7.0f} {HEADS / g:7.0f} {HEADS / g / ridge:8.1%} |"
    for tp in (8, 16):
        held = max(g, tp)  # KV heads in the whole group, copies included
        row += f"{kv_bytes(held) / tp / 1024:6.0f} {held // g:7d} {HEADS / held:7.0f}  |"
    print(row.rstrip(" |"))

print(f"\n8 GPUs of 80 GB, TP = 8, contexts of {CONTEXT:,} tokens")
print("  G  weights GB  requests that fit  step at that batch  tokens/s, bound")
for g in (1, 8, 16, 64):
    held = max(g, 8)
    request = kv_bytes(held) * CONTEXT
    batch = int((8 * HBM_SIZE - weight_bytes(held)) // request)
    step = (weight_bytes(held) + batch * request) / (8 * HBM)
    print(f"{g:3d} {weight_bytes(held) / 1e9:11.1f} {batch:18d} {step * 1e3:16.1f} ms {batch / step:16,.0f}")

assert kv_bytes(8) == 327_680 and kv_bytes(max(1, 8)) == kv_bytes(8)
