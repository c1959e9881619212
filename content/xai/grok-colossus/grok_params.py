"""Grok-1 rebuilt from the released run.py and model.py: parameters, active parameters, FLOP, GPUs."""

VOCAB, D, KEY, QH, KVH, LAYERS, E, K = 128 * 1024, 48 * 128, 128, 48, 8, 64, 8, 2
WIDEN = 8


def ffn_size(d, widen):                     # model.py, ffn_size
    n = int(widen * d) * 2 // 3
    return n + (8 - n) % 8


F = ffn_size(D, WIDEN)
assert F == 32768
assert abs(D**0.5 - 78.38367176906169) < 1e-12 and abs(KEY**-0.5 - 0.08838834764831845) < 1e-15
expert = 3 * D * F                          # linear_v, linear, linear_1; no biases
parts = {
    "experts, 64 x 8": LAYERS * E * expert,
    "attention": LAYERS * (2 * D * QH * KEY + 2 * D * KVH * KEY),
    "embedding, tied": VOCAB * D,
    "routers": LAYERS * D * E,
    "RMSNorm scales": (4 * LAYERS + 1) * D,
}
total = sum(parts.values())
assert total == 315_684_820_992 and total - parts["embedding, tied"] == 314_879_514_624
print("part                   parameters      share")
for name, n in parts.items():
    print(f"{name:16} {n:16,}  {n / total:9.3%}")
print(f"{'total':16} {total:16,}   without the embedding {(total - parts['embedding, tied']) / 1e9:.2f}B")

idle = LAYERS * (E - K) * expert
active = total - idle
assert active == 83_756_587_008
print(f"\nactive with the tied head {active / 1e9:.2f}B ({active / total:.1%}),"
      f" without it {(active - parts['embedding, tied']) / 1e9:.2f}B")
print(f"2 of 8 experts alone {LAYERS * K * expert / 1e9:.2f}B; a quarter of 314B {314 / 4:.1f}B")
closest = min((abs(v - 86), n) for n, v in {"active": active / 1e9, "no head": active / 1e9 - 0.805,
              "untied": active / 1e9 + 0.805, "quarter": 78.5}.items())
print(f"86B against the closest of these sums ({closest[1]}): {closest[0]:.1f}B apart")
assert closest[0] > 1

dense = active - LAYERS * K * expert        # attention, head, router, norms: once per token
needed, slow = 2 * active, 2 * (dense + LAYERS * K * E * expert)
print(f"\nFLOP per token: top-2 {needed / 1e9:.1f}G; released einsum over all experts {slow / 1e9:.0f}G"
      f" ({slow / needed:.1f}x)")
kv = 2 * LAYERS * KVH * KEY * 2
print(f"KV cache in BF16: {kv:,} B per token, {kv * 8192 / 1e9:.2f} GB at 8,192")
for name, size in (("8 bits", 1), ("16 bits", 2)):
    gb = total * size / 1e9
    print(f"{name:8} {gb:6.1f} GB of weights: {gb / 640:.1%} of 8 x 80 GB, {gb / 1128:.1%} of 8 x 141 GB,"
          f" {gb / 8:.1f} GB per GPU")
L2, D2, F2, M2 = 64, 8192, 32768, 16384     # Grok-2, from its config.json
body = L2 * (2 * D2 * 64 * 128 + 2 * D2 * 8 * 128 + 3 * D2 * F2 + D2 * 8) + 2 * VOCAB * D2
one = L2 * 3 * D2 * M2
print(f"\nGrok-2: {(body + 8 * one) / 1e9:.1f}B, active {(body + 2 * one) / 1e9:.1f}B")
