"""When does the gather of the next unit hide behind the compute of this one? One layer, then a whole step.

A layer of psi parameters: its weights travel in BF16, its gradients in FP32. Forward 2, backward 4 FLOP per parameter
and token, without attention. A ring over N GPUs brings (N-1)/N of the bytes through each GPU at the ring's rate.
"""

PSI, LAYERS, N = 12 * 4096**2, 36, 64
SHARE = (N - 1) / N
H100 = 0.39 * 989e12                    # dense BF16 peak times the MFU of the torchtitan runs
NVLINK, NIC = 18 * 20.6e9, 400e9 / 8    # NCCL's figure for 18 links, one direction; 400 Gb/s
V100 = 15e15 / 400                      # achieved in the ZeRO paper, 25 nodes with 800 Gb/s each
cases = (("H100, 8 NICs per node", H100, min(NVLINK, 8 * NIC)), ("H100, 1 NIC per node", H100, NIC),
         ("V100, ZeRO paper's cluster", V100, 800e9 / 8))

print(f"layer of {PSI / 1e6:.1f}M          ring   gather   tokens per GPU that hide   the same, backward")
print("                           GB/s       ms          it, forward          FP32   recompute")
for name, rate, link in cases:
    gather = 2 * PSI * SHARE / link
    tokens = rate / link * SHARE        # from 2 psi T / rate = 2 psi SHARE / link; psi cancels
    assert abs(2 * PSI * tokens / rate - gather) < 1e-12
    print(f"{name:26} {link / 1e9:5.1f} {1e3 * gather:8.2f} {tokens:20,.0f} {1.5 * tokens:13,.0f} {tokens:11,.0f}")


def step(tokens, link=cases[0][2], rate=H100, prefetch=True):
    """Seconds of one step: one compute stream, one link, at most two gathered units; the last unit stays gathered."""
    gather, scatter, work = 2 * PSI * SHARE / link, 4 * PSI * SHARE / link, 2 * PSI * tokens / rate
    net, done = 0.0, []
    for i in range(LAYERS):             # forward: gather i waits until unit i-2 is computed and freed
        net = max(net, done[i - 2] if i > 1 else 0.0) + gather
        done.append(max(net, done[-1] if done else 0.0) + work)
    now, ready = done[-1], done[-1]
    for i in reversed(range(LAYERS)):   # backward: the gather of unit i-1 goes before or after the scatter of unit i
        start = max(now, ready)
        now = start + 2 * work
        if prefetch:
            net = ready = max(net, start) + gather if i else net
            net = max(net, now) + scatter
        else:
            net = max(net, now) + scatter
            net = ready = net + gather if i else net
    return max(now, net)


print("\nH100, 8 NICs; tokens per GPU    256     512   1,024   1,536   2,048   4,096   16,384")
sweep = (256, 512, 1024, 1536, 2048, 4096, 16384)
for name, prefetch in (("gather before scatter", True), ("scatter before gather", False)):
    shares = [1 - 6 * PSI * LAYERS * t / H100 / step(t, prefetch=prefetch) for t in sweep]
    print(f"waiting, {name:20}" + "".join(f"{x:8.1%}" for x in shares))
per_share = 1.5 * H100 / cases[0][2]      # hidden if 4,194,304 / n >= per_share (n - 1) / n
print(f"4,194,304 tokens per step hide on at most {1 + int(4_194_304 / per_share):,} of these GPUs")
a100 = min(12 * 20e9, 2e12 / 8)         # NCCL's figure for 12 links; 2 Tb/s, read as per host
print("FSDP paper's 175B, BF16 throughout, recomputation: gain from that order")
for tokens, rate in ((2048, 173e12), (4096, 186e12)):
    print(f"  {tokens:,} tokens per GPU at {rate / 1e12:.0f} TFLOP/s {(2 + 2) / a100 / (8 * tokens / rate):6.1%}")
print("elements per GPU and step, in Psi, for 1, 8 and 32 micro-batches")
for name, volume in (("stage 0 or 1", lambda m: 2), ("stage 2", lambda m: m + 1), ("stage 3", lambda m: 3 * m)):
    print(f"  {name:14}" + "".join(f"{volume(m):6}" for m in (1, 8, 32)))
linear, attention = 6 * (8.03e9 - 128_256 * 4096), 12 * 32 * 4096 * 8192        # Llama 3.1 8B, torchtitan's FLOP count
print(f"6,667 tokens/s of Llama 3.1 8B at a context of 8,192: MFU {6667 * (linear + attention) / 989e12:.1%},"
      f" attention {attention / (linear + attention):.0%} of it")
