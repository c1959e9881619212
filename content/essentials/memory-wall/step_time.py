"""One decode step of Llama 3.1 8B in BF16, term by term: which term is largest, and from where on?"""

LAYERS, WIDTH, HEADS, KV_HEADS, HEAD, MLP, VOCAB = 32, 4096, 32, 8, 128, 14336, 128256
H100, A100 = (989e12, 3.35e12), (312e12, 2.039e12)  # SXM, 80 GB: dense BF16 FLOP/s, HBM B/s
POOL = 0.92 * 80e9 - 1e9  # usable share, and room for activations: both assumed

layer = 2 * WIDTH * WIDTH + 2 * WIDTH * KV_HEADS * HEAD + 3 * WIDTH * MLP + 2 * WIDTH
used = LAYERS * layer + WIDTH + VOCAB * WIDTH  # a step reads all but the input table
weights, stored = 2 * used, 2 * (used + VOCAB * WIDTH)
per_token = 2 * LAYERS * KV_HEADS * HEAD * 2


def step(batch, context, gpu):
    """Lower bounds in ms: weight read, matrix arithmetic, KV read."""
    peak, hbm = gpu
    return [1e3 * t for t in (weights / hbm, 2 * used * batch / peak,
                              batch * context * per_token / hbm)]


def report(name, gpu, cases):
    ridge = gpu[0] / gpu[1]
    print(f"\n{name}, times in ms: ridge {ridge:.0f} FLOP/B = batch; with MLP activations"
          f" {ridge / (1 - ridge / WIDTH - ridge / MLP):.0f}")
    print(f"beyond {weights / per_token / ridge:,.0f} tokens of context a request reads KV"
          " longer than it computes")
    print("context batch  weights arithm.      KV     step   tokens/s  peak used")
    for context, batch in cases:
        w, a, kv = step(batch, context, gpu)
        total = max(w, a) + kv
        print(f"{context:7,}{batch:6}{w:9.2f}{a:8.2f}{kv:8.2f}{total:9.2f}"
              f"{batch / total * 1e3:11,.0f}{a / total:11.1%}")


print(f"per step: {weights / 1e9:.2f} GB of weights; per token: {2 * used / 1e9:.2f} GFLOP,"
      f" {per_token:,} B of KV")
print(f"attention: {4 * HEADS * HEAD * LAYERS / per_token:.0f} FLOP per KV byte at any batch")
print(f"KV read = weight read at {weights / per_token:,.0f} cached tokens, on any GPU")
print(f"cached tokens that fit in 80 GB: {(POOL - stored) / per_token:,.0f}")
report("H100 SXM", H100, ((1024, 1), (1024, 112), (1024, 295), (1024, 420), (8192, 14), (8192, 52)))
report("A100 80GB SXM", A100, ((1024, 1), (1024, 153), (8192, 52)))

bound, measured = step(1, 0, A100)[0], 1e3 / 93.89  # gpt-fast, batch 1, prompt of 5 tokens
print(f"\nA100, batch 1: bound {bound:.2f} ms, measured {measured:.2f} ms; the weights at"
      f" 1.7 TB/s {weights / 1.7e9:.2f} ms")
body = 2 * (used - VOCAB * WIDTH) * 2048 + 2 * VOCAB * WIDTH  # only the last token needs the output
scores = 4 * HEADS * HEAD * LAYERS * 2048**2 / 2  # each token attends to itself and those before it
print(f"prefill of 2,048 tokens on H100: {1e3 * body / H100[0]:.1f} ms in matrices,"
      f" {1e3 * scores / H100[0]:.1f} ms in attention")
