"""HybridFlow's regrouping (Fig. 8): tensor-parallel 4 in training, 2 in generation, 8 GPUs, exact fractions.

A GPU holds an interval of the weights. Received = generation weights that it does not already hold;
kept apart = training weights that the generation copy does not contain.
"""

from fractions import Fraction as Q

T, TG, DP = 4, 2, 2


def held(rank, parts):
    return Q(rank, parts), Q(rank + 1, parts)


def overlap(a, b):
    return max(Q(0), min(a[1], b[1]) - max(a[0], b[0]))


def transition(strided):
    rows = []
    for gpu in range(T * DP):
        r = gpu % T                                      # tensor rank in training
        train = held(r, T)
        generate = held(r // (T // TG) if strided else r % TG, TG)
        common = overlap(train, generate)
        rows.append((Q(1, TG) - common, Q(1, T) - common))
    return rows


for name, strided in (("consecutive ranks", False), ("regular intervals", True)):
    rows = transition(strided)
    print(f"{name}: kept apart on", [f"G{g + 1}" for g, row in enumerate(rows) if row[1]],
          "; received at most", max(r[0] for r in rows), "M")
assert all(apart == 0 for _, apart in transition(True))
assert any(apart for _, apart in transition(False))
assert {r[0] for r in transition(True)} == {Q(T - TG, TG * T)}       # Table 2: (tp - tg pg) / (tg pg tp)

print("\n70B in BF16, M = 140 GB, 16 GPUs, TP 8 in training, TP 2 in generation: GB per GPU")
M, t, tg, n = 140, 8, 2, 16
for name, moved, peak, extra in (("DeepSpeed-Chat", Q(n - 1, n), Q(1), Q(1, n)),
                                 ("HybridFlow-V", Q(t - 1, t), Q(1), Q(1, t)),
                                 ("HybridFlow", Q(t - tg, tg * t), Q(1, tg), Q(0))):
    print(f"  {name:15} received {float(M * moved):6.1f}   peak {float(M * peak):6.1f}   redundant {float(M * extra):5.1f}")
