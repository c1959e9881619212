"""The unigram model on the same ten words: EM over all segmentations, then pruning to as many pieces as BPE merges."""

from math import log, prod

WORDS = {"low": 5, "lower": 4, "lowest": 8, "new": 7, "newer": 3, "newest": 6,
         "widest": 2, "wider": 1, "west": 5, "tower": 2}
LETTERS, BPE = set("".join(WORDS)), {6: 92, 5: 101, 4: 117}  # BPE: symbols after that many merges, see merges.py


def segmentations(word, p):
    """All ways to write the word with pieces of p: exponential, so only for words as short as these."""
    ways = [[[]]]
    for end in range(1, len(word) + 1):
        ways.append([s + [word[i:end]] for i in range(end) if word[i:end] in p for s in ways[i]])
    return ways[-1]


def e_step(p, words):
    """Forward-backward: expected count of every piece, and the log-likelihood of the text."""
    count, loglik = dict.fromkeys(p, 0.0), 0.0
    for w, n in words.items():
        spans = [(i, j) for i in range(len(w)) for j in range(i + 1, len(w) + 1) if w[i:j] in p]
        ahead, behind = [1.0] + [0.0] * len(w), [0.0] * len(w) + [1.0]
        for i, j in sorted(spans, key=lambda s: s[1]):
            ahead[j] += ahead[i] * p[w[i:j]]
        for i, j in sorted(spans, key=lambda s: -s[0]):
            behind[i] += p[w[i:j]] * behind[j]
        for i, j in spans:
            count[w[i:j]] += n * ahead[i] * p[w[i:j]] * behind[j] / ahead[-1]
        loglik += n * log(ahead[-1])
    return count, loglik


def em(p, steps=30):
    previous = -float("inf")
    for _ in range(steps):
        count, loglik = e_step(p, WORDS)
        assert loglik > previous - 1e-5                      # EM never loses likelihood
        previous, total = loglik, sum(count.values())
        p = {x: max(c, 1e-9) / total for x, c in count.items() if c > 1e-9 or x in LETTERS}
    return p, loglik


def shrink(p, target, by_loss):
    while len(pieces := [x for x in p if len(x) > 1]) > target:
        worth = {x: -e_step({y: v for y, v in p.items() if y != x}, WORDS)[1] if by_loss else p[x] for x in pieces}
        keep = sorted(pieces, key=worth.get, reverse=True)[:max(target, int(0.8 * len(pieces)))]
        p, loglik = em({x: v for x, v in p.items() if x in LETTERS or x in keep})
    return p, loglik


seed = {}
for w, n in WORDS.items():
    for i in range(len(w)):
        for j in range(i + 1, len(w) + 1):
            seed[w[i:j]] = seed.get(w[i:j], 0) + n           # start: how often each substring occurs
start = {x: c / sum(seed.values()) for x, c in seed.items()}
ways = segmentations("lower", start)
weights = [prod(start[x] for x in s) for s in ways]
brute = sum(v for s, v in zip(ways, weights) if "low" in s) / sum(weights)
assert abs(brute - e_step(start, {"lower": 1})[0]["low"]) < 1e-12
print(f"{len(seed)} seed pieces; 'lower' has {len(ways)} segmentations, 'low' is in them with probability {brute:.3f}")
print("pieces  dropped by     log-lik.  symbols  BPE   lower       kept beside the letters")
for target in BPE:
    results = []
    for by_loss in (True, False):
        p, loglik = shrink(em(start)[0], target, by_loss)
        best = {w: max(segmentations(w, p), key=lambda s: prod(p[x] for x in s)) for w in WORDS}
        results.append(loglik)
        symbols = sum(n * len(best[w]) for w, n in WORDS.items())
        kept = " ".join(sorted((x for x in p if len(x) > 1), key=p.get, reverse=True))
        print(f"{target:4}    {'loss' if by_loss else 'probability':12} {loglik:9.1f} {symbols:8}"
              f" {BPE[target]:5}  {' '.join(best['lower']):9} {kept}")
    assert results[0] >= results[1] - 1e-6
