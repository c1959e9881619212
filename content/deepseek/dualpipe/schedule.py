"""DualPipe's eight steps as lists of operations (dualpipe.py, `DualPipe.step`), run as an event simulation.

F forward, B full backward, I backward for input, W backward for weights, each with its phase; FB01 is a pair,
F of phase 0 with B of phase 1. The code's transfers go in batches: f is a forward whose result leaves only after the
next operation, R a wait for the input of the next F. A device takes its list in order; transfers
take no time, sends do not block.
"""


def dualpipe(rank, stages, chunks):         # chunks: micro-batches per direction
    half, h = stages // 2, min(rank, stages - 1 - rank)
    ops = ["F0"] * (2 * (half - h - 1))                                      # step 1
    ops += ["f0", "R0", "F1"] * (h + 1) if h < half - 1 else ["F0", "R0", "F1"] * h + ["F0", "R0", "f1"]     # 2
    ops += ["I1", "R1", "W", "F1"] * (half - h - 1)                          # 3
    main = ["FB01", "FB10"] * (chunks - stages + h + 1)                      # 4: the two middle ranks start unpaired
    ops += ["f0", "B1"] + main[1:] if h == half - 1 else main
    ops += ["B1", "FB10"] * (half - h - 1)                                   # 5
    ops += ["BI"[i > h] + "10"[i % 2] for i in range(2 * h + 2)]             # 6: the second half is split
    return ops + ["W", "I0"] * (half - h - 1) + ["W"] * (h + 1)              # 7 and 8


def plan(lists, place, stages):
    """Operations in an order that can run, whatever they take, each with the results it needs, makes and sends, and
    the peak of stored micro-batches per device; `place`: rank, phase -> direction, stage."""
    n = len(lists)
    at, live, peak, count, sent, order = [0] * n, [0] * n, [0] * n, {}, set(), []
    late = [[] for _ in lists]                                               # computed, not yet sent
    while any(at[r] < len(lists[r]) for r in range(n)):
        before = sum(at)
        for r in range(n):
            while at[r] < len(lists[r]):
                op = lists[r][at[r]]
                kind, need, made = op.rstrip("01").upper(), [], []
                for letter, phase in zip(kind.replace("I", "B").replace("R", "F"), op[len(kind):]):
                    way, s = place(r, int(phase))
                    m = count.get((letter, way, s), 0)
                    made += [(letter, way, s, m)]
                    need += [("F", way, s - 1, m)] * (s > 0) if letter == "F" else [("F", way, s, m)]
                    need += [("B", way, s + 1, m)] * (letter == "B" and s < stages - 1)
                if not sent.issuperset(need):
                    break
                at[r] += 1
                send = late[r] + made * op[0].isupper() if kind != "R" else []
                order.append((r, kind, need, made, send))
                if kind == "R":
                    continue
                count.update((x[:3], x[3] + 1) for x in made)
                sent.update(send)
                late[r] = made * op[0].islower()
                live[r] += "F" in kind
                peak[r] = max(peak[r], live[r])
                live[r] -= "B" in kind or kind == "W"                        # after I the inputs stay until W
        assert sum(at) > before, "deadlock"
    return order, peak


def clocked(order, peak, time, log=None):
    """Makespan, idle time and peak of stored micro-batches per device."""
    clock, busy, done = [0] * len(peak), [0] * len(peak), {}
    for r, kind, need, made, send in order:
        start = max([clock[r]] + [done[x] for x in need])
        clock[r], busy[r] = start + time[kind], busy[r] + time[kind]
        for x in send:
            done[x] = clock[r]
        if log is not None and kind != "R":
            log.append((r, start, kind, made))
    return max(clock), [max(clock) - b for b in busy], peak


def run(lists, place, stages, time, log=None):
    return clocked(*plan(lists, place, stages), time, log)


def times(F, I, W, FB, part=1):
    return {k: v * part for k, v in dict(R=0, F=F, I=I, W=W, B=I + W, FB=FB).items()}


def two_way(P):                             # DualPipe: stage `rank` for one direction, its mirror for the other
    return lambda r, phase: (1, P - 1 - r) if phase ^ (r >= P // 2) else (0, r)


def vee(P):                                 # DualPipeV: one direction, the chain of P stages folded over P/2 devices
    return lambda r, phase: (0, P - 1 - r if phase else r)


if __name__ == "__main__":
    for P, M in ((4, 8), (6, 20), (8, 20), (16, 32)):        # where F = I >= W and B <= F&B <= F+B: exact
        lists = [dualpipe(r, P, M // 2) for r in range(P)]
        both, fold = plan(lists, two_way(P), P), plan(lists[:P // 2], vee(P), P)
        for F, W, FB in [(a, b, a + b + c) for a in (2, 5) for b in range(1, a + 1) for c in range(a + 1)]:
            t, bubble = times(F, F, W, FB), (P // 2 - 1) * (FB + F + W - 3 * W)
            end, idle, peak = clocked(*both, t)
            assert max(idle) == bubble and set(peak) == {P + 1}
            assert end == (M - P - 1) * FB + (P + 1) * (2 * F + W) + bubble
            assert clocked(*fold, t)[:2] == (end, idle[:P // 2])   # M/2 micro-batches, P/2 devices

    P, M = 8, 20
    lists = [dualpipe(r, P, M // 2) for r in range(P)]
    print(f"PP={P}, {M} micro-batches\nF  I  W  F&B   makespan   idle, ranks 0 to 3    formula   peak")
    for t in ((1, 1, 1, 3), (1, 1, 1, 2), (3, 3, 2, 7), (5, 6, 4, 15), (5, 5, 2, 6)):
        end, idle, peak = run(lists, two_way(P), P, times(*t))
        formula = (P // 2 - 1) * (t[3] + t[1] + t[2] - 3 * t[2])
        print("{}  {}  {}  {:3}".format(*t), f"{end:10}   {idle[:4]!s:20}{formula:9}{max(peak):7}")

    changed = {"as in the code": lambda o: [o], "no backward split": lambda o: [o.replace("I", "B")] if o != "W" else [],
               "F and B of a pair not joined": lambda o: ["F" + o[2], "B" + o[3]] if "FB" in o else [o],
               "pairs in the other order": lambda o: ["FB" + o[:1:-1]] if "FB" in o else [o]}
    print("\nmakespan with F=I=W=1, F&B=3; without idle time 60")
    for name, change in changed.items():
        try:
            end = run([sum(map(change, ops), []) for ops in lists], two_way(P), P, times(1, 1, 1, 3))[0]
        except AssertionError as error:
            end = error
        print(f"  {name:30}{end}")

    P, M = 16, 120
    both = plan([dualpipe(r, P, M // 2) for r in range(P)], two_way(P), P)
    fold = plan([dualpipe(r, 2 * P, M) for r in range(P)], vee(2 * P), 2 * P)
    print(f"\nPP={P}, {M} micro-batches, F = B-W = 1+c, W = 1, c all-to-all    formula  idle, max   makespan")
    for c in (0, 1.5):
        for name, FB in (("DualPipe, pairs not overlapped", 3 + 2 * c), ("DualPipe, all-to-all hidden", 3)):
            end, idle, _ = clocked(*both, times(1 + c, 1 + c, 1, FB))
            print(f"  c={c:<4} {name:44}{(P // 2 - 1) * (FB + c - 1):9.1f}{max(idle):11.1f}{end:11.1f}")
        end, idle, _ = clocked(*fold, times(1 + c, 1 + c, 1, 3, 0.5))
        print(f"  c={c:<4} {'DualPipeV on the same 16 devices, hidden':44}{(P - 1) * (2 + c) / 2:9.1f}{max(idle):11.1f}{end:11.1f}")
