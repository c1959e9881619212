"""What a published rate says about memory traffic: AFM 2024 at 3.7 bits, the 2025 shape at 2 bits, and its adapters.

AFM 2024 has 2.58B parameters besides the shared embedding of 0.15B (afm2024, Table 1), which has 8 bits (p. 17).
Whether the published average of 3.7 bits includes that embedding is not said, so both readings are printed. The 2025
shape (56 layers, 21 of them without keys and values) is rebuilt from its dimensions and must give exactly the
parameter counts that a third party printed after loading Apple's adapter toolkit.
"""

D, HEADS, KV, HEAD, FF, VOCAB, OWN, REUSE = 2048, 16, 2, 128, 6656, 153_600, 35, 21
q, kv, out = (D, HEADS * HEAD), (D, KV * HEAD), (HEADS * HEAD, D)
mlp = [(D, FF), (D, FF), (FF, D)]
own, reuse = [q, kv, kv, out] + mlp, [q, out] + mlp          # matrices of one layer in block 1 and in block 2


def size(matrices):
    return sum(a * b for a, b in matrices)


def lora(rank):
    return rank * (OWN * sum(a + b for a, b in own) + REUSE * sum(a + b for a, b in reuse))


decoder, table = OWN * size(own) + REUSE * size(reuse), VOCAB * D
norms = (OWN + REUSE) * 2 * D + OWN * 2 * HEAD + REUSE * HEAD + D
assert lora(32) == 66_633_728 and norms == 243_072                   # rank 32 is what the toolkit ships
assert decoder + table + norms == 3_111_368_064
assert lora(32) + decoder + table + norms == 3_178_001_792
print(f"2025 shape: decoder {decoder:,} + embedding {table:,} + norms {norms:,}")

RATE = 30                                                            # tokens/s, iPhone 15 Pro, no drafting
BODY, EMB = 2.58e9, 0.15e9                                           # AFM 2024: all but the embedding, embedding
assert abs(49e3 * 3072 - EMB) < 0.005e9                              # 49K rows of width 3,072
old, old_high = (BODY + EMB) * 3.7 / 8, (BODY * 3.7 + EMB * 8) / 8   # average over all, or over all but the embedding
assert old < old_high < (BODY + EMB) / 2
new = (decoder * 2 + table * 4) / 8
print(f"\nread per token        GB     GB/s at {RATE} tok/s   tok/s at {old * RATE / 1e9:.1f} GB/s")
for name, size_b in (("2.73B at 16 bits", 2 * (BODY + EMB)), ("2.73B at 3.7 bits", old),
                     ("2.58B 3.7 + 0.15B 8", old_high), ("2.73B at 2 bits", (BODY + EMB) / 4), ("2025: 2 + 4 bits", new),
                     ("  + rank-16 adapter", new + 2 * lora(16)), ("  + rank-32 adapter", new + 2 * lora(32))):
    print(f"{name:20} {size_b / 1e9:5.3f} {size_b * RATE / 1e9:14.1f} {old * RATE / size_b:20.1f}")
print(f"2025 average: {8 * new / (decoder + table):.2f} bits per weight")
for mean in (3.7, 3.5):
    rest = (mean * (BODY + EMB) - 8 * EMB) / BODY                    # average left for the 2.58B
    print(f"{mean} bits: {(4 - mean) / 2:.1%} of the 2.58B at 2 bits, or {(4 - rest) / 2:.1%} if the average includes "
          "0.15B at 8")

decode, prompt = 2 * (BODY + EMB) * RATE, 2 * BODY / 0.6e-3          # a prompt token needs no output matrix
print(f"\narithmetic done: decode {decode / 1e12:.2f} TFLOP/s, prompt {prompt / 1e12:.1f} TFLOP/s, "
      f"ratio {prompt / decode:.1f}")
for rank in (8, 16, 32):
    print(f"rank {rank:2} adapter: {lora(rank):11,} parameters, {2 * lora(rank) / 1e6:5.1f} MB at 16 bits, "
          f"{lora(rank) / (decoder + table):.1%} of the parameters, {2 * lora(rank) / new:.1%} of the bytes")

device = 1000 * 0.6e-3 + 200 / RATE
print(f"\n1,000 tokens in, 200 out, on the phone: {1000 * 0.6e-3:.1f} + {200 / RATE:.2f} = {device:.2f} s; "
      f"a cloud with 1 s overhead wins from {200 / (device - 1):.0f} tok/s")
