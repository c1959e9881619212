"""How many pairs of a 128-wide head finish a turn, and how exactly is the score shift-invariant?

Pair i turns by base^(-2i/d) radians per token and needs 2 pi base^(2i/d) tokens for a full turn.
The second part scores unit queries and keys at equal distance, far apart in the sequence.
"""

import numpy as np

D = 128
PAIRS = np.arange(D // 2)


def frequencies(base):
    return base ** (-2 * PAIRS / D)


print("   base   length  finished  unfinished  slowest pair: tokens per turn, degrees seen")
for base, length in ((1e4, 2048), (1e4, 8192), (5e5, 8192), (5e5, 131072)):
    wave = 2 * np.pi / frequencies(base)
    done = int((wave <= length).sum())
    print(f"{base:7.0f}  {length:7}  {done:8}  {64 - done:10}  {wave[-1]:28,.0f}  {360 * length / wave[-1]:10.2f}")


def bf16(x):
    """Round float32 to the nearest bfloat16, ties to even; keep the float32 container."""
    bits = np.asarray(x, np.float32).view(np.uint32)
    return ((bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF0000).astype(np.uint32).view(np.float32)


def table(pos, kind):
    """cos and sin at the positions, with rounding where the named implementation has it."""
    theta = frequencies(5e5)
    if kind == "fp64":
        angle = pos * theta
    elif kind == "bf16 angle":                     # the wrong one: position and product in bfloat16
        angle = bf16(bf16(pos) * theta.astype(np.float32))
    else:
        angle = np.float32(pos) * theta.astype(np.float32)
    c, s = np.cos(angle), np.sin(angle)
    return (bf16(c), bf16(s)) if kind == "bf16 table" else (c, s)


def rotate(x, pos, kind):
    c, s = table(pos[..., None], kind)
    a, b = x[::2], x[1::2]
    return np.stack([a * c - b * s, a * s + b * c], -1).reshape(*pos.shape, D)


def shown(gap):
    """The power of ten above twice the gap, so that the last digits of a machine do not show."""
    return f"{gap:.2f}" if gap > 0.01 else f"< 1e{max(int(np.ceil(np.log10(2 * gap))), -12)}"


rng = np.random.default_rng(1)
print("\nlargest change of a unit score when both positions shift; 6 pairs of vectors, 8 distances, 40 shifts")
KINDS = ("fp64", "fp32 angle", "bf16 table", "bf16 angle")
print("positions up to" + "".join(f"{kind:>14}" for kind in KINDS))
vectors = rng.normal(size=(6, 2, D))
vectors /= np.linalg.norm(vectors, axis=-1, keepdims=True)
worst = {}
for limit in (256, 8192, 131072):
    for kind in KINDS:
        gap = 0.0
        for q, k in vectors:
            dist = rng.integers(1, 120, 8)
            m = np.linspace(dist, limit, 40).astype(int)
            s = np.vecdot(rotate(q, m, kind), rotate(k, m - dist, kind))
            gap = max(gap, np.ptp(s, axis=0).max())
        worst[limit, kind] = gap
    print(f"{limit:15,}" + "".join(f"{shown(worst[limit, kind]):>14}" for kind in KINDS))
assert worst[8192, "fp64"] < 1e-12 and worst[131072, "fp64"] < 1e-11
assert worst[131072, "fp32 angle"] < 1e-3 and worst[131072, "bf16 table"] < 0.01 < 0.1 < worst[8192, "bf16 angle"]
