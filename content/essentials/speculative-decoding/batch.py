"""The same pair with several users at once: where four guesses per user stop paying."""

PEAK, BANDWIDTH, VOCABULARY, HEAD = 312e12, 2.039e12, 151_936, 128  # A100 80GB SXM; Qwen3
SHAPES = {  # layers, width, query heads, KV heads, MLP width
    "14B": (40, 5120, 40, 8, 17408), "0.6B": (28, 1024, 16, 8, 3072)}
ALPHA, CONTEXT = 0.8, 1024  # acceptance rate and tokens already in each text: both assumed


def weights(model):
    layers, width, heads, kv, mlp = SHAPES[model]
    attention = 2 * width * heads * HEAD + 2 * width * kv * HEAD + 2 * HEAD
    return layers * (attention + 3 * width * mlp + 2 * width) + width + VOCABULARY * width


def cache_bytes(model, users):
    layers, _, _, kv, _ = SHAPES[model]
    return users * CONTEXT * 2 * layers * kv * HEAD * 2


def pass_ms(model, users, n):
    """A pass over n tokens per user: weights or arithmetic, whichever is longer, plus caches."""
    shared = max(2 * weights(model) / BANDWIDTH, 2 * weights(model) * users * n / PEAK)
    return 1e3 * (shared + cache_bytes(model, users) / BANDWIDTH)


def gain(users, gamma, alpha=ALPHA):
    tokens = sum(alpha**i for i in range(gamma + 1))
    one_round = gamma * pass_ms("0.6B", users, 1) + pass_ms("14B", users, gamma + 1)
    return tokens * pass_ms("14B", users, 1) / one_round


big, small = (cache_bytes(m, 1) // CONTEXT for m in ("14B", "0.6B"))
print(f"KV cache per token: 14B {big:,} B, draft 0.6B {small:,} B, {small / big:.0%} of it")
print(f"arithmetic = weight read at {PEAK / BANDWIDTH:.0f} tokens per pass;"
      f" at 5 per user that is {PEAK / BANDWIDTH / 5:.1f} users"
      f"\n  with kernels at 60% of the peak {0.6 * PEAK / BANDWIDTH / 5:.1f} users")
table = VOCABULARY * SHAPES["14B"][1]  # the 14B's input table is stored as well
stored = 2 * (weights("14B") + table + weights("0.6B"))
caches = cache_bytes("14B", 141) + cache_bytes("0.6B", 141)
print(f"memory at 141 users: {(stored + caches) / 1e9:.1f} GB")
print("       ms for: plain   4 draft   verify                 gain with      best")
print("users        pass    passes   5 tokens      c       4 guesses    length")
first_loss = {(gamma, alpha): next(n for n in range(1, 200) if gain(n, gamma, alpha) < 1)
              for gamma in (4, 1) for alpha in (ALPHA, 0.65, 0.5)}
for users in (1, 8, 30, 64, first_loss[4, ALPHA], 128):
    plain, draft = pass_ms("14B", users, 1), pass_ms("0.6B", users, 1)
    best = max(range(1, 15), key=lambda g: gain(users, g))
    print(f"{users:5}{plain:12.1f}{4 * draft:10.1f}{pass_ms('14B', users, 5):11.1f}"
          f"{draft / plain:7.2f}{gain(users, 4):14.3f}x{best:8}: {gain(users, best):.2f}x")
for gamma in (4, 1):
    losses = ", ".join(f"{first_loss[gamma, a]} (a {a:.2f})" for a in (ALPHA, 0.65, 0.5))
    print(f"users from which a draft of {gamma} loses: {losses}")
