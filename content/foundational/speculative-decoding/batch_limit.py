"""Where verification stops being free: Llama 3 70B in BF16 on 4 H100 SXM, ideal roofline.

The draft costs a fixed share of a plain step at every batch; its memory is left out."""

LAYERS, WIDTH, FFN, HEADS, KV_HEADS, HEAD_DIM, VOCAB = 80, 8192, 28672, 64, 8, 128, 128256
GPUS, PEAK, BANDWIDTH, HBM = 4, 989e12, 3.35e12, 80e9  # per GPU: dense BF16 FLOP/s, B/s, B
ALPHA, COST = 0.8, 0.05  # acceptance rate; draft pass over plain target pass

attention = 2 * WIDTH * HEADS * HEAD_DIM + 2 * WIDTH * KV_HEADS * HEAD_DIM
matrices = LAYERS * (attention + 3 * WIDTH * FFN) + VOCAB * WIDTH  # read in every step
stored = 2 * (matrices + VOCAB * WIDTH)  # bytes, with the input embedding
kv_bytes = 2 * LAYERS * KV_HEADS * HEAD_DIM * 2  # per token of context
RIDGE = PEAK / BANDWIDTH


def step_time(batch, per_seq, context):
    """Linear layers at the roofline, then one read of the KV cache, in seconds."""
    read = 2 * matrices / (GPUS * BANDWIDTH)
    compute = 2 * matrices * batch * per_seq / (GPUS * PEAK)
    return max(read, compute) + batch * context * kv_bytes / (GPUS * BANDWIDTH)


def speedup(batch, gamma, context):
    tokens = sum(ALPHA**i for i in range(gamma + 1))
    plain = step_time(batch, 1, context)
    return tokens * plain / (step_time(batch, gamma + 1, context) + gamma * COST * plain)


if __name__ == "__main__":
    print(f"matrices {matrices / 1e9:.2f}B, reading them {1e3 * step_time(1, 1, 0):.1f} ms,",
          f"KV {kv_bytes:,} B per token, ridge {RIDGE:.0f}")
    for gamma in (2, 4, 8):
        print(f"gamma {gamma}: verification is free up to batch {int(RIDGE / (gamma + 1))},",
              f"at 60% of the peak up to {int(0.6 * RIDGE / (gamma + 1))}")
    print(f"attention with gamma 4: {HEADS // KV_HEADS * 5} FLOP per byte of KV")
    for context in (512, 4096):
        limit = int((GPUS * HBM - stored) / (context * kv_bytes))
        losing = [b for b in range(1, limit + 1) if speedup(b, 4, context) < 1]
        verdict = f"loses from batch {losing[0]}" if losing else "never loses"
        print(f"context {context:,}: room for {limit:,} sequences, gamma 4 {verdict}")
        for batch in (b for b in (1, 59, 128, 256, 512) if b <= limit):
            best = max(range(20), key=lambda g: speedup(batch, g, context))
            print(f"  batch {batch:3d}   gamma 4: {speedup(batch, 4, context):4.2f}x"
                  f"   best gamma {best}: {speedup(batch, best, context):4.2f}x")
    floor = sum(ALPHA**i for i in range(5)) / (5 + 4 * COST)
    print(f"all compute-bound, no KV: {floor:.2f}x, a slowdown of {1 / floor:.2f}")
    print("8 experts, 2 per token: experts read per layer by 1 and by 5 tokens:",
          ", ".join(f"{8 * (1 - 0.75**n):.1f}" for n in (1, 5)))
