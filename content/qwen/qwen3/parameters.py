"""Parameters of the eight Qwen3 models from their shapes, and what head size = width / heads would give instead.

Shapes: layers, width, query heads, KV heads, MLP width, experts (0 = dense), tied embeddings. Head size 128, padded
vocabulary 151,936, no biases, an RMSNorm of 128 for queries and one for keys in each layer.
"""

HEAD, VOCAB, TOP_K = 128, 151_936, 8
MODELS = {
    "0.6B": (28, 1024, 16, 8, 3072, 0, True),
    "1.7B": (28, 2048, 16, 8, 6144, 0, True),
    "4B": (36, 2560, 32, 8, 9728, 0, True),
    "8B": (36, 4096, 32, 8, 12288, 0, False),
    "14B": (40, 5120, 40, 8, 17408, 0, False),
    "32B": (64, 5120, 64, 8, 25600, 0, False),
    "30B-A3B": (48, 2048, 32, 4, 768, 128, False),
    "235B-A22B": (94, 4096, 64, 4, 1536, 128, False),
}


def count(name, head=HEAD):
    """Total, activated per token, read by one decode step of one token, KV bytes per token in BF16."""
    layers, width, query, kv, mlp, experts, tied = MODELS[name]
    attention = 2 * width * query * head + 2 * width * kv * head      # Q and O, K and V
    norms = 2 * width + 2 * head
    expert = 3 * width * mlp                                          # gate, up, down
    fixed = layers * (attention + norms + width * experts) + width    # width * experts: the router
    table = VOCAB * width
    tables = table if tied else 2 * table
    total = fixed + tables + layers * expert * max(experts, 1)
    active = fixed + tables + layers * expert * (TOP_K if experts else 1)
    read = active - (0 if tied else table)                            # of the input table one row is read
    return total, active, read, 2 * layers * kv * head * 2


if __name__ == "__main__":
    print("model       total, B  active, B  read, B   Q width / width   KV/token   shortcut, B")
    for name, (layers, width, query, *_) in MODELS.items():
        total, active, read, kv = count(name)
        wrong = count(name, width // query)
        print(f"{name:10} {total / 1e9:9.3f} {active / 1e9:10.3f} {read / 1e9:8.3f} {query * HEAD:9} / {width:5}"
              f" {kv // 1024:8} KiB {wrong[0] / 1e9:13.3f}{'' if wrong[0] == total else '  *'}")
    total32, _, read32, kv32 = count("32B")
    assert round(total32 / 1e9, 1) == 32.8 and round((total32 - 2 * VOCAB * 5120) / 1e9, 1) == 31.2
    total, active, read, kv = count("235B-A22B")
    assert round(total / 1e9) == 235 and round(active / 1e9) == 22
    assert round((total - 2 * VOCAB * 4096) / 1e9) == 234
    assert (kv32, kv) == (256 * 1024, 188 * 1024)
    wrong32, wrong = count("32B", 80), count("235B-A22B", 64)
    assert round(wrong32[0] / 1e9, 1) != 32.8                         # the shortcut misses the printed size
    print(f"\n32B with head size 80: {wrong32[0] / 1e9:.1f}B, KV {wrong32[3] // 1024} KiB instead of {kv32 // 1024}")
    print(f"235B-A22B with head size 64: {wrong[0] / 1e9:.1f}B, KV {wrong[3] // 1024} KiB instead of {kv // 1024}")
    experts = 94 * 3 * 4096 * 1536
    print(f"235B-A22B: 128 experts {128 * experts / 1e9:.1f}B ({128 * experts / total:.1%}), 8 experts"
          f" {8 * experts / 1e9:.1f}B, attention {94 * (2 * 4096 * 8192 + 2 * 4096 * 512) / 1e9:.1f}B,"
          f" one table {VOCAB * 4096 / 1e9:.2f}B")
