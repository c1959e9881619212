"""Byte-pair encoding on ten words: the merges one by one, then one right and two tempting wrong encoders."""

from collections import Counter

WORDS = {"low": 5, "lower": 4, "lowest": 8, "new": 7, "newer": 3, "newest": 6,
         "widest": 2, "wider": 1, "west": 5, "tower": 2}     # word: how often it occurs in the text


def join(symbols, pair):
    """Replace every occurrence of the pair, from left to right, by its concatenation."""
    out = []
    for s in symbols:
        if out and (out[-1], s) == pair:
            out[-1] += s
        else:
            out.append(s)
    return out


def train(words, count):
    splits, merges = {w: list(w) for w in words}, []
    for _ in range(count):
        pairs = Counter()
        for w, symbols in splits.items():
            for pair in zip(symbols, symbols[1:]):
                pairs[pair] += words[w]                      # weighted by the word's frequency
        (best, n), (_, second) = pairs.most_common(2)
        assert n > second                                    # no ties here, so no rule for ties is needed
        merges.append(best)
        splits = {w: join(s, best) for w, s in splits.items()}
        size = sum(words[w] * len(s) for w, s in splits.items())
        print(f"{len(merges):5}   {best[0] + ' + ' + best[1]:10} {n:5} {second:7} {size:8}")
    return merges, splits


def by_order(word, merges):
    """Right: among the pairs present, apply the merge learned first."""
    symbols, order = list(word), {pair: i for i, pair in enumerate(merges)}
    while present := [p for p in zip(symbols, symbols[1:]) if p in order]:
        symbols = join(symbols, min(present, key=order.get))
    return symbols


def left_to_right(word, merges):
    """Wrong: apply whatever merge is possible first from the left."""
    symbols = list(word)
    while (i := next((i for i, p in enumerate(zip(symbols, symbols[1:])) if p in merges), None)) is not None:
        symbols[i:i + 2] = [symbols[i] + symbols[i + 1]]
    return symbols


def longest_match(word, merges):
    """Wrong: take the longest vocabulary entry that fits, as WordPiece does with its own vocabulary."""
    vocabulary, out = set(word) | {a + b for a, b in merges}, []
    while word:
        out.append(next(word[:n] for n in range(len(word), 0, -1) if word[:n] in vocabulary))
        word = word[len(out[-1]):]
    return out


print(f"merge   pair       count  second   symbols\n{'':31}{sum(len(w) * n for w, n in WORDS.items()):8}")
merges, splits = train(WORDS, 10)
print("\nword      by merge order   left to right   longest match")
for word in ("lower", "newer", "lowest", "flower"):
    rows = [" ".join(f(word, merges)) for f in (by_order, left_to_right, longest_match)]
    print(f"{word:9} {rows[0]:16} {rows[1]:15} {rows[2]}")
wrong = {f.__name__: [w for w in WORDS if f(w, merges) != splits[w]] for f in (by_order, left_to_right, longest_match)}
print(f"\ntraining words split otherwise than by the trainer: {[len(v) for v in wrong.values()]}")
assert not wrong["by_order"] and wrong["left_to_right"] and wrong["longest_match"]
for f in (by_order, left_to_right, longest_match):           # all three pass the round-trip test
    assert all("".join(f(w, merges)) == w for w in WORDS)
