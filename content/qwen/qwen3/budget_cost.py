"""What a thinking budget costs on one node of eight H100 SXM: BF16, decoding only; step times are lower bounds.

Step time = max(weights read / bandwidth, FLOPs / peak) + KV read / bandwidth. A step of n requests touches
128 (1 - (15/16)^n) experts per layer if routing is uniform. Prompt 1,024 tokens; requests are spread evenly over
their thinking, so the mean context is 1,024 + budget / 2. Memory: the whole budget is reserved for each request; in the
rows with a star only the mean is, as paging allows when no two requests grow in step. Accuracy: read off the vector
paths of the report's Figure 2, whose K tokens we take as 1,024.
"""

import math

BANDWIDTH, PEAK, PROMPT = 8 * 3.35e12, 8 * 989e12, 1024
MEMORY = 8 * (0.92 * 80e9 - 1e9)
EXPERT, ATTENTION = 94 * 3 * 4096 * 1536, 94 * (2 * 4096 * 8192 + 2 * 4096 * 512)
# name: stored and fixed bytes, bytes of one expert in all layers, KV bytes per token on the node, FLOPs per token
SETUPS = {
    "32B, TP=8": (2 * 32.762e9, 2 * 31.984e9, 0, 256 * 1024, 2 * 31.984e9),
    "235B, TP=8": (2 * 235.094e9, 2 * (21.568e9 - 8 * EXPERT), 2 * EXPERT, 2 * 188 * 1024, 2 * 21.568e9),
    "235B, TP=4 x 2": (2 * (235.094e9 + ATTENTION), 2 * (21.568e9 - 8 * EXPERT + ATTENTION), 2 * EXPERT,
                       188 * 1024, 2 * 21.568e9),
}
BUDGETS = (1024, 2048, 4096, 8192, 16384, 32768)
AIME24 = (42.08, 42.70, 56.25, 72.50, 83.96, 86.67)
AIME25 = (30.62, 35.62, 42.71, 59.58, 76.67, 81.67)
LIVECODE = (45.13, 48.02, 52.06, 59.06, 65.49, 67.80)
GPQA = (64.24, 64.34, 68.13, 70.30, 70.61, 71.97)


def step(name, n, context):
    """Seconds of one step of n requests with that many cached tokens each."""
    _, fixed, expert, kv, flops = SETUPS[name]
    weights = fixed + 128 * (1 - (15 / 16) ** n) * expert
    return max(weights / BANDWIDTH, n * flops / PEAK) + n * context * kv / BANDWIDTH


def fits(name, budget, share=1.0):
    """Requests whose prompt and that share of the budget fit beside the weights."""
    stored, _, _, kv, _ = SETUPS[name]
    return int((MEMORY - stored) / ((PROMPT + share * budget) * kv))


if __name__ == "__main__":
    print("Seconds per 1,024 thinking tokens of one request, budget 16,384; full: all that fit")
    print(f"{'batch':16}" + "".join(f"{n:8}" for n in (1, 2, 4, 8, 16)) + "   full         KiB per token")
    for name in SETUPS:
        cells = [1024 * step(name, n, PROMPT + 8192) for n in (1, 2, 4, 8, 16)]
        full = fits(name, 16384)
        print(f"{name:16}" + "".join(f"{c:8.2f}" for c in cells)
              + f"{1024 * step(name, full, PROMPT + 8192):8.2f} at {full:3}{SETUPS[name][3] // 1024:12}")
    fixed, dense = SETUPS["235B, TP=8"][1], SETUPS["32B, TP=8"][1]
    even = math.log(1 - (dense - fixed) / (128 * 2 * EXPERT)) / math.log(15 / 16)
    print(f"Both read the same weight bytes at batch {even:.2f}; experts compute-bound at batch"
          f" {PEAK / BANDWIDTH * 128 / 8:,.0f}")
    assert step("235B, TP=8", 1, 0) < step("32B, TP=8", 1, 0) and step("235B, TP=8", 2, 0) > step("32B, TP=8", 2, 0)

    print("\n       | requests that fit              | node-s per question\n"
          "budget |    32B  235B TP=8  235B TP=4x2 |    32B  235B TP=8  235B TP=4x2")
    for budget, share in [(b, 1.0) for b in BUDGETS] + [(b, 0.5) for b in BUDGETS[-2:]]:
        full = [fits(name, budget, share) for name in SETUPS]
        cost = [budget * step(name, n, PROMPT + budget / 2) / n for name, n in zip(SETUPS, full)]
        print(f"{budget:6}{'*' if share < 1 else ' '}|{full[0]:7}{full[1]:11}{full[2]:13} |{cost[0]:7.2f}{cost[1]:11.2f}{cost[2]:13.2f}")

    assert all(abs(a * 4.8 - round(a * 4.8)) < 0.05 for a in AIME24 + AIME25)   # multiples of 1/480
    print("\nbudget    AIME'24  AIME'25  LCB v5  GPQA | points per further 1,024 tokens, same order")
    for i, budget in enumerate(BUDGETS):
        curves = (AIME24, AIME25, LIVECODE, GPQA)
        row = f"{budget:6}" + "".join(f"{s[i]:9.1f}" for s in curves) + " |"
        if i:
            row += "".join(f"{1024 * (s[i] - s[i - 1]) / (budget - BUDGETS[i - 1]):9.2f}" for s in curves)
        print(row)
