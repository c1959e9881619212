"""What fits where: weights, KV per token, and the cached tokens that one copy leaves room for."""

MODELS = {  # layers, width, query heads, KV heads, head size, MLP, vocabulary
    "Llama 3.1 8B": (32, 4096, 32, 8, 128, 14336, 128256),
    "Qwen3-32B": (64, 5120, 64, 8, 128, 25600, 151936),
    "Llama 3.3 70B": (80, 8192, 64, 8, 128, 28672, 128256)}
MACHINES = {"1 RTX PRO 6000": (1, 102e9), "1 H100": (1, 80e9), "1 H200": (1, 141e9), "2 H200": (2, 141e9),
            "8 H100": (8, 80e9), "8 H200": (8, 141e9)}
USE, RESERVE = 0.92, 4e9  # share of the memory that vLLM takes; room for activations, assumed

rows = []
for name, (layers, width, heads, kv_heads, head, mlp, vocab) in MODELS.items():
    layer = 2 * width * heads * head + 2 * width * kv_heads * head + 3 * width * mlp
    tables = 2 * vocab * width  # input and output table, 16 bits in every format
    for bits in (16, 8, 4.25):  # 4.25: 4 bits and a 16-bit scale and zero point per 128 weights
        rows.append((name, bits, layers * layer * bits / 8 + tables * 2, 2 * layers * kv_heads * head * 2))
rows.append(("DeepSeek-V3", 8, 671e9, 61 * (512 + 64) * 2))  # all weights at 1 B; MLA latent
print("thousands of cached tokens left; - does not fit")
print("model           bits  weights   KV/token" + "".join(f"{m.replace(' PRO 6000', ''):>8}" for m in MACHINES))
for name, bits, weights, kv in rows:
    cells = ""
    for gpus, size in MACHINES.values():
        room = gpus * (size * USE - RESERVE) - weights
        copies = gpus if name == "DeepSeek-V3" else 1  # MLA has one latent: TP copies it to every GPU
        cells += f"{room / kv / copies / 1e3:8,.0f}" if room > 0 else f"{'-':>8}"
    print(f"{name:15}{bits:5} {weights / 1e9:6.1f} GB {kv:8,} B{cells}")
