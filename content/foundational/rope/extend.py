"""Six ways, and none, from 8,192 to 131,072 tokens, pair by pair: base 500,000, 64 pairs, ratio of lengths 16.

A pair that finished a turn in training has seen every angle. One that did not has seen an arc;
at the new length it must stay inside that arc, or it meets angles no weight was trained on.
"""

import numpy as np

D, BASE, L, TARGET = 128, 5e5, 8192, 131072
S, i = TARGET / L, np.arange(D // 2)
theta = BASE ** (-2 * i / D)
turns = L * theta / (2 * np.pi)                 # r in the YaRN paper


def blend(keep, s):
    """Interpolated where keep is 0, untouched where it is 1."""
    return (1 - keep) * theta / s + keep * theta


def index_of(n):
    """The pair, as a real number, that makes n turns within L."""
    return D * np.log(L / (2 * np.pi * n)) / (2 * np.log(BASE))


low, high = np.floor(index_of(32)), np.ceil(index_of(1))
paper_ramp = blend(np.clip((turns - 1) / 31, 0, 1), S)                       # linear in turns, eq. 18
code_ramp = blend(1 - np.clip((i - low) / (high - low), 0, 1), S)            # linear in the pair's index
methods = {
    "none": theta,
    "position interpolation": theta / S,
    "NTK-aware base change": (BASE * S ** (D / (D - 2))) ** (-2 * i / D),
    "YaRN, ramp of the paper": paper_ramp,
    "YaRN, ramp of the code": code_ramp,
    "Llama 3.1, factor 8": blend(np.clip((turns - 1) / 3, 0, 1), 8),
    "Llama 3.1 rule, factor 16": blend(np.clip((turns - 1) / 3, 0, 1), 16),
}
print(f"{(turns >= 1).sum()} pairs finish a turn in {L:,} tokens, {(turns < 1).sum()} do not")
print("method                      untouched  past their arc  furthest  pair 0: rad/token")
past = {}
for name, new in methods.items():
    reach = S * new / theta                     # furthest angle at TARGET over the furthest in training
    past[name] = int(((turns < 1) & (reach > 1 + 1e-9)).sum())
    far = reach[turns < 1].max()
    print(f"{name:27}{(new > 0.999 * theta).sum():10}{past[name]:16}{far:9.2f}x{new[0]:19.4f}")
gap = code_ramp / paper_ramp
print(f"\nYaRN ramp from pair {low:.0f} to {high:.0f}: code over paper at most {gap.max():.2f}, pair {gap.argmax()}")
print(f"attention factor 0.1 ln(16) + 1 = {0.1 * np.log(16) + 1:.3f}: logits times {(0.1 * np.log(16) + 1) ** 2:.3f}")
print(f"interpolation bound: 32 ln(1e4) = {32 * np.log(1e4):.2f}, twice that {64 * np.log(1e4):.0f}")
assert past["none"] == 29 and past["position interpolation"] == 0 and past["YaRN, ramp of the paper"] == 0
assert past["NTK-aware base change"] == 28 and past["Llama 3.1, factor 8"] == 29
