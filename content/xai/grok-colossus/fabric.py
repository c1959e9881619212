"""What 100,000 H100s imply: racks, switch tiers, gradient traffic, failures, and FLOP in 100 days."""

N, PEAK, NIC = 100_000, 989e12, 50e9             # GPUs; dense BF16 FLOP/s; B/s per direction at 400 Gb/s
TOTAL, ACTIVE = 315_684_820_992, 83_756_587_008  # Grok-1, from grok_params.py

print(f"servers {N // 8:,}, racks of 64 GPUs {-(-N // 64):,}, arrays of 512 {-(-N // 512)};"
      f" a server's nine NICs {9 * 0.4:.1f} Tb/s")
print("non-blocking reach of 51.2 Tb/s switches      two tiers   in 8 rails   three tiers")
reach = {}
for name, k, nics in (("64 ports of 800, one NIC each", 64, 1), ("64 ports of 800, two NICs each", 64, 2),
                      ("128 ports of 400 everywhere", 128, 1),
                      ("256 ports of 200, two planes", 256, 1)):     # a NIC splits over both planes
    reach[name] = two, rails, three = k * k // 2 * nics, 8 * k * k // 2 * nics, k**3 // 4 * nics
    print(f"  {name:38} {two:13,} {rails:12,} {three:13,}")
*at_400, (_, at_200, _) = reach.values()
assert all(rails < N for _, rails, _ in at_400) and at_200 > N   # 400 Gb/s links need a third tier, 200 would not
half = -(-N // 64)                               # 64 NICs down, as much bandwidth up
print(f"three tiers, non-blocking: {half:,} + {half:,} + {-(-N // 128):,} switches,"
      f" {N * NIC / 1e15:.0f} PB/s per direction between tiers")

SHARD, MFU = 64, 0.40                            # one copy of the model per rack, data parallel between racks
replicas = N // SHARD
sent = 2 * (replicas - 1) / replicas * 2 * TOTAL / SHARD     # ring all-reduce of BF16 gradients, per GPU
print(f"\nper GPU: {16 * TOTAL / SHARD / 1e9:.1f} GB at 16 B per parameter,"
      f" {(4 + 12 / replicas) * TOTAL / SHARD / 1e9:.1f} GB with the optimizer state split over {replicas:,} copies")
print(f"all-reduce sends {sent / 1e9:.1f} GB per GPU and step; batch whose backward pass hides it:")
for share in (0.95, 0.60):
    t = sent / (share * NIC)
    tokens = t * SHARD * PEAK * MFU / (4 * ACTIVE)
    step = 6 * ACTIVE * tokens * replicas / (N * PEAK * MFU)
    print(f"  at {share:.0%} of the NIC {t:.3f} s: {tokens:,.0f} tokens per rack,"
          f" {tokens * replicas / 1e6:.0f}M in all, step {step:.2f} s")
    if share == 0.95:
        links = -int(-2 * TOTAL / t // (share * NIC))
        print(f"  two sites: {2 * TOTAL / t * 8 / 1e12:.1f} Tb/s each way, {links} links of 400 Gb/s at {share:.0%}")

mtbf = 54 * 24 / 419 * 16384
print(f"\nhours between interruptions at Llama 3's rate: 16,384 GPUs {mtbf / 16384:.2f},"
      f" 100,000 {mtbf / N:.2f}, 200,000 {mtbf / 2 / N:.2f}")
full = N * PEAK * 100 * 86400
print(f"100 days: {0.30 * full:.2e} to {0.45 * full:.2e} FLOP at 30-45% MFU;"
      f" over 3.8e25: {0.3 * full / 3.8e25:.1f} to {0.45 * full / 3.8e25:.1f}")
print(f"ten times 3.8e25: {3.8e26 / (0.45 * N * PEAK) / 86400:.0f} to {3.8e26 / (0.30 * N * PEAK) / 86400:.0f} days")
print(f"1T tokens through Grok-1: {6 * ACTIVE * 1e12:.1e} FLOP,"
      f" {6 * ACTIVE * 1e12 / (0.45 * N * PEAK) / 3600:.1f} to {6 * ACTIVE * 1e12 / (0.30 * N * PEAK) / 3600:.1f} h")
