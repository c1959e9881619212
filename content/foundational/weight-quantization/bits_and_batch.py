"""4-bit weights in numbers: bits per weight, bytes per decode step, and the batch at which the gain ends.

Llama 3.1 70B on one H100 SXM: 3.35 TB/s, 989 TFLOP/s dense BF16. Linear layers inside the blocks are
quantized, embedding and output head stay in 16 bits. Dequantization is free, no latency, no activations:
bounds, not forecasts. BF16 (141 GB) does not fit on this GPU; its column is "the same GPU with more room".
"""

BW, PEAK, HBM = 3.35e12, 989e12, 80e9
LAYERS, D, FFN, KV_HEADS, HEAD_DIM, VOCAB = 80, 8192, 28672, 8, 128, 128256

linear = LAYERS * (2 * D * D + 2 * D * KV_HEADS * HEAD_DIM + 3 * D * FFN)
head = VOCAB * D                                      # the embedding is a table of the same size, read by row
total = linear + 2 * head + (2 * LAYERS + 1) * D
kv_token = 2 * LAYERS * KV_HEADS * HEAD_DIM * 2       # key and value, 2 B each


def bits(b, group, scale=16, zero=0):
    return b + (scale + zero) / group


print("stored form                                bits/weight   16 bits are")
for name, width in (("4-bit, one scale per row of 8,192", bits(4, 8192)), ("4-bit, group 128, scale", bits(4, 128)),
                    ("4-bit, group 128, scale + 4-bit zero", bits(4, 128, zero=4)),
                    ("4-bit, group 128, scale + 16-bit zero", bits(4, 128, zero=16)),
                    ("4-bit, group 32, scale + 4-bit zero", bits(4, 32, zero=4)),
                    ("2-bit, group 128, scale + 2-bit zero", bits(2, 128, zero=2))):
    print(f"{name:40} {width:13.3f} {16 / width:12.2f}x")

eff = bits(4, 128, zero=4)
everything = total * eff / 8
resident = linear * eff / 8 + 2 * head * 2
read = linear * eff / 8 + head * 2                    # of the embedding one row, which is nothing
print(f"\n{total / 1e9:.2f}B parameters, {linear / 1e9:.2f}B of them in the blocks; BF16 {total * 2 / 1e9:.1f} GB")
print(f"all at {eff:.3f} bits {everything / 1e9:.1f} GB; as stored {resident / 1e9:.1f} GB; read per step {read / 1e9:.1f} GB")


def step(n, width, context=0):
    blocks = max(linear * width / 8 / BW, 2 * linear * n / PEAK)
    output = max(head * 2 / BW, 2 * head * n / PEAK)
    return blocks + output + n * context * kv_token / BW


edge, ridge = PEAK / BW * eff / 16, PEAK / BW
room = (HBM - resident) / kv_token
print(f"blocks compute-bound from {edge:.1f} tokens (4-bit), {ridge:.1f} (BF16); room for {room:,.0f} tokens of KV")
print("\nbatch  BF16 ms  4-bit ms  4-bit tok/s   speed-up: no KV   1,024 tokens of KV each")
for n in (1, 16, 32, 64, 77, 128, 200, 256, 296):
    slow, fast = step(n, 16), step(n, eff)
    kv = step(n, 16, 1024) / step(n, eff, 1024)
    note = "" if n * 1024 <= room else "  (more than fits)"
    print(f"{n:5} {slow * 1e3:8.2f} {fast * 1e3:9.2f} {n / fast:12,.0f} {slow / fast:16.2f}x {kv:14.2f}x{note}")

assert step(76, eff) == step(1, eff) < step(77, eff)          # flat up to 76.7 tokens
assert step(295, eff) < step(295, 16) and step(296, eff) == step(296, 16)
