"""When does a larger vocabulary pay? Weight products per sentence, for model bodies of different size.

Only matrix products with weights are counted, in training or decoding; prefill needs the head for one position
only. In decoding the same quotients hold for the weights read per sentence at batch 1. Attention and KV cache,
left out, shrink with the tokens and favour the larger vocabulary.
"""

MODELS = {  # width, layers, KV width, MLP width, one matrix for input and output? (1B: our assumption)
    "Llama 3.2 1B": (2048, 16, 512, 8192, True),
    "Llama 3 8B": (4096, 32, 1024, 14336, False),
    "Llama 3 70B": (8192, 80, 1024, 28672, False),
}
SMALL, LARGE = 32_000, 128_256                                                  # Mistral v1 and Llama 3
TOKENS = {"en": (58494, 52812), "zh": (95005, 69578), "hi": (267117, 133633)}   # see price.py


def body(width, layers, kv_width, hidden):
    """Parameters without embeddings: q and o, k and v, three MLP matrices, the norms."""
    return layers * (2 * width**2 + 2 * width * kv_width + 3 * width * hidden + 2 * width) + width


def change(b, width, old, new, matrices=1):
    """Weight products per sentence with the large vocabulary over those with the small one, minus 1."""
    return (b + matrices * LARGE * width) * new / ((b + matrices * SMALL * width) * old) - 1


print("model            body   V x d   embeddings' share   per token   per sentence: en      zh      hi")
for name, (width, layers, kv_width, hidden, tied) in MODELS.items():
    b, matrix = body(width, layers, kv_width, hidden), LARGE * width
    share = matrix * (2 - tied) / (b + matrix * (2 - tied))
    effects = "".join(f"{change(b, width, *t):+8.1%}" for t in TOKENS.values())
    print(f"{name:13} {b / 1e9:6.2f}B {matrix / 1e9:6.3f}B {share:12.1%} of {(b + matrix * (2 - tied)) / 1e9:5.2f}B"
          f"{change(b, width, 1, 1):+10.1%} {'':10}{effects}")

eight = (body(4096, 32, 1024, 14336), 4096)
right, wrong = change(*eight, *TOKENS["en"]), change(*eight, *TOKENS["en"], matrices=2)
print(f"\n8B, English, if the input table counted as a product too: {wrong:+.1%} instead of {right:+.1%}")
assert right < 0 < wrong                                    # a look-up reads one row; counting it flips the verdict

print("body at which the two break even, (B + V2 d) t2 = (B + V1 d) t1:")
for lang, (old, new) in TOKENS.items():
    even = {d: d * (LARGE * new - SMALL * old) / (old - new) for d in (2048, 4096)}
    assert all(abs(change(b, d, old, new)) < 1e-9 for d, b in even.items())
    print(f"  {lang}: " + ", ".join(f"{b / 1e9:.2f}B at d = {d}" for d, b in even.items()))
print(f"logits of 8,192 positions in FP32: {8192 * SMALL * 4 / 1e9:.2f} GB -> {8192 * LARGE * 4 / 1e9:.2f} GB")
words = 1_750_000 * 4096 * 2
print(f"1,750,000 words at d = 4096, input and output: {words / 1e9:.1f}B weights, {2 * words / 1e9:.1f} GB in BF16")
