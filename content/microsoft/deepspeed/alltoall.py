"""Expert parallelism on four ranks in NumPy: dispatch, all-to-all, experts, all-to-all, combine.

The layout is that of DeepSpeed's MOELayer: a buffer [experts, capacity, hidden] per rank, top-1 routing. A full
expert drops what comes last, where DeepSpeed drops at random. Checked against a loop over tokens. Wrong on purpose:
the received buffer read as [local expert, source] instead of [source, local expert].
"""

import numpy as np

RANKS, TOKENS, HIDDEN = 4, 64, 16
rng = np.random.default_rng(2201)
x = rng.normal(size=(RANKS, TOKENS, HIDDEN))


def all_to_all(buffers):
    """Rank r sends its d-th block to rank d: blocks along axis 0 change places like a transpose."""
    blocks = np.stack([b.reshape(RANKS, -1, *b.shape[1:]) for b in buffers])         # [rank, peer, ...]
    return [b.reshape(buffers[0].shape) for b in blocks.swapaxes(0, 1)]


def layer(experts, factor, wrong=False):
    n, local = len(experts), len(experts) // RANKS
    capacity = int(np.ceil(TOKENS / n * factor))
    sent, book, dropped = [], [], 0
    for tokens in x:
        gate = np.exp(tokens @ router[:, :n])
        gate /= gate.sum(1, keepdims=True)
        choice, fill, slots = gate.argmax(1), [0] * n, []
        buffer = np.zeros((n, capacity, HIDDEN))
        for t, e in enumerate(choice):
            if fill[e] < capacity:                         # else: dropped, its output stays zero
                buffer[e, fill[e]] = tokens[t]
                slots.append((t, e, fill[e], gate[t, e]))
                fill[e] += 1
        dropped += TOKENS - len(slots)
        sent.append(buffer)
        book.append(slots)
    received, back = all_to_all(sent), []
    for rank, buffer in enumerate(received):
        axes = (local, RANKS) if wrong else (RANKS, local)
        buffer = buffer.reshape(*axes, capacity, HIDDEN)   # [source, local expert, capacity, hidden]
        mine = [experts[rank * local + i] for i in range(local)]
        out = [np.tanh((buffer[i] if wrong else buffer[:, i]) @ w) for i, w in enumerate(mine)]
        back.append(np.stack(out, axis=0 if wrong else 1).reshape(n, capacity, HIDDEN))
    y, ref = np.zeros_like(x), np.zeros_like(x)
    for rank, (buffer, slots) in enumerate(zip(all_to_all(back), book)):
        for t, e, c, g in slots:
            y[rank, t] = g * buffer[e, c]
            ref[rank, t] = g * np.tanh(x[rank, t] @ experts[e])
    return np.abs(y - ref).max(), dropped / (RANKS * TOKENS)


router = rng.normal(size=(HIDDEN, 16)) / 4
print("experts  per rank  capacity factor  error     error, axes swapped   tokens dropped")
for n in (4, 8, 16):
    weights = rng.normal(size=(n, HIDDEN, HIDDEN)) / 4
    for factor in (1.0, 2.0):
        right, lost = layer(weights, factor)
        bad = layer(weights, factor, wrong=True)[0]
        assert right < 1e-12 and (bad > 0.1) == (n > RANKS)  # one expert per rank hides the bug
        print(f"{n:4} {n // RANKS:9} {factor:13} {'< 1e-12':>12} {bad:17.2f} {lost:19.1%}")
per_gpu = 512 * 2048 // 128
moved = per_gpu * 2048 * 2
print(f"\n1.3B+MoE-128 on 128 GPUs: {per_gpu:,} tokens per GPU and step, {-(-per_gpu // 128)} per expert and source;")
print(f"buffer {moved / 1e6:.1f} MB, four all-to-alls in 12 layers: {moved * 48 / 1e9:.2f} GB per GPU and step")
