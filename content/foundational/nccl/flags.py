"""Toy wire protocols on a memory that delivers stores in any order: which receivers ever read stale data?

A message is 120 bytes = 30 words. The receiver polls after every delivered store and copies the data as soon as
its flag test passes. Step s writes the value 100 s + i; the buffer still holds step s - 1. Flags equal the step.
"""

import random

WORDS, TRIALS = 30, 2000


def step(protocol, s, rng):
    """One message; True if the receiver copied exactly what was sent."""
    new, old = [100 * s + i for i in range(WORDS)], [100 * (s - 1) + i for i in range(WORDS)]
    own_flags = protocol.startswith("LL ")
    stale = s if protocol == "LL constant flag" else s - 1      # a constant flag is already there
    mem, flags = list(old), [stale] * (WORDS if own_flags else 1)
    data = [("d", i) for i in range(WORDS)]
    if protocol in ("separate", "fence"):                       # data and tail counter are separate stores
        stores = [[d] for d in data]
        rng.shuffle(stores)
        at = WORDS if protocol == "fence" else rng.randrange(WORDS + 1)   # the fence holds the counter back
        stores.insert(at, [("f", 0)])
    elif own_flags:                                             # 8-byte store: 4 B data, 4 B flag, any order
        stores = [[("d", i), ("f", i)] for i in range(WORDS)]
        rng.shuffle(stores)
        if protocol == "LL torn":                               # the 8 bytes arrive as two halves
            stores = [[x] for x in rng.sample(sum(stores, []), 2 * WORDS)]
    else:                                                       # LL128: 120 B data, 8 B flag, one 128-byte line
        line = data + [("f", 0)]
        stores = [line] if protocol == "LL128 whole" else [line[:16], line[16:]]
        if protocol == "LL128 halves swapped":
            stores.reverse()
    for store in stores:
        for kind, i in store:
            (mem if kind == "d" else flags)[i] = new[i] if kind == "d" else s
        if all(f == s for f in flags):                          # the receiver polls
            return mem == new
    raise AssertionError("never delivered")


rng = random.Random(281)
wire = {"separate": 124, "fence": 124, "LL": 240, "LL128": 128}
wrong = {}
print("protocol                 wire bytes  payload   stale reads of 2,000")
for p in ("separate", "fence", "LL 8-byte stores", "LL torn", "LL constant flag",
          "LL128 whole", "LL128 halves in order", "LL128 halves swapped"):
    wrong[p] = sum(not step(p, s, rng) for s in range(1, TRIALS + 1))
    size = wire[p.split()[0]]
    print(f"{p:24} {size:10}  {120 / size:7.1%}  {wrong[p]:20,}")
assert not any(wrong[p] for p in ("fence", "LL 8-byte stores", "LL128 whole", "LL128 halves in order"))
assert all(wrong[p] for p in ("separate", "LL torn", "LL constant flag", "LL128 halves swapped"))

print("\nbuffers per connection  bytes      per step (8)  data per step")
for name, size, share in (("LL", 8 * 512 * 8 * 16, 1 / 2), ("LL128", 120 * 640 * 8 * 8, 15 / 16), ("Simple", 1 << 22, 1)):
    print(f"{name:20} {size:11,}  {size // 8:11,}  {int(size // 8 * share):12,}")
