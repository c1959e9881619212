"""How much of the 1.51 s of MHA-XXL and the 0.28 s of GQA-8-XXL is reading keys and values?

A bound per sample and chip: every KV byte once per generated token at full HBM bandwidth.
BF16 is assumed; lengths are the tasks' maxima; cross-attention reads the whole input.
"""

LAYERS, HEADS, HEAD_DIM = 24, 64, 64  # T5 v1.1 XXL, decoder
DIM, FFN, VOCAB = 4096, 10240, 32128
HBM, CHIP_GB = 1.2e12, 32  # TPU v4
# 4 attention matrices in an encoder layer, 8 in a decoder layer, 3 feed-forward in each, 2 B per weight
WEIGHTS_GB = 2 * (LAYERS * (12 * DIM**2 + 6 * DIM * FFN) + 2 * VOCAB * DIM) / 1e9
TASKS = [(512, 256)] * 2 + [(2048, 512)] * 4 + [(2048, 32)]  # input, output; 7 data sets


def position_bytes(kv_heads):
    return 2 * 2 * LAYERS * kv_heads * HEAD_DIM


def read_seconds(kv_heads, inputs, outputs):
    positions = sum(inputs + step for step in range(outputs))
    return positions * position_bytes(kv_heads) / HBM


bound = {}
for name, kv_heads, printed in (("MHA", 64, 1.51), ("GQA-8", 8, 0.28), ("MQA", 1, 0.24)):
    bound[name] = sum(read_seconds(kv_heads, *task) for task in TASKS) / len(TASKS)
    cache = 32 * (2048 + 512) * position_bytes(kv_heads) / 1e9
    print(f"{name:6s} KV reads {bound[name]:6.3f} s of {printed:.2f} s per sample and chip; "
          f"cache of 32 samples {cache:5.1f} GB")
print(f"MHA minus GQA-8: KV reads explain {bound['MHA'] - bound['GQA-8']:.2f} s of {1.51 - 0.28:.2f} s")
free = CHIP_GB - WEIGHTS_GB / 8
for name, kv_heads in (("MHA", 64), ("GQA-8", 8)):
    fit = free * 1e9 // ((2048 + 512) * position_bytes(kv_heads))
    print(f"{name:6s} samples per chip that fit beside 1/8 of {WEIGHTS_GB:.1f} GB of weights: {fit:.0f}")
