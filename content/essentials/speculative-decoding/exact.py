"""Draft and verify in exact fractions: does the text still follow the target model?

A toy language of three words, in which both models look at the previous word only. Every way
in which rounds of two guesses can produce the next two words is followed with its probability.
"""

from fractions import Fraction

WORDS = ("mat", "sofa", "floor")
#     chance of mat, sofa, floor in tenths after: the, mat, sofa, floor
TARGET = {"the": (4, 4, 2), "mat": (1, 6, 3), "sofa": (5, 2, 3), "floor": (2, 2, 6)}
DRAFT = {"the": (7, 2, 1), "mat": (3, 3, 4), "sofa": (4, 4, 2), "floor": (1, 1, 8)}


def after(model, word):
    return [Fraction(tenths, 10) for tenths in model[word]]


def shortfall(p, q):
    """Where the target p is above the draft q, scaled to sum 1."""
    short = [max(a - b, Fraction(0)) for a, b in zip(p, q)]
    return [s / sum(short) for s in short]


RULES = {  # chance of keeping a guess; distribution from which a rejected one is replaced
    "keep with p/q, replace from the shortfall": (lambda p, q: min(1, p / q), shortfall),
    "keep with p/q, replace from the target": (lambda p, q: min(1, p / q), lambda p, q: p),
    "keep if p >= q, replace from the shortfall": (lambda p, q: int(p >= q), shortfall),
}


def play_round(text, guesses, keep, replace):
    """All outcomes of one round, as (text, probability)."""
    p, q = after(TARGET, text[-1]), after(DRAFT, text[-1])
    if guesses == 0:  # every guess kept: one more word, straight from the target
        return [((*text, word), p[i]) for i, word in enumerate(WORDS)]
    kept = [b * keep(a, b) for a, b in zip(p, q)]
    ends = [((*text, w), (1 - sum(kept)) * replace(p, q)[i]) for i, w in enumerate(WORDS)]
    return ends + [(longer, kept[i] * chance) for i, word in enumerate(WORDS)
                   for longer, chance in play_round((*text, word), guesses - 1, keep, replace)]


wanted = {(a, b): after(TARGET, "the")[i] * after(TARGET, a)[j]
          for i, a in enumerate(WORDS) for j, b in enumerate(WORDS)}
print(f"first word in 1,000 texts:{'mat':>22} sofa floor    error over two words")
for name, rule in RULES.items():
    got, unfinished = dict.fromkeys(wanted, 0), [(("the",), Fraction(1))]
    while unfinished:
        text, chance = unfinished.pop()
        for longer, c in play_round(text, 2, *rule):
            if len(longer) < 3:
                unfinished.append((longer, chance * c))
            else:
                got[longer[1:3]] += chance * c
    first = [round(1000 * sum(got[a, b] for b in WORDS)) for a in WORDS]
    error = sum(abs(got[pair] - wanted[pair]) for pair in wanted) / 2
    print(f"{name:43s}{first[0]:5}{first[1]:5}{first[2]:6}{str(error):>14} = {float(error):.3f}")
    assert (error == 0) == name.endswith("p/q, replace from the shortfall")
