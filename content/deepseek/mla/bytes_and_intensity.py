"""Bytes per token and FLOP per byte of decode attention, in the shape of DeepSeek-V3."""

LAYERS, HIDDEN, HEADS, HEAD, ROPE = 61, 7168, 128, 128, 64
LATENT, QUERY_LATENT = 512, 1536
RIDGE = 990 / 3.35  # H800 SXM5: dense BF16 TFLOP/s over TB/s


def row(name, cached, flop, byte=2):
    """Cached numbers per token and layer, and FLOP that one decode step spends on them."""
    intensity = flop / (cached * byte)
    share = min(1, intensity / RIDGE)
    print(f"{name:30}{cached:7,}{cached * byte * LAYERS:11,}{intensity:9.1f}{share:8.1%}")


print(f"{'':30}{'numbers':>7}{'B/token':>11}{'FLOP/B':>9}{'ceiling':>8}")
for name, groups in (("MHA, 128 KV heads", 128), ("GQA, 8 KV heads", 8), ("MQA, 1 KV head", 1)):
    row(name, 2 * groups * HEAD, 4 * HEADS * HEAD)
row("MLA, expanded K and V cached", HEADS * (2 * HEAD + ROPE), 2 * HEADS * (2 * HEAD + ROPE))
entry = LATENT + ROPE
absorbed = 2 * HEADS * (entry + LATENT)
row("MLA absorbed", entry, absorbed)
row("MLA absorbed, 2 query tokens", entry, 2 * absorbed)

print("\nper GPU   GQA-8 B/token  FLOP/B   MLA B/token  FLOP/B")
for tp in (1, 2, 4, 8):
    gqa, mla = 2 * 8 * HEAD * 2 * LAYERS, entry * 2 * LAYERS
    print(f"TP={tp}{gqa // tp:19,}{16:8.1f}{mla:14,}{absorbed / tp / (entry * 2):8.1f}")

expand = 2 * LATENT * HEADS * 2 * HEAD  # K and V of one cached token, one layer
pair = 2 * HEADS * (2 * HEAD + ROPE)
tflop = expand * 4096 * LAYERS / 1e12
print(f"\nre-expand 4,096 cached tokens: {tflop:.1f} TFLOP per output token")
print(f"FLOP per query-key pair: absorbed / MHA mode = {absorbed / pair:.2f}")
print(f"MHA mode is cheaper from {expand / (absorbed - pair):.1f} new query tokens on")
print(f"MHA mode: {HEADS * (2 * HEAD + ROPE) * 2:,} B of expanded K and V per token and layer")
print(f"absorbed: {expand / 1e6:.1f} MFLOP per layer and query token for the two projections")
print(f"64 more latent numbers: {64 * 2 * LAYERS:,} B per token")

folded = (QUERY_LATENT + HIDDEN) * HEADS * LATENT
unfolded = (QUERY_LATENT + HIDDEN) * HEADS * HEAD + 2 * LATENT * HEADS * HEAD
print(f"folding both up-projections: {unfolded / 1e6:.1f}M -> {folded / 1e6:.1f}M per layer")

down = HIDDEN * (QUERY_LATENT + entry)
heads = QUERY_LATENT * HEADS * (HEAD + ROPE) + 2 * LATENT * HEADS * HEAD + HEADS * HEAD * HIDDEN
dp, tp8 = LAYERS * (down + heads), LAYERS * (down + heads / 8)
tokens = (dp - tp8) / (entry * 2 * LAYERS * 7 / 8)
print(f"attention weights per GPU at 1 B: DP {dp / 1e9:.2f} GB, TP=8 {tp8 / 1e9:.2f} GB")
print(f"8 GPUs: DP attention uses less memory from {tokens:,.0f} cached tokens on")

v2, dense67 = entry * 60, 2 * 8 * 128 * 95
six_bits = v2 * 6 / (dense67 * 16)
print(f"V2 against 67B: {1 - v2 / dense67:.1%} fewer numbers, at 6 bits {1 - six_bits:.1%} fewer bits"
      f" ({v2 * 6 / 8000:.1f} KB, {dense67 * 2 / 1000:.1f} KB)")
