"""KV cache and prompt work saved by the 2025 block split: 35 layers own keys and values, 21 reuse the last of them."""

D, HEADS, KV, HEAD, FF, OWN, REUSE = 2048, 16, 2, 128, 6656, 35, 21
ENTRY = 2 * KV * HEAD * 1                         # key and value of one layer and token, 8 bits each
LAYERS = OWN + REUSE

print(f"per token: one layer {ENTRY} B, all {LAYERS} layers {LAYERS * ENTRY:,} B, {OWN} layers {OWN * ENTRY:,} B")
print("context   stored unsplit   stored split   saved   the shared layer, read 22 times per step")
for context in (1024, 4096, 8192):
    full, kept = LAYERS * ENTRY * context, OWN * ENTRY * context
    print(f"{context:7,} {full / 1e6:13.1f} MB {kept / 1e6:11.1f} MB {1 - kept / full:7.1%} {ENTRY * context / 1e6:14.1f} MB")
assert 1 - OWN / LAYERS == REUSE / LAYERS == 0.375
print(f"reads of keys and values per step, in layers: {OWN} + {REUSE} = {LAYERS}, as without the split")

own = 2 * D * HEADS * HEAD + 2 * D * KV * HEAD + 3 * D * FF
reuse = 2 * D * HEADS * HEAD + 3 * D * FF
print(f"\nmatrix work of a prompt token that skips block 2: {REUSE * reuse / (OWN * own + REUSE * reuse):.1%} less")
print(f"decoder weights at 2 bits {(OWN * own + REUSE * reuse) / 4 / 1e6:.0f} MB; KV at 4,096 tokens "
      f"{OWN * ENTRY * 4096 / (OWN * own + REUSE * reuse) * 4:.1%} of that")
print(f"batch 64, 4,096 tokens each: KV reads {64 * LAYERS * ENTRY * 4096 / 1e9:.1f} GB per step, decoder weights "
      f"{(OWN * own + REUSE * reuse) / 4 / 1e9:.1f} GB once")
