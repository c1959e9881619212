"""Mixtral 8x7B rebuilt from its configuration: parameters, bytes per step, measured speed beside the bound."""
D, F, LAYERS, HEAD, HEADS, KV_HEADS, VOCAB, N, K = 4096, 14336, 32, 128, 32, 8, 32000, 8, 2
HBM = 2.039e12  # A100 80GB SXM, B/s


def transformer(d, f, layers, heads, kv_heads, experts, vocab=VOCAB, head=HEAD):
    """Parameters by part; experts = 1 without a router is a dense model."""
    attention = layers * (2 * d * heads * head + 2 * d * kv_heads * head)
    router = layers * d * experts if experts > 1 else 0
    norms = (2 * layers + 1) * d
    return dict(table_in=vocab * d, table_out=vocab * d, attention=attention, router=router, norms=norms,
                expert=layers * 3 * d * f)  # one expert in each of the layers


mix = transformer(D, F, LAYERS, HEADS, KV_HEADS, N)
shared = sum(v for key, v in mix.items() if key != "expert")
total, active = shared + N * mix["expert"], shared + K * mix["expert"]
read = active - mix["table_in"]  # a token looks up one row of the input table
mistral7b = sum(transformer(D, F, LAYERS, HEADS, KV_HEADS, 1).values())
llama70b = sum(transformer(8192, 28672, 80, 64, 8, 1).values())
for key, value in mix.items():
    copies = N if key == "expert" else 1
    print(f"{key + (' x 8' if copies > 1 else ''):12}{copies * value / 1e6:10,.1f}M{copies * value / total:8.1%}")
print(f"total  {total:,} = {total / 1e9:.1f}B; 8 x Mistral 7B ({mistral7b / 1e9:.2f}B) = {8 * mistral7b / 1e9:.1f}B")
print(f"active {active:,} = {active / 1e9:.1f}B; without the input table {read / 1e9:.2f}B; total/active {total / active:.1f}")
assert round(total / 1e9, 1) == 46.7 and round(active / 1e9, 1) == 12.9 and 8 * mistral7b > 1.2 * total

print("BF16     GB read  at A100 HBM rate, ms")
for batch in (1, 4, 16):
    touched = N * (1 - (1 - K / N) ** batch)  # uniform, independent routing
    bytes_ = 2 * (shared - mix["table_in"] + touched * mix["expert"])
    print(f"batch {batch:<4}{bytes_ / 1e9:8.1f}{1e3 * bytes_ / HBM:10.1f}    x{bytes_ / (2 * read):.2f} for x{batch} tokens")

dense = llama70b - VOCAB * 8192
print(f"gathered per token, batch 16: {16 * K} expert reads per layer for {N * (1 - (1 - K / N) ** 16):.1f} experts;"
      f" w1 copy {16 * K * D * F * 2 / 1e9:.2f} GB")
print(f"Llama 2 70B: {llama70b / 1e9:.2f}B, reads {2 * dense / 1e9:.1f} GB: {dense / read:.2f} times Mixtral's"
      f" (stored: {llama70b / total:.2f})")
print("measured at batch 1   Mixtral tok/s  % of bound   70B tok/s  % of bound   ratio")
for name, gpus, width, a, b in (("BF16, 2 GPUs", 2, 2, 96.67, 21.32), ("BF16, 4 GPUs", 4, 2, 155.35, 38.01),
                                ("BF16, 8 GPUs", 8, 2, 227.82, 62.50), ("8-bit, 1 GPU", 1, 1, 97.92, 19.13)):
    m, l = (p * width / gpus / HBM for p in (read, dense))
    print(f"{name:20}{a:13.2f}{a * m:13.0%}{b:13.2f}{b * l:12.0%}{a / b:9.2f}")
out = 2 * VOCAB * D, 2 * VOCAB * 8192  # gpt-fast leaves the output table whole on each GPU: bytes, BF16
mixed, dense_ = ((2 * p - o) / 8 + o for p, o in zip((read, dense), out))
print(f"8 GPUs, output table whole: Mixtral reads {mixed / (read / 4) - 1:.1%} more, 70B {dense_ / (dense / 4) - 1:.1%};"
      f" ratio {dense_ / mixed:.2f}")
print(f"whole model x tokens/s on 2 GPUs: {total * 96.67 / 1e12:.2f} TB/s per GPU, {total * 96.67 / HBM:.1f} times the peak")
