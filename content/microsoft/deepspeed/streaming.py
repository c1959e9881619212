"""ZeRO-Inference: tokens that must share one pass over streamed weights, and the post's tables from one link rate.

A pass moves all offloaded weights over the link once. Counted: weight bytes and 2 FLOP per parameter and token.
Left out: attention, KV traffic, the copy into the compute buffer. PCIe at 25 GB/s per direction is our assumption.
"""

PARAMS, WIDTH = 175e9, 2                       # FP16

print("175B, weights streamed            link GB/s   s per pass   tokens to balance")
for name, rate, peak, width in (("A100, PCIe 4, FP16", 25e9, 312e12, 2), ("A100, PCIe 4, 4-bit", 25e9, 312e12, 0.5),
                                ("A100 80GB, HBM, FP16", 2039e9, 312e12, 2)):
    per_pass = PARAMS * width / rate
    tokens = per_pass * peak / (2 * PARAMS)    # = peak * width / (2 * rate): the model size cancels
    assert abs(tokens - peak * width / (2 * rate)) < 1e-6
    print(f"{name:34}{rate / 1e9:8,.1f} {per_pass:12.2f} {tokens:16,.0f}")

print("\nTables 2 and 4, V100     offloaded GB   batch   tok/s/GPU   s per pass   GB/s in total")
rows = (("OPT-30B, 12B pinned", 18e9, 64, 18, 1), ("OPT-30B, 10B pinned", 20e9, 128, 32, 1),
        ("OPT-30B, none pinned", 30e9, 256, 43, 1), ("OPT-175B, none pinned", 175e9, 64, 2.0, 1),
        ("OPT-175B on 4 GPUs", 175e9, 64, 6.2, 4))
for name, offloaded, batch, speed, gpus in rows:
    per_pass = batch / speed                   # each pass yields one token per sequence
    print(f"{name:22}{WIDTH * offloaded / 1e9:15.0f} {batch:7} {speed:11} {per_pass:12.2f}"
          f" {WIDTH * offloaded / per_pass / 1e9:14.1f}")
for name, params, speed in (("OPT-30B", 30e9, 43), ("OPT-175B", 175e9, 2.0)):
    print(f"{name}, one V100: {speed * 2 * params / 1e12:.2f} TFLOP/s achieved")
print(f"84 TFLOP/s on an A6000 take {84e12 / 32e9:,.0f} tokens per pass at 32 GB/s, {84e12 / 25e9:,.0f} at 25 GB/s")

print("\nTable 5: KV of the batch, GB, prompt 4    as printed       batches exchanged")
shape = {"OPT-30B": (48, 7168), "OPT-175B": (96, 12288)}
printed = {"OPT-30B": (64, 64, 32, 16), "OPT-175B": (256, 256, 128, 64)}
other = {"OPT-30B": "OPT-175B", "OPT-175B": "OPT-30B"}
for name, (layers, hidden) in shape.items():
    for i, output in ((1, 20), (3, 100)):
        per_sequence = 2 * layers * hidden * 2 * (4 + output)
        a, b = printed[name][i], printed[other[name]][i]
        print(f"{name:9} {output:4} output tokens {a * per_sequence / 1e9:23.1f} {b * per_sequence / 1e9:22.1f}")
