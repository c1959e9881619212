"""Serving DeepSeek-V3: what one GPU holds in each deployment unit, and whether the online statistics agree."""

LAYERS, MOE, EXPERT = 61, 58, 3 * 7168 * 2048                    # FP8: one byte per parameter
SLOT = MOE * EXPERT / 1e9                                        # one expert in every MoE layer, GB
ATTN, SMALL = LAYERS * 187.105e6 / 1e9, LAYERS * 15.139e6 / 1e9  # SMALL: down-projections, copied under TP
REST = (3 * 3 * 7168 * 18432 + 2 * (2 * 129280 * 7168 + MOE * 256 * 7168)) / 1e9   # dense FFN; BF16 tables, gates
KV = 2 * 576 * LAYERS                                            # bytes per token in BF16
EMPTY = 80 - 5                                                   # GB, 5 GB left for buffers (our assumption)

units = {                      # GPUs, routed slots per GPU, shared experts per GPU, attention TP
    "prefill, report": (32, 9, 1, 4),                            # a shared expert on each: our assumption
    "prefill, online": (32, 9, 1, 1),
    "decode, report": (320, 1, 0, 4),                            # one slot; 64 GPUs: redundant or shared
    "decode, online": (144, 2, 1, 1),
}
print(f"one expert slot {SLOT:.2f} GB, attention {ATTN:.2f} GB, other weights {REST:.2f} GB")
print("unit              GPUs  slots   copies   weights/GPU   room for KV/GPU   different KV per unit")
pool = {}
for name, (gpus, routed, shared, tp) in units.items():
    weights = (routed + shared) * SLOT + SMALL + (ATTN - SMALL) / tp + REST
    slots = gpus * routed
    spare = slots - 256
    room = (EMPTY - weights) * 1e9 / KV
    pool[name] = room * gpus / tp                                # MLA's latent has no heads: each TP rank keeps all of it
    print(f"{name:16s}{gpus:6d}{slots:7d}{spare:9d}{weights:11.1f} GB{room:11,.0f} tokens{pool[name]/1e6:13.1f}M tokens")
    assert spare == (64 if "decode, report" in name else 32)     # 64 includes the copies of the shared expert
assert pool["decode, online"] > pool["decode, report"]           # 144 GPUs hold more than 320

day, out, inp = 86400, 168e9, 608e9                              # open-infra-index, day 6
decode, prefill = out / day / 14.8e3, inp / day / 73.7e3
print(f"\nnodes from tokens: decode {decode:.1f} + prefill {prefill:.1f} = {decode+prefill:.1f} (printed average 226.75)")
assert abs(decode + prefill - 226.75) < 0.5
print(f"226.75 x 8 x 24 x $2 = ${226.75*8*24*2:,.0f} a day; computed prefill per node {(inp-342e9)/day/prefill:,.0f} tokens/s")
for speed in (20, 22):
    running = 14.8e3 / 8 / speed
    print(f"at {speed} tokens/s: {running:.0f} requests per GPU, {running*4989*KV/1e9:.0f} GB of KV, "
          f"{running*144*8/288:.0f} tokens per expert slot and step")
for accepted in (0.80, 0.85, 0.90):
    print(f"MTP, {accepted:.0%} accepted: {1+accepted:.2f} tokens per step; 1.8x means steps {(1+accepted)/1.8-1:.1%} longer")
