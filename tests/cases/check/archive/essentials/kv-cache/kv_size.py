"""Llama 3 8B in BF16 on one NVIDIA L4: bytes of cache, bytes of weights, time of a decode step."""

LAYERS, WIDTH, KV_HEADS, HEAD_DIM, MLP, VOCAB, BYTES = 32, 4096, 8, 128, 14336, 128256, 2
MEMORY, BANDWIDTH, PEAK = 24e9, 300e9, 120e12  # L4: B, B/s, dense BF16 FLOP/s
SHARE, OTHER = 0.92, 1e9  # vLLM's default share of the GPU; 1 GB for activations etc. is assumed

per_token = 2 * LAYERS * KV_HEADS * HEAD_DIM * BYTES
attention = 2 * WIDTH * WIDTH + 2 * WIDTH * KV_HEADS * HEAD_DIM  # q and o, then k and v
layer = attention + 3 * WIDTH * MLP + 2 * WIDTH  # with the MLP and two norms
table = VOCAB * WIDTH  # one such table embeds the input, another makes the output
parameters = LAYERS * layer + WIDTH + 2 * table
used = parameters - table  # of the input table a step reads only one row per token
pool = int(SHARE * MEMORY - BYTES * parameters - OTHER) // per_token

print(f"KV cache: {per_token:,} B per token, {8192 * per_token / 2**30:.2f} GiB for 8,192 tokens")
print(f"weights: {parameters:,} parameters, {BYTES * parameters / 1e9:.2f} GB")
print(f"left for the cache: {pool * per_token / 1e9:.2f} GB = {pool:,} tokens")
print(f"one step, batch 1: read {BYTES * used / 1e9:.2f} GB in {BYTES * used / BANDWIDTH * 1e3:.1f} ms,"
      f" compute {2 * used / 1e9:.2f} GFLOP in {2 * used / PEAK * 1e3:.3f} ms")
