"""What fits where: weights of Mixtral 8x7B by precision, GPU by GPU, and the KV tokens left. GB = 10^9 bytes."""
EXPERT, SHARED, N, K, LAYERS = 5_637_144_576, 1_605_636_096, 8, 2, 32  # parameters, from params.py
KV = 2 * LAYERS * 8 * 128 * 2  # bytes per token, BF16
GIB = 2**30
# sizes of Eliseev & Mazur, Table 1 (its "GB" are GiB, see below): attention in FP16, attention in 4 bits
table = {"4-bit": (25.82, 23.99), "3-bit": (23.21, 21.37), "2-bit": (19.33, 17.54)}
full = 2 * (SHARED + N * EXPERT)
print(f"FP16: {full / 1e9:.2f} GB = {full / GIB:.2f} GiB; printed 86.99")
assert abs(full / GIB - 86.99) < 0.01
experts = {"BF16": 2 * N * EXPERT, "8-bit": N * EXPERT}
weights = {"BF16": full, "8-bit": full / 2}
for name, (attn16, attn4) in table.items():
    experts[name] = attn16 * GIB - 2 * SHARED  # shared layers in FP16: the rest is the experts
    weights[name] = attn4 * GIB
    per_weight = experts[name] / (N * EXPERT)
    print(f"  {name} experts: {8 * per_weight:.2f} bits per weight, {per_weight * EXPERT / LAYERS / 1e6:5.1f} MB"
          " per expert and layer")

print(f"KV {KV:,} B per token; 32,768 tokens {KV * 32768 / 1e9:.2f} GB, with 32 KV heads {4 * KV * 32768 / 1e9:.1f} GB")
capacity = {80: 80 * GIB, 141: 141 * GIB, 48: 46068 * 2**20, 24: 24 * GIB}  # bytes behind the nominal figure
print("weights        GB     on                used   left for KV   tokens   idle per token")
for name, gpus, nominal in (("BF16", 1, 80), ("BF16", 2, 80), ("BF16", 1, 141), ("8-bit", 1, 48), ("8-bit", 1, 80),
                            ("4-bit", 1, 24), ("3-bit", 1, 24), ("2-bit", 1, 24)):
    size, room = weights[name], gpus * capacity[nominal]
    idle = (N - K) / N * experts[name]
    print(f"{name:14}{size / 1e9:5.1f}   {gpus} x {nominal:3} GB{size / room:13.1%}{(room - size) / 1e9:12.2f}"
          f"{max(0, int((room - size) / KV)):12,}{idle / 1e9:10.1f} GB, {idle / size:.0%}")
print(f"24 GB taken as 24 x 10^9 bytes, 4-bit: {(24e9 - weights['4-bit']) / 1e9:.2f} GB left")

print("batch 1: busiest GPU's share of the expert bytes, whole experts / all experts sliced")
for gpus in (2, 4, 8):
    per = N // gpus
    apart = 1 - (per - 1) / (N - 1)  # the two chosen experts on different GPUs
    busiest = (apart * 1 + (1 - apart) * 2) / K
    print(f"  {gpus} GPUs: {busiest:.3f} / {1 / gpus:.3f} = x{busiest * gpus:.2f}")
