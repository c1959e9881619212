"""Bytes of model state per GPU: by ZeRO stage, by FSDP unit, and together with tensor and pipeline parallelism.

Psi parameters, N data-parallel GPUs, mixed-precision Adam: weights 2, gradients 2, optimizer K = 12 bytes each
(FP32 weights, momentum, variance). Activations, buffers and fragments are not counted. GB = 10^9 bytes.
"""

K = 12


def state(stage, params, n):
    """Weights, gradients, optimizer in bytes per GPU."""
    return (2 * params / (n if stage > 2 else 1), 2 * params / (n if stage > 1 else 1), K * params / (n if stage else 1))


PSI, N = 7.5e9, 64
paper = {0: 120, 1: 31.4, 2: 16.6, 3: 1.9}                     # sections 5.1 to 5.3 of the ZeRO paper
print(f"7.5B on {N} GPUs, GB   weights  gradients  optimizer   total   largest model in 32 GB")
for stage in range(4):
    parts = state(stage, PSI, N)
    total = sum(parts) / 1e9
    assert abs(total - paper[stage]) < 0.051
    largest = 32e9 / (sum(parts) / PSI)
    print(f"stage {stage} {parts[0] / 1e9:22.2f} {parts[1] / 1e9:10.2f} {parts[2] / 1e9:10.2f} {total:7.2f} {largest / 1e9:20.1f}B")

layer, layers, embedding = 12 * 4096**2, 36, 51_200 * 4096     # a GPT shape of 7.46B parameters
model = layers * layer + embedding
shards = 16 * model / N
by_layer = shards + (2 + 2 + 2 + 4) * layer                    # two gathered units, one gradient, its FP32 reduce input
one_unit = shards + (2 + 2 + 4) * model                        # nothing left to prefetch
print(f"\nFSDP, {model / 1e9:.2f}B: shards {shards / 1e9:.2f} GB; peak with a unit per layer {by_layer / 1e9:.2f} GB,"
      f" with one unit {one_unit / 1e9:.1f} GB")

print("\nmeasured: Llama 3.1 8B under FSDP, GiB per GPU           8 GPUs  128 GPUs  difference")
for name, small, large in (("eager", 82.4, 67.0), ("torch.compile", 77.0, 62.0)):
    print(f"  {name:52} {small:8.1f} {large:9.1f} {small - large:11.1f}")
p = 8.03e9
print(f"  16 bytes per parameter over the GPUs {16 * p / 8 / 2**30:24.1f} {16 * p / 128 / 2**30:9.1f}"
      f" {16 * p * (1 / 8 - 1 / 128) / 2**30:11.1f}")

big, t, pp, d = 175e9, 8, 16, 8                                # 1,024 GPUs either way
cut = big / (t * pp)
print("\n175B on 1,024 GPUs                              state, GB   weights received per step, GB")
for name, state_bytes, received in (("stage 3 over all 1,024, 1 micro-batch", 16 * big / 1024, 2 * 2 * big * 1023 / 1024),
                                    ("TP 8, PP 16, stage 3 over 8, 32 of them", 16 * cut / d, 32 * 2 * 2 * cut * (d - 1) / d),
                                    ("TP 8, PP 16, Megatron's 6 + 12/d, 32 of them", (6 + 12 / d) * cut, 2 * cut * (d - 1) / d)):
    print(f"  {name:44} {state_bytes / 1e9:10.2f} {received / 1e9:18.1f}")
