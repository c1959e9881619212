"""When does a KV cache outweigh a neural memory? State, traffic and FLOPs per layer and sequence.

Shape: the 760M model of the TTT code, width 1,536, 24 layers, 16 heads of 96. The memory keeps its
weights M and its momentum S for every sequence. Biases, norms and gates are left out.
"""

D, LAYERS, HEADS, MLP_WIDTH = 1536, 24, 16, 4096
HEAD = D // HEADS
memories = {                                # weights per layer, layers of the memory MLP
    "matrix, full width": (D * D, 1),
    "2-layer, no expansion": (2 * D * D, 2),
    "2-layer x4, full width": (2 * 4 * D * D, 2),
    "2-layer x4, per head": (HEADS * 2 * 4 * HEAD**2, 2),
}


def break_even(n, d_kv, p=2, c=2, copies=2):
    """Tokens whose keys and values weigh as much as `copies` of n weights."""
    return copies * n * p / (2 * d_kv * c)


def flops(n, depth):
    """Per token: read, forward of the write, outer products, backward to inner layers; element-wise."""
    return 2 * n + 2 * n + n + 2 * n * (depth - 1) / depth, 5 * n


rest = 4 * D * D + 3 * D * MLP_WIDTH         # attention projections and gated MLP of one layer
print(f"KV cache: {2 * D * 2 * LAYERS:,} B per token (BF16, no shared heads); rest of a layer {rest:,} weights")
print("                        weights/  M+S, all layers  break-even tokens      traffic  FLOPs/   of rest")
print("memory                    layer     BF16    FP32    BF16  FP32  4 KV heads    even   even     of layer")
for name, (n, depth) in memories.items():
    matmul, element = flops(n, depth)
    n_star = break_even(n, D)
    traffic = 4 * n * 2 / (2 * D * 2)       # read and write M and S once, against reading the cache once
    print(f"{name:23} {n / 1e6:6.2f}M {2 * n * 2 * LAYERS / 1e6:6.0f} MB {2 * n * 4 * LAYERS / 1e6:4.0f} MB"
          f" {n_star:7,.0f} {break_even(n, D, p=4):6,.0f} {break_even(n, 4 * HEAD):9,.0f}"
          f" {traffic:9,.0f} {(matmul + element) / (4 * D):6,.0f} {(matmul + element) / (2 * rest):9.2f}x")

n = memories["2-layer x4, full width"][0]
assert break_even(n, D, copies=1) * 2 == break_even(n, D)            # momentum forgotten: half the truth
assert break_even(n, D) == 8 * D and break_even(D * D, D) == D        # (n / d_kv)(p / c), as in the text
print(f"\ntempting: momentum forgotten {break_even(n, D, copies=1):,.0f}; titans-pytorch holds three copies"
      f" {break_even(n, D, copies=3):,.0f}")
print(f"width 4,096 with 8 KV heads of 128, full-width x4: {break_even(8 * 4096**2, 1024):,.0f} tokens")
per_token, weights = 2 * D * 2 * LAYERS, 2 * 760e6
print(f"weights of the model in BF16: {weights / 1e9:.2f} GB = cache of {weights / per_token:,.0f} tokens;"
      f" 1M tokens: {per_token / 1e3:.0f} GB")
per_n, byte = 11, 4 * 2                       # two layers: FLOPs per weight; M and S read and written once in BF16
assert sum(flops(1, 2)) == per_n
print(f"one token, 2-layer memory: {per_n / byte:.2f} FLOP per byte at best; MHA decode in BF16: {4 / 4:.2f}")
