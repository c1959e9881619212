"""Bytes that one GPU sends in a training step, by parallel dimension, and seconds on each link.

Row 2 of Table 4 (TP 8, PP 16, DP 128, 16 sequences of 8,192 per DP rank), one sequence per micro-batch.
Bandwidth terms only: no latency, no contention, nothing recomputed, gradients reduced once per step.
"""

N, D, LAYERS, S = 405.85e9, 16384, 126, 8192
TP, PP, DP, MICRO = 8, 16, 128, 16
LINKS = {"NVLink": 450e9, "NIC, in the pod": 50e9, "across pods, 1:7": 50e9 / 7}

V = (LAYERS + 2) // PP                  # one layer per chunk: 126 + 2 places on 16 ranks
step = 6 * N * DP * MICRO * S / (TP * PP * DP * 400e12)
hidden = S * D * 2                      # BF16 activations of one micro-batch
bytes_sent = {
    # forward 2 all-gathers and 2 reduce-scatters per layer, as many backward, (TP-1)/TP of the tensor each
    "TP": 8 * (TP - 1) / TP * hidden * LAYERS / PP * MICRO,
    # output of each chunk forward, its gradient backward, split over the TP ranks
    "PP": 2 * V * MICRO * hidden / TP,
    # FP32 gradients reduce-scattered, BF16 weights gathered once: they stay gathered for the backward pass
    "DP": (4 + 2) * N / (TP * PP) * (DP - 1) / DP,
}
print(f"step {step:.2f} s, {V} chunks per rank, {N / TP / PP / 1e9:.2f}B parameters per GPU")
print("\n      GB per step" + "".join(f"{name:>20}" for name in LINKS))
for name, size in bytes_sent.items():
    print(f"{name:4}{size / 1e9:12.1f}" + "".join(f"{size / bw:13.2f} s {size / bw / step:4.0%}" for bw in LINKS.values()))

print("\n128K stage: K and V gathered over CP 16, their gradients scattered back")
CP, LONG = 16, 131072
kv = 2 * (8 // TP) * 128 * 2            # bytes per token and layer on one TP rank: one KV head
cp = 2 * kv * LONG * (CP - 1) / CP * LAYERS / PP * MICRO
long_step = 6 * N * 8 * MICRO * LONG / (16384 * 380e12)
print(f"  {kv} B per token for K and V, {16 * 128 * 2} B for Q; {cp / 1e9:.1f} GB, {cp / 50e9:.2f} s on the NIC")
print(f"  step at least {long_step:.2f} s (6ND alone at 380 TFLOP/s)")

print("\npipeline bubble (PP-1)/(V M), of the ideal time")
bubble = {m: (PP - 1) / (V * m) for m in (32, 16)}
print(f"  V = 1, M = 16: {(PP - 1) / 16:.1%};  V = {V}: {bubble[16]:.1%} at M = 16, {bubble[32]:.1%} at M = 32")
print(f"  MFU 43% at M = 32 becomes {43 * (1 + bubble[32]) / (1 + bubble[16]):.1f}% at M = 16; printed 41%")

print(f"\nreplica {TP * PP} GPUs = {TP * PP // 16} racks; {3072 // (TP * PP)} per pod; "
      f"{DP} replicas need {DP * TP * PP / 3072:.2f} pods")
print(f"rings that visit pod after pod: {TP * PP} of 3,072 GPUs send out of a pod, {TP * PP / 3072:.1%} of its bandwidth; "
      f"1:7 leaves {1 / 7:.1%}")
print("BF16 weights", f"{2 * N / TP / PP / 1e9:.1f} GB; sharded gradient and Adam state (FP32)",
      f"{16 * N / TP / PP / DP / 1e9:.2f} GB per GPU")
