"""DeepSeek-V3 from its configuration: parameters, FLOPs per token, GPU hours, and MFU against three peaks."""

D, LAYERS, DENSE, HEADS, VOCAB = 7168, 61, 3, 128, 129280        # inference/configs/config_671B.json
FFN, EXPERT, ROUTED, ACTIVE = 18432, 2048, 256, 8
Q_RANK, KV_RANK, NOPE, ROPE, SEQ = 1536, 512, 128, 64, 4096

attn = D * Q_RANK + Q_RANK * HEADS * (NOPE + ROPE) + D * (KV_RANK + ROPE) \
    + KV_RANK * HEADS * 2 * NOPE + HEADS * NOPE * D
expert, gate, table = 3 * D * EXPERT, D * ROUTED, VOCAB * D      # one table: embedding, or head
moe = LAYERS - DENSE
shared_by_all = LAYERS * attn + DENSE * 3 * D * FFN + moe * gate
total = shared_by_all + moe * (ROUTED + 1) * expert + 2 * table
matmul = shared_by_all + moe * (ACTIVE + 1) * expert + table     # looking up an embedding multiplies nothing
mtp = attn + gate + (ACTIVE + 1) * expert + 2 * D * D + table    # what the MTP module multiplies per token
print(f"parameters: {total/1e9:.2f}B in all; active {(matmul+table)/1e9:.2f}B with the embedding, {matmul/1e9:.2f}B in matmuls")
print(f"MTP module: {(attn+gate+(ROUTED+1)*expert+2*D*D)/1e9:.2f}B of its own, {mtp/1e9:.2f}B in matmuls ({mtp/matmul:.1%} more)")
assert 670.5e9 < total < 671.5e9

scores = 3 * 2 * HEADS * (NOPE + ROPE + NOPE)                    # forward + backward, per key seen and layer
causal, square = (LAYERS * scores * keys for keys in ((SEQ + 1) / 2, SEQ))
flops = {"6 x 37e9, no attention": 6 * 37e9, "matmuls, no attention": 6 * matmul,
         "+ causal attention": 6 * matmul + causal, "+ full square": 6 * matmul + square,
         "causal, with MTP": 6 * (matmul + mtp) + causal * (LAYERS + 1) / LAYERS}

hours, tokens, gpus, bf16 = 2.664e6, 14.8e12, 2048, 989.4e12
print("\nFLOPs per token           GFLOP   TFLOP/s per GPU   of BF16 dense   of FP8 dense")
for name, f in flops.items():
    rate = f * tokens / (hours * 3600)
    print(f"{name:24s}{f/1e9:7.1f}{rate/1e12:18.1f}{rate/bf16:16.1%}{rate/(2*bf16):15.1%}")

fp8 = 6 * (matmul - table - moe * gate)                          # attention, head and gate stay in BF16
ideal = fp8 / (2 * bf16) + (flops["+ causal attention"] - fp8) / bf16
blended = flops["+ causal attention"] / ideal
rate = flops["+ causal attention"] * tokens / (hours * 3600)
print(f"mixed peak ({fp8/flops['+ causal attention']:.0%} of the FLOPs in FP8): {blended/1e12:.0f} TFLOP/s; used {rate/blended:.1%}")

day, step, batch = 272.80e9, 19.926, 15360                       # Insights, Table 4 (MPFT); batch from the report
print(f"\none step: {batch*SEQ/1e6:.2f}M tokens, so {batch*SEQ/step*86400/1e9:.2f}B tokens/day (printed 272.80B)")
print(f"14.8T at that rate: {tokens/day:.2f} days, {tokens/day*24*gpus/1e6:.3f}M GPU hours; 180K x 14.8 = {180*14.8:.0f}K")
for name, printed in (("+ causal attention", 385), ("+ full square", 432)):
    ours = flops[name] * day / 86400 / gpus / 1e12
    print(f"{name:20s}{ours:6.1f} TFLOP/s (printed {printed}), MFU {ours*1e12/bf16:.2%}")
    assert abs(ours / printed - 1) < 0.005
assert abs(flops["causal, with MTP"] / 1e9 - 250) > 10           # the printed 250 leaves the MTP module out
phases = {"1F": 1.13, "bubble": 2.06, "1B": 1.99, "1W": 0.48, "1F1B": 13.95, "opt": 0.29}
print(f"phases add up to {sum(phases.values()):.2f} of {step} s; ideal at the mixed peak: {batch*SEQ*ideal/gpus:.2f} s")
print(f"bubble {phases['bubble']/step:.1%}, optimizer {phases['opt']/step:.1%}, SMs lent to communication {20/132:.1%}")

dense = 6 * total * tokens / rate / 3600
print(f"\nwere all {total/1e9:.0f}B parameters active: {6*total/1e9:,.0f} GFLOP per token, "
      f"{dense/1e6:.1f}M GPU hours, {dense/gpus/24:.0f} days")
wire = 2 * moe * 4 * (D + 2 * D)                                 # forward, backward; 4 nodes; FP8 out, BF16 back
print(f"all-to-all over InfiniBand: at most {wire/1e6:.1f} MB per token, {wire*day/86400/gpus/1e9:.1f} GB/s per GPU of 50")
longer = [6 * matmul + causal * n / SEQ for n in (32768, 131072)]  # 1000 steps each; 1920 and 480 sequences
assert 1920 * 32768 == 480 * 131072 == batch * SEQ
work = 1000 * batch * SEQ * sum(longer)
print(f"context extension: {longer[0]/1e9:.0f} and {longer[1]/1e9:.0f} GFLOP per token; "
      f"{119e3/(2000*batch*SEQ)*1e9:.0f}K hours per 1T tokens, {work/(119e3*3600)/bf16:.1%} of BF16")
