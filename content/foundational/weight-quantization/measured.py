"""Measured decode speed-ups at batch 1 beside the bound from bytes, and the bandwidth that they imply.

Every stored weight is read once per token, so bytes / time is the rate at which weights arrived. "Left over"
is the measured time minus bytes / peak bandwidth: launches, KV, attention, and what the kernel did not reach.
It depends on which peak is meant, so gpt-fast is also held against the rate its authors find reachable.
The A100 is taken as the 80 GB SXM model; OPT-175B as 96 layers of width 12,288.
"""

LLAMA2_LINEAR = 32 * (4 * 4096**2 + 3 * 4096 * 11008)
LLAMA2_HEAD = 32000 * 4096
OPT_LINEAR, OPT_EMBED = 96 * 12 * 12288**2, (50272 + 2050) * 12288    # the output head shares the embedding

rows = (  # name, quantized parameters, parameters read in 16 bits, bits, ms with 16 bits, ms with few, GB/s
    ("TinyChat, Llama-2-7B, RTX 4090", LLAMA2_LINEAR, LLAMA2_HEAD, 4 + 32 / 128, 15.50, 5.28, 1000),
    ("gpt-fast, Llama-2-7B, A100", LLAMA2_LINEAR + LLAMA2_HEAD, 0, 4 + 32 / 32, 1e3 / 104.9, 1e3 / 196.80, 2039),
    ("GPTQ, OPT-175B 3-bit, A100", OPT_LINEAR, OPT_EMBED, 3 + 32 / 12288, 230, 71, 2039),
)
print("                                     bound  measured      GB      ms   GB/s  of peak  left over")
for name, linear, rest, bits, slow_ms, few_ms, peak in rows:
    slow, few = 2 * (linear + rest) / 1e9, (linear * bits / 8 + 2 * rest) / 1e9
    for label, size, ms in (("16-bit", slow, slow_ms), (f"{bits:.2f}-bit", few, few_ms)):
        ratio = f"{slow / few:5.2f}x {slow_ms / few_ms:8.2f}x" if size == few else " " * 16
        print(f"{name if size == slow else '':30} {label:8} {ratio} {size:7.1f} {ms:7.2f} {size / ms * 1e3:6.0f}"
              f" {size / ms * 1e3 / peak:7.0%} {ms - size / peak * 1e3:7.1f} ms")

low = LLAMA2_LINEAR + LLAMA2_HEAD                                    # gpt-fast again, against 1,700 GB/s
print("\ngpt-fast at 1,700 GB/s:", ", ".join(f"{b}-bit {1e3 / rate - low * b / 8 / 1.7e9:.1f} ms left over"
                                            for b, rate in ((16, 104.9), (5, 196.80))))

weights = (OPT_LINEAR * (3 + 32 / 12288) / 8 + 2 * OPT_EMBED)
cache = 2 * 96 * 12288 * 2 * 2048
apart = weights + 2 * 50272 * 12288                                  # output layer stored a second time
print(f"OPT-175B in 3 bits: {weights / 1e9:.1f} GB = {weights / 2**30:.1f} GiB, with its own output layer "
      f"{apart / 2**30:.1f} GiB; KV of 2,048 tokens: {cache / 1e9:.1f} GB = {cache / 2**30:.1f} GiB")

ridge = 125e12 / 600e9                                               # A10: dense FP16 FLOP/s over B/s
print(f"A10, group 128 with scales only, ridge {ridge:.0f}:", end=" ")
print(", ".join(f"batch {n} {max(16, 16 * n / ridge) / max(4.125, 16 * n / ridge):.2f}x" for n in (1, 32, 64, 128)))
