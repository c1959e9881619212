"""Parameters of MoE, PR-MoE and MoS from the published scripts, beside the printed sizes.

Per layer: attention 4 h^2, MLP or expert 8 h^2; embedding V h with V = 50,257. Biases, norms, positions and gates
(below 0.1%) are left out. MoE replaces every second MLP; PR-MoE keeps it and adds one routed expert.
"""

VOCAB = 50257


def count(hidden, layers, experts, residual):
    mlp = 8 * hidden**2
    dense = layers * (4 * hidden**2 + mlp) + VOCAB * hidden
    return dense + sum(experts) * mlp - (0 if residual else len(experts) * mlp)


print("model                     layers  MoE layers  experts in all   counted   printed")
for name, hidden, low, high, sizes in (("350M", 1024, 32, 64, ("13", "4.0", "3.5")),
                                       ("1.3B", 2048, 64, 128, ("52", "31", "27"))):
    cases = ((f"{name}+MoE-128", 24, [128] * 12, False), (f"{name}+PR-MoE-{low}/{high}", 24, [low] * 10 + [high] * 2, True),
             ("  + MoS", 21, [low] * 8 + [high] * 2, True))
    total = {}
    for (label, layers, experts, residual), printed in zip(cases, sizes):
        total[label] = count(hidden, layers, experts, residual)
        print(f"{label:26}{layers:5} {len(experts):9} {sum(experts):14,} {total[label] / 1e9:12.2f}B {printed:>7}B")
        assert abs(total[label] / 1e9 / float(printed) - 1) < 0.04
    moe, pr, mos = total.values()
    print(f"  reduction: PR-MoE {moe / pr:.2f}, with MoS {moe / mos:.2f}")

h, mlp = 2048, 8 * 2048**2
print("\nfrom 52B to 31B, 1.3B base, in units of one expert (33.6M parameters)")
print(f"  pyramid alone   {12 * 128} -> {10 * 64 + 2 * 128} experts: {(12 * 128 - 896) * mlp / 1e9:+.1f}B saved")
print(f"  residual alone  12 fixed MLPs come back: {12 * mlp / 1e9:.1f}B added")
