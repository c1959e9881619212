"""Fetch, recompute or wait, and when DRAM pays: all from one break-even bandwidth. Llama 3 70B shape, prefill only."""

LAYERS, D, KV_HEADS, HEAD, FFN = 80, 8192, 8, 128, 28672
KV = 2 * LAYERS * KV_HEADS * HEAD * 2                     # bytes per token: K and V, two bytes each
LINEAR = 2 * (2 * D * D + 2 * D * KV_HEADS * HEAD + 3 * D * FFN) / D**2   # b: FLOP per token, layer and d^2
A800, H800 = 8 * 312e12, 8 * 989e12                       # dense BF16 FLOP/s of a node
MFU = 0.5


def needed(p, peak, a=2.0, b=LINEAR):
    """Bandwidth at which loading p cached tokens takes as long as computing them (equation 2)."""
    return p * KV * peak / (LAYERS * (a * p * p * D + b * p * D * D))


def prefill(n, p=0, speed=MFU * A800):
    """Seconds to prefill n tokens of which p are cached; causal attention, a = 2."""
    return LAYERS * (2.0 * (n * n - p * p) * D + LINEAR * (n - p) * D * D) / speed


print(f"KV per token {KV:,} B; linear layers of this model: b = {LINEAR:.1f} (paper: 22)")
print("\nbreak-even GB/s for one node      p = 1,024    8,192   32,768  131,072")
for name, peak, a, b in (("8xA800, paper's a, b, peak", A800, 4, 22), ("8xH800, paper's a, b, peak", H800, 4, 22),
                         ("8xA800, a=2, b=25.5, 50%", MFU * A800, 2, LINEAR), ("8xH800, a=2, b=25.5, 50%", MFU * H800, 2, LINEAR)):
    print(f"  {name:30}" + "".join(f"{needed(p, peak, a, b) / 1e9:10.2f}" for p in (1024, 8192, 32768, 131072)))
mla = 61 * (512 + 64) * 2                                 # DeepSeek-V3: bytes per token
print(f"  linear layers only, 8xH800, 50%: Llama {KV / (LAYERS * LINEAR * D * D) * MFU * H800 / 1e9:.2f},"
      f" MLA model (37B active) {mla / (2 * 37e9) * MFU * H800 / 1e9:.2f}")

N, BEST = 16384, 12288                                    # prompt, and the prefix that another node holds
print(f"\n{N:,} tokens, {BEST:,} held elsewhere, 8xA800: recompute {prefill(N):.2f} s, suffix {prefill(N, BEST):.2f} s,"
      f" even at {BEST * KV / (prefill(N) - prefill(N, BEST)) / 1e9:.2f} GB/s")
print(f"131,072 tokens, nothing cached: {prefill(131072):.1f} s; 27 s would be {MFU * prefill(131072) / 27:.0%} of peak")
print("share of link  fetch   wait 0.1 s      wait 1 s        wait 5 s")
for rate in (1e9, 2.5e9, 12.5e9, 87e9):
    fetch = BEST * KV / rate
    row = []
    for queue in (0.1, 1.0, 5.0):
        route = {"wait": queue + prefill(N, BEST), "fetch": fetch + prefill(N, BEST), "recompute": prefill(N)}
        best = min(route, key=route.get)
        row.append(f"{best:10}{route[best]:.2f}")
    print(f"{rate / 1e9:8.1f} GB/s {fetch:6.2f}   " + "  ".join(row))

worst, where = 0.0, None                                  # an idle node with `local` of the prefix, the holder busy
for local in range(512, BEST, 512):
    for rate in (1e9, 2.5e9, 12.5e9, 87e9):
        fetch, compute = (BEST - local) * KV / rate + prefill(N, BEST), prefill(N, local)
        ratio_rule = fetch if BEST / local > 2 else compute        # Algorithm 1, threshold 2
        assert min(fetch, compute) <= ratio_rule
        worst, where = max((worst, where), (ratio_rule - min(fetch, compute), (local, rate)))
print(f"\nratio rule (2) against comparing seconds: up to {worst:.2f} s slower, at local {where[0]:,},"
      f" {where[1] / 1e9:.1f} GB/s")
assert worst > 1

make = KV * MFU * A800 / (LAYERS * LINEAR * D * D)        # the break-even at p -> 0 is also the KV a busy node writes per second
print(f"\na busy 8xA800 node writes {make / 1e9:.2f} GB/s of KV: 1 TB of DRAM is full in {1e12 / make / 60:.1f} min, 30 TB in {30e12 / make / 3600:.1f} h")
print("at hit rate 40%, 60%, 90% it fetches " + ", ".join(f"{make / 1e9 * h / (1 - h):.1f}" for h in (0.4, 0.6, 0.9))
      + " GB/s and sends " + ", ".join(f"{make / 1e9 / (1 - h):.1f}" for h in (0.4, 0.6, 0.9)) + " GB/s to decode nodes")
print("node price / price of 1 GB    keep a block for    1 TB pays from extra hits of")
for ratio in (5_000, 20_000, 80_000):
    share = 1000 / ratio
    print(f"{ratio:15,} GB {ratio * 1e9 / make / 3600:20.2f} h {share / (1 + share):24.1%}")
