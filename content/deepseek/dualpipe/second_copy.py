"""What the second copy of the parameters costs, and what it saves: DeepSeek-V3's layout, times F = I = W = 1 unless said."""

PP, GPUS, M = 16, 2048, 15360 // (2048 // 16)        # micro-batches per pipeline if each is one sequence: our assumption
ROUTED = 58 * 256 * 3 * 7168 * 2048                  # layers, experts, three matrices, hidden x intermediate size
TOTAL, DENSE = 671e9, 70.6e9
LINK, COPY = 50e9, 2 + 4                             # B/s of InfiniBand per GPU; BF16 weight and FP32 gradient

print(f"bubble in units of F, no all-to-all, F = I, F&B = F + B; share of a step of {M} micro-batches")
print("             1F1B          ZB1P          DualPipe      DualPipeV on PP devices")
for p, w in ((4, 1), (8, 1), (16, 1), (32, 1), (16, 0.5)):
    work, pairs = 2 + w, 3 - w                       # F + B, and F&B + B - 3W
    bubbles = ((p - 1) * work, (p - 1) * (work - 2 * w), (p // 2 - 1) * pairs, (p - 1) * pairs / 2)
    print(f"PP={p:<3} W={w:<4}" + "".join(f"{b:5.1f} {b / (work * M + b):6.1%}  " for b in bubbles).rstrip())

print("\nsecond copy per GPU                parameters     GB   s to send   GB of activations*")
cases = {"671B MoE, PP=16, EP=64": ROUTED / (PP * 64) + (TOTAL - ROUTED) / PP,
         "671B MoE, PP=16, EP=8": ROUTED / (PP * 8) + (TOTAL - ROUTED) / PP,
         "70.6B dense, PP=16, TP=1": DENSE / PP}
for name, params in cases.items():
    size = params * COPY
    print(f"{name:34}{params / 1e9:9.2f}e9 {size / 1e9:6.1f} {size / LINK:11.2f} {size / (PP - 1) / 1e9:16.2f}")
print("* of a micro-batch in a stage: above this, 15 more of them (ZB2P) cost more than the copy")
print(f"tokens of one sequence dispatched in FP8 by four layers: {8 * 7168 * 4096 * 4 / 1e9:.2f} GB")

steps = 14.8e12 / (15360 * 4096)
step = 2.664e6 * 3600 / GPUS / steps
exchange = cases["671B MoE, PP=16, EP=64"] * COPY / LINK / step
print(f"\na step at the full batch: about {step:.1f} s; exchanging the second copy, not hidden: {exchange:.2%}")


def zb1p(c):
    """Makespan with all-to-all time c in each forward and each backward, all exposed."""
    return (M + PP - 1) * (3 + 2 * c) - (PP - 1) * 2


def dual(c):
    """The same when pairs hide it: F&B = 3, valid while F&B >= B, that is c <= 1."""
    return (M - PP - 1) * 3 + (PP + 1) * (3 + 2 * c) + (PP // 2 - 1) * (3 + 2 + c - 3)


assert zb1p(0) == 375 and dual(0) == 374             # the simulation's numbers
low, high = 0.0, 1.0
for _ in range(50):
    c = (low + high) / 2
    low, high = (c, high) if 1 - dual(c) / zb1p(c) < exchange else (low, c)
print(f"ZB1P: {zb1p(0):.0f} units at c=0, {zb1p(1.5):.0f} at c=1.5; 1F1B: {zb1p(0) + 30:.0f} and {zb1p(1.5) + 30:.0f}")
print(f"saved over ZB1P: {1 - dual(0) / zb1p(0):.2%} at c=0, {1 - dual(1) / zb1p(1):.1%} at c=1; at c=0 with W=F/2"
      f" {5 / (M * 2.5 + 22.5):.2%},\n  DualPipeV {3.75 / (M * 2.5 + 22.5):.2%}")
print(f"break-even with the exchange: c={c:.4f}, all-to-all {2 * c / 3:.2%} of compute")
