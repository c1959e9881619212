"""GQA against its two ends, split over TP ranks, and made from an MHA checkpoint (NumPy)."""

import numpy as np

H, D, d, T = 8, 64, 16, 32  # query heads, model width, head width, tokens
rng = np.random.default_rng(0)
MASK = np.triu(np.full((T, T), -np.inf), 1)


def softmax(s):
    e = np.exp(s - s.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def mha(x, wq, wk, wv, wo):
    """Textbook attention, one head after the other: the reference."""
    heads = zip(wq, wk, wv, wo, strict=True)
    return sum(softmax((x @ q) @ (x @ k).T / d**0.5 + MASK) @ (x @ v) @ o for q, k, v, o in heads)


def gqa(x, wq, wk, wv, wo):
    """wq [H, D, d]; wk, wv [G, D, d]; wo [H, d, D]. Query head i reads KV head i // (H / G)."""
    q = np.einsum("tc,hcd->htd", x, wq).reshape(len(wk), -1, T, d)
    k, v = np.einsum("tc,gcd->gtd", x, wk), np.einsum("tc,gcd->gtd", x, wv)
    p = softmax(np.einsum("grtd,gsd->grts", q, k) / d**0.5 + MASK)
    return np.einsum("htd,hdc->tc", np.einsum("grts,gsd->grtd", p, v).reshape(-1, T, d), wo)


def error(got, want):
    return np.linalg.norm(got - want) / np.linalg.norm(want)


def check(name, got, want, exact=True):
    e = error(got, want)
    assert (e < 1e-12) == exact
    print(f"  {name:<49} {'equal' if exact else f'{e:.2f}'}")


def random(*shape):
    return rng.normal(size=shape) / 8


x, wq, wk, wv, wo = 8 * random(T, D), random(H, D, d), random(H, D, d), random(H, D, d), random(H, d, D)
print("relative error of the output, 8 query heads")
check("G = 8 against MHA", gqa(x, wq, wk, wv, wo), mha(x, wq, wk, wv, wo))
k2, v2 = wk[:2], wv[:2]  # a GQA model with G = 2, and the same function stored as MHA:
want, wide = gqa(x, wq, k2, v2, wo), [np.repeat(w, H // 2, axis=0) for w in (k2, v2)]
check("G = 2 against MHA on repeated KV heads", mha(x, wq, *wide, wo), want)
for name, held in (("r // 2", lambda r: r // 2), ("r % 2 (wrong)", lambda r: r % 2)):
    q = [slice(2 * r, 2 * r + 2) for r in range(4)]  # query heads of rank r; sum = all-reduce
    parts = sum(gqa(x, wq[q[r]], k2[[held(r)]], v2[[held(r)]], wo[q[r]]) for r in range(4))
    check(f"TP = 4, G = 2: rank r holds KV head {name}", parts, want, "wrong" not in name)
pooled = [w.reshape(2, H // 2, D, d).mean(1) for w in wide]  # heads 0-3 and 4-7
check("pooling that MHA back: contiguous groups", gqa(x, wq, *pooled, wo), want)
pooled = [w.reshape(H // 2, 2, D, d).mean(0) for w in wide]  # heads 0, 2, 4, 6 and 1, 3, 5, 7
check("pooling that MHA back: strided groups (wrong)", gqa(x, wq, *pooled, wo), want, False)

print("heads that share a part (std 1) and differ (std 0.5), converted without training")
wk, wv = ((2 * random(1, D, d) + random(H, D, d)) / 5**0.5 for _ in "kv")
turn = np.linalg.qr(rng.normal(size=(H, d, d)))[0]  # a basis for each head's Q.K and V.O
tq, tk, tv, to = wq @ turn, wk @ turn, wv @ turn, np.swapaxes(turn, 1, 2) @ wo
ref = mha(x, wq, wk, wv, wo)
check("MHA, each head written in a basis of its own", mha(x, tq, tk, tv, to), ref)
print("    G     mean    first   random   mean after that change of basis")
for G in (4, 2, 1):
    mean, first = (lambda w: w.reshape(G, -1, D, d).mean(1)), (lambda w: w[:: H // G])
    row = [gqa(x, wq, f(wk), f(wv), wo) for f in (mean, first, lambda w: random(G, D, d))]
    row.append(gqa(x, tq, mean(tk), mean(tv), to))
    print(f"  {G:3d}" + "".join(f"{error(r, ref):9.2f}" for r in row))
