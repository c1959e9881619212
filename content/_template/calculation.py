"""Bytes of KV cache per token of a model with grouped-query attention."""

LAYERS, KV_HEADS, HEAD_DIM, BYTES = 32, 8, 128, 2  # Llama 3 8B in BF16

per_token = 2 * LAYERS * KV_HEADS * HEAD_DIM * BYTES
print(f"{per_token:,} B per token, {per_token * 8192 / 2**30:.2f} GiB for 8,192 tokens")
