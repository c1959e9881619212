"""Qwen3-14B on one A100 80GB SXM: the idle arithmetic, and what a draft model makes of it."""

PEAK, BANDWIDTH, VOCABULARY, HEAD = 312e12, 2.039e12, 151_936, 128  # dense BF16 FLOP/s, B/s
SHAPES = {  # layers, width, query heads, KV heads, MLP width
    "14B": (40, 5120, 40, 8, 17408), "4B": (36, 2560, 32, 8, 9728),
    "1.7B": (28, 2048, 16, 8, 6144), "0.6B": (28, 1024, 16, 8, 3072)}
LENGTHS = (1, 2, 3, 4, 5, 6, 8, 10, 14)


def weights(model):
    """Parameters that a pass reads: all layers and the output matrix, not the input table."""
    layers, width, heads, kv, mlp = SHAPES[model]
    attention = 2 * width * heads * HEAD + 2 * width * kv * HEAD + 2 * HEAD
    return layers * (attention + 3 * width * mlp + 2 * width) + width + VOCABULARY * width


def read_ms(model):
    return 1e3 * 2 * weights(model) / BANDWIDTH  # two bytes each


def tokens(alpha, gamma):
    """Expected tokens of a round: the i-th guess counts only if all before it were kept."""
    return sum(alpha**i for i in range(gamma + 1))


def speedup(alpha, gamma, c):
    return tokens(alpha, gamma) / (1 + gamma * c)


if __name__ == "__main__":
    print(f"14B: {2 * weights('14B') / 1e9:.2f} GB read per pass in {read_ms('14B'):.2f} ms")
    for n in (1, 5):
        busy = 1e3 * 2 * weights("14B") * n / PEAK
        print(f"  scoring {n} token(s): {busy:.3f} ms of arithmetic, {busy / read_ms('14B'):.1%}")
    for draft in ("0.6B", "1.7B", "4B"):
        print(f"draft {draft:4}: {2 * weights(draft) / 1e9:.2f} GB in {read_ms(draft):.2f} ms,"
              f" c = {weights(draft) / weights('14B'):.3f}")
    plain, rounds = 10 * read_ms("14B"), 3 * (read_ms("14B") + 4 * read_ms("0.6B"))
    print(f"ten tokens: plain {plain:.1f} ms, three rounds with 0.6B {rounds:.1f} ms,"
          f" {plain / rounds:.2f}x")
    print("\ndraft length" + "".join(f"{g:6}" for g in LENGTHS))
    for c in (0.05, 0.30):
        for alpha in (0.5, 0.65, 0.8):
            cells = "".join(f"{speedup(alpha, g, c):6.2f}" for g in LENGTHS)
            best = max(range(1, 40), key=lambda g: speedup(alpha, g, c))
            loss = next(g for g in range(1, 400) if speedup(alpha, g, c) < 1)
            print(f"c {c:.2f} a {alpha:.2f}{cells}   best {best}, loss from {loss}")
    extra = (5 + 4 * weights("0.6B") / weights("14B")) / tokens(0.8, 4)
    print(f"\narithmetic per token with 0.6B, 4 guesses, a 0.80: {extra:.2f} times as much")
    for draft, alpha, c in (("T5-small", 0.75, 0.02), ("T5-large", 0.82, 0.11)):
        print(f"T5-XXL with {draft}, 7 guesses: formula {speedup(alpha, 7, c):.1f}")
