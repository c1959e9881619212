"""What the experts' all-to-all costs in a decode step of DeepSeek-V3, from published kernel latencies."""

WIDTH, TOP, LAYERS, EXPERTS, EXPERT = 7168, 8, 58, 256, 3 * 7168 * 2048
BATCH = 128  # tokens per GPU
PEAK, HBM = 1979e12, 3.35e12  # H100 SXM: dense FP8 FLOP/s, HBM B/s
PRINTED = {8: (77, 114, 98, 127), 16: (118, 195, 63, 74), 32: (155, 273, 48, 53), 64: (173, 314, 43, 46),
           128: (192, 369, 39, 39), 256: (194, 360, 39, 40)}  # DeepEP V1, H800: us and GB/s, dispatch and combine

out, back = WIDTH + WIDTH // 128 * 4, WIDTH * 2  # FP8 with a 4-byte scale per 128 numbers; BF16
print(f"per token: {TOP} copies x {LAYERS} layers x ({out:,} + {back:,}) B"
      f" = {TOP * LAYERS * (out + back) / 1e6:.2f} MB")
print("       per GPU            GB/s from bytes       ms per step      tokens per")
print("GPUs   experts       GB   dispatch combine   exchange  experts   expert")
for gpus, (*latency, dispatch, combine) in PRINTED.items():
    here = EXPERTS // gpus
    weights = LAYERS * here * EXPERT  # one byte each
    rates = [BATCH * TOP * b / t / 1e3 for b, t in zip((out, back), latency)]
    assert abs(rates[0] - dispatch) < 2.5 and abs(rates[1] - combine) < 2.5  # fails if 128 were the tokens of all GPUs
    work = max(weights / HBM, 2 * LAYERS * BATCH * TOP * EXPERT / PEAK)  # balanced; bound
    print(f"{gpus:4}{here:10}{weights / 1e9:9.1f}{rates[0]:11.0f}{rates[1]:8.0f}"
          f"{LAYERS * sum(latency) / 1e3:11.1f}{work * 1e3:9.1f}{BATCH * gpus * TOP / EXPERTS:9,.0f}")
