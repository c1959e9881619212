"""NCCL's own cost model for AllReduce, constants of v2.30.7-1 (src/graph/tuning.cc), for nodes of 8 H100s.

t = latency + bytes / bandwidth for each algorithm and protocol; NCCL takes the minimum. Graphs as the search finds
them, (channels, GB/s each): inside a node ring and tree (12, 30), NVLS (8, 40); with eight 400 Gbit/s NICs ring and
tree (8, 48). Assumed: Intel CPUs, balanced trees, no SHARP in the network, a NIC latency of 0.
"""

from math import log2

import numpy as np

PROTO = ("LL", "LL128", "Simple")
BASE = {"Tree": (6.8, 14.0, 8.4), "Ring": (6.6, 14.0, 8.4)}                    # us, once per collective
NVLINK = {"Tree": (0.6, 1.25, 4.0), "Ring": (0.6, 1.9, 3.4)}                   # us per step
NET = {"Tree": (5.0, 8.5, 14.0), "Ring": (2.7, 4.0, 14.0)}
CORRECTION = ([1] * 4 + [.9, .8, .7, .7, .7, .7, .6, .5, .4, .4, .5, .6, .7, .8, .9] + [1] * 5,
              [1] * 5 + [.9, .8, .8, .8, .7, .6, .6, .6, .6, .6, .6, .8, .9, .9, .9, .9] + [1] * 3,
              [.9] * 7 + [.8, .7, .6, .6, .5, .5, .5, .5, .6, .7, .8, .7, .7, .8, .9, .9, .9])   # trees: 64 B, 128 B, ...


def times(size, nodes):
    """Predicted us of every algorithm and protocol for an AllReduce of `size` bytes, a number or an array."""
    col, ranks = min(nodes, 3) - 1, 8 * nodes
    channels, bw = (12, 30) if nodes == 1 else (8, 48)
    bus, steps, out = channels * bw, 2 * (ranks - 1), {}
    k = np.frexp(size)[1] - 7                               # floor of log2(size / 64)
    ll_max = (141.0, 39.0, 20.4)[col]                       # one node: Hopper; several: Intel CPUs
    for p, name in enumerate(PROTO):
        ring = (min(ll_max, bus / 2), min(0.92 * bus, channels * 36.7), bus)[p]
        lat = np.where((p == 2) & (nodes > 1) & (size // (2 * channels * ranks) >= 64), 1.4, 1.0)
        inter = 2 * (nodes - 1)
        hop = NVLINK["Ring"][p] if nodes == 1 else max(NVLINK["Ring"][p], 3.0 if p == 2 else 1.0)
        lat = lat * (BASE["Ring"][p] + (steps - inter) * hop + inter * NET["Ring"][p])
        out["Ring", name] = lat + size / (1e3 * ring * ranks / steps)
        tree = min(0.92 * bus, channels * (38.7, 41.4, 36.0)[col])
        tree = (min(tree / 3.8, ll_max), min(tree * (7 / 9 if nodes == 1 else 15 / 16),
                                             channels * (36.7, 36.7, 29.0)[col]), tree)[p]
        tree *= np.where(k < 23, np.take(CORRECTION[p], k, mode="clip"), 1.0)
        lat = BASE["Tree"][p] + 2 * (7 * NVLINK["Tree"][p] + int(log2(nodes)) * NET["Tree"][p])
        out["Tree", name] = lat + size / (1e3 * tree / 2)
    nvls = 40 * 0.85 * 7 / 8 * 2                            # GB/s per channel: efficiency, heads, both halves overlap
    if nodes == 1:
        out["NVLS", "Simple"] = 25.0 + size / (1e3 * 8 * nvls * ranks / steps)
    else:
        per = min(nvls, 48 * (2 if nodes == 2 else 1), (57.7, 45.5)[nodes > 2])
        out["NVLSTree", "Simple"] = 25.0 + 2 * int(log2(nodes)) * 20.9 + size / (1e3 * 8 * per * ranks / steps)
    return out


def ahead(size, nodes, algorithm):
    return np.min([t for (a, _), t in times(size, nodes).items() if a == algorithm], axis=0)


if __name__ == "__main__":
    S = 16e9
    print(f"16 GB on 8 GPUs at 450 GB/s, in ms: through one root {14 * S / 450e6:.0f}, ring {14 / 8 * S / 450e6:.1f}, "
          f"NVLS {9 / 8 * S / 450e6:.1f}")
    print(f"the same by NCCL's model: ring {times(S, 1)['Ring', 'Simple'] / 1e3:.1f}, NVLS {times(S, 1)['NVLS', 'Simple'] / 1e3:.1f}")
    print(f"GB/s per GPU: 18 NVLinks {18 * 20.6:.1f}; planned: rings 6 x 60 = {6 * 60}, NVLS (7 + 2) x 40 = {9 * 40}")
    floor = BASE["Ring"][2] + 14 * NVLINK["Ring"][2]
    print(f"8 KiB on a Simple ring: {floor:.1f} us of start and steps, {times(8192, 1)['Ring', 'Simple'] - floor:.2f} us of bytes")
    wrong = 8 * (8 - 1 - log2(8)) * 3.4e-6 * 360e9          # alpha and B of ring Simple
    print(f"textbook tree of depth log2(8) on one node: ahead below {wrong / 1e6:.0f} MB; NCCL's model: never")
    sizes, fine = [2**k for k in range(8, 35)], np.array([2 ** (k / 256) for k in range(8 * 256, 34 * 256)])
    assert (ahead(fine, 1, "Tree") > ahead(fine, 1, "Ring")).all(), "on one node the tree is a chain"
    bus = 4 * 48                                            # issue 1368: 5 nodes of 8 H100s with four NICs
    print(f"5 nodes, 4 NICs, bus GB/s: ring {bus}, tree {bus * .92 * 39 / 40:.0f}, plain tree "
          f"{bus * .92 * .85 * 39 / 40:.0f}; measured ring 190, tree 150")
    lat = {bus: 1.4 * (8.4 + 70 * 3.4 + 8 * 14.0), bus * .92 * .85 * 39 / 40: 8.4 + 2 * (7 * 4.0 + 2 * 14.0)}
    late = [2 * 39 / 40 * 2**30 / (t + 2 * 39 / 40 * 2**30 / (1e3 * bw)) / 1e3 for bw, t in lat.items()]
    print(f"the same with latency at 1 GiB: ring {late[0]:.0f}, plain tree {late[1]:.0f}")
    top = [1.75 * 1e15 / times(1e15, 1)[a, "Simple"] / 1e3 for a in ("Ring", "NVLS")]
    print(f"1 node, bus GB/s at most: ring {top[0]:.0f}, NVLS {top[1]:.0f}; measured (issue 2140) 370 and 480")

    def unit(s):
        return f"{s >> 30} GiB" if s >> 30 else f"{s >> 20} MiB" if s >> 20 else f"{s >> 10} KiB"

    print("\nnodes  GPUs  ring/tree 1 KiB  crossings in MiB  the choice, by powers of two, up to")
    for nodes in (1, 2, 4, 16, 64):
        tree = ahead(fine, nodes, "Tree") < ahead(fine, nodes, "Ring")
        cross = " ".join(f"{s / 2**20:.0f}" for s in fine[1:][tree[1:] != tree[:-1]]) or "none"
        best = [min(times(s, nodes), key=times(s, nodes).get) for s in sizes]
        bands = [f"{a} {p} {unit(s)}" for (a, p), s, nxt in zip(best, sizes, best[1:] + [None]) if nxt != (a, p)]
        print(f"{nodes:5} {8 * nodes:5} {ahead(1024, nodes, 'Ring') / ahead(1024, nodes, 'Tree'):16.2f}  {cross:>16}  "
              + ", ".join(bands[:2]))
        if bands[2:]:
            print(" " * 47 + ", ".join(bands[2:]))
