"""The RLHF step of DeepSpeed-Chat: how often the actor's weights travel during generation, and what fits.

OPT-13B, eight A100 40GB (312 TFLOP/s dense, 1,555 GB/s), prompt 256, answer 256: the setting of the post. Floors
only: attention, KV, all-reduces, critic and reward model left out; time assumes peak rates.
"""

N, LAYERS, GPUS, ANSWER, LENGTH = 13e9, 40, 8, 256, 512
PEAK, HBM, WEIGHTS = 312e12, 1555e9, 2 * 13e9    # weights in FP16: 26 GB

print(f"weights each GPU receives for one call of generate, {WEIGHTS / 1e9:.0f} GB in FP16")
print(f"  ZeRO-3, gather per layer and token   {WEIGHTS * ANSWER * (GPUS - 1) / GPUS / 1e9:8,.1f} GB")
print(f"  hybrid engine, gathered once         {WEIGHTS * (GPUS - 1) / GPUS / 1e9:8,.1f} GB")

print("\nGB per GPU       shard of 16 B/param   inference copy    sum   peak while slicing")
for tp in (1, 2, 8):
    shard, copy = 16 * N / GPUS / 1e9, WEIGHTS / tp / 1e9
    peak = f"{shard + copy + WEIGHTS * 8 / LAYERS / 1e9:.1f}" if tp > 1 else "-"       # 8 whole layers beside the slices
    print(f"  inference_tp_size {tp} {shard:16.1f} {copy:16.1f} {shard + copy:6.1f} {peak:>20}")

generate, update = 2 * N * LENGTH, (6 + 2) * N * LENGTH          # FLOP per sequence; reference forward included
print(f"\nshare of the FLOPs in generation: {generate / (generate + update):.0%}")
read = ANSWER * WEIGHTS / HBM                    # each answer token reads every weight, whatever the batch
print(f"floor of generation {read:.1f} s per call, weights from one HBM; 1/tp of it with tp GPUs")
print("generation / (generation + training), floors, by batch per GPU")
print("  tp        1       8      32     128   equal at")
for tp in (1, 2, 8):                           # tp GPUs share the reads and pool their batches
    shares = " ".join(f"{read / tp / (read / tp + b * update / PEAK):7.0%}" for b in (1, 8, 32, 128))
    print(f"{tp:4} {shares} {read / tp * PEAK / update:10.1f}")
