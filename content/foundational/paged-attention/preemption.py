"""Preemption on one A100: copy a sequence's KV out and back, or prefill it again.

Swapping pays bytes over PCIe twice, plus a fixed cost per copy; recomputation pays FLOPs. Copies
per block: 2 x layers (K and V of each layer apart, as vLLM v0.2.0 does) or 1 (all layers together).
"""

A100 = 312e12 * 0.5                      # dense FP16 peak x assumed efficiency of a prefill
LINK = 16e9 * 16 * 128 / 130 / 8 * 0.8   # PCIe 4.0 x16, per direction, x assumed efficiency
START = 5e-6                             # assumed fixed cost of one copy, seconds
TOKENS = 1024                            # length of the preempted sequence

MODELS = {  # parameters, layers, KV bytes per token, width of all query heads
    "OPT-13B": (13e9, 40, 2 * 40 * 5120 * 2, 5120),
    "Llama 3.1 8B": (8e9, 32, 2 * 32 * 8 * 128 * 2, 4096),
}


def swap(kv_bytes, copies, block, start=START):
    """Seconds per token for the way out and the way back."""
    return 2 * (kv_bytes / LINK + copies * start / block)


def recompute(params, layers, width):
    """Seconds per token: weights, and causal attention averaged over the sequence."""
    return (2 * params + 2 * layers * width * TOKENS) / A100


print(f"link {LINK / 1e9:.1f} GB/s per direction, prefill {A100 / 1e12:.0f} TFLOP/s")
for name, (params, layers, kv_bytes, width) in MODELS.items():
    redo, copies = recompute(params, layers, width), 2 * layers
    print(f"\n{name}: {kv_bytes:,} B per token; recompute {redo * 1e6:.1f} us per token,"
          f" {redo * TOKENS * 1e3:.0f} ms for {TOKENS:,}")
    print("block  swap, 2 copies per layer  swap, 1 copy  swap / recompute")
    for block in (1, 8, 16, 32, 64, 128):
        apart, whole = swap(kv_bytes, copies, block), swap(kv_bytes, 1, block)
        print(f"{block:5}  {apart * 1e6:21.1f} us  {whole * 1e6:9.1f} us"
              f"  {apart / redo:8.2f} {whole / redo:7.2f}")
    even = [2 * copies * s / (redo - 2 * kv_bytes / LINK) for s in (2e-6, 5e-6, 10e-6)]
    print("break-even block at 2, 5, 10 us per copy: " + ", ".join(f"{b:.0f}" for b in even))
    print("link at which recompute = 1.2 x swap, no fixed cost:"
          f" {2.4 * kv_bytes / redo / 1e9:.1f} GB/s")
    spared = [1 - swap(kv_bytes, c, 16) / redo for c in (copies, 1)]
    print(f"break-even link, no fixed cost: {2 * kv_bytes / redo / 1e9:.1f} GB/s; surviving"
          f" prefix at block 16: {spared[0]:.0%}, {spared[1]:.0%}")
