"""MegaScale's Table 2, recomputed column by column: which of the 16 rows agree with themselves?

Printed: batch, GPUs, s per iteration, 1000 tokens/s, days for 300B tokens, MFU %, aggregate PFLOP/s.
Recomputed: tokens/s = batch * 2048 / s; days = 300e9 / (tokens/s); PFLOP/s = MFU * GPUs * 312e12.
The last column is the FLOP per token that MFU and tokens/s imply together.
"""

from statistics import median

ROWS = """Megatron-LM 768 256 40.0 39.3 88.35 53.0 43.3
Megatron-LM 768 512 21.2 74.1 46.86 49.9 77.6
Megatron-LM 768 768 15.2 103.8 33.45 46.7 111.9
Megatron-LM 768 1024 11.9 132.7 26.17 44.7 131.9
Megatron-LM 6144 3072 29.02 433.6 8.01 48.7 466.8
Megatron-LM 6144 6144 14.78 851.6 4.08 47.8 916.3
Megatron-LM 6144 8192 12.24 1027.9 3.38 43.3 1106.7
Megatron-LM 6144 12288 8.57 1466.8 2.37 41.2 1579.5
MegaScale 768 256 32.0 49.0 70.86 65.3 52.2
MegaScale 768 512 16.5 95.1 36.51 63.5 101.4
MegaScale 768 768 11.5 136.7 25.40 61.3 146.9
MegaScale 768 1024 8.9 176.9 19.62 59.0 188.5
MegaScale 6144 3072 23.66 531.9 6.53 59.1 566.5
MegaScale 6144 6144 12.21 1030.9 3.37 57.3 1098.4
MegaScale 6144 8192 9.56 1315.6 2.64 54.9 1400.6
MegaScale 6144 12288 6.34 1984.0 1.75 55.2 2166.3"""
LAYERS, HIDDEN, SEQUENCE, PEAK = 96, 12288, 2048, 312e12

print("                      tokens/s     days   PFLOP/s printed  computed     off  FLOP/token")
implied, agree = {"Megatron-LM": [], "MegaScale": []}, 0
for line in ROWS.splitlines():
    name, *numbers = line.split()
    batch, gpus, step, rate, days, mfu, pflops = map(float, numbers)
    d_rate = rate * 1e3 / (batch * SEQUENCE / step) - 1
    d_days = days / (300e9 / (rate * 1e3) / 86400) - 1
    ours = mfu / 100 * gpus * PEAK / 1e15
    flop = ours * 1e15 / (rate * 1e3)
    good = max(abs(d_rate), abs(d_days), abs(pflops / ours - 1)) < 0.005
    agree += good
    implied[name].append(flop)
    print(f"{name:11} {gpus:6.0f} {d_rate:+11.1%} {d_days:+8.1%} {pflops:17.1f} {ours:9.1f}"
          f" {'' if good else f'{pflops / ours - 1:+.1%}':>7} {flop / 1e12:8.4f}e12")
print(f"rows that agree within 0.5%: {agree} of 16")

layers, attention = 6 * 12 * LAYERS * HIDDEN**2, 12 * LAYERS * SEQUENCE * HIDDEN
print(f"\nFLOP/token: layers {layers / 1e12:.4f}e12,"
      f" with attention to all 2,048 {(layers + attention) / 1e12:.4f}e12")
rest = median(implied['Megatron-LM']) - layers - attention             # 6 FLOP per weight of an output layer
print(f"median Megatron-LM {median(implied['Megatron-LM']) / 1e12:.4f}e12: an output layer of {rest / 6 / HIDDEN:,.0f} tokens;"
      f" MegaScale {median(implied['MegaScale']) / 1e12:.4f}e12")
speed = 0.552 * 12288 * PEAK
print(f"12,288 GPUs: {6 * 175e9 * 300e9 / speed / 86400:.2f} days by 6ND,"
      f" {implied['MegaScale'][-1] * 300e9 / speed / 86400:.2f} by the implied FLOP/token; printed 1.75")
print(f"ratio of MFU {55.2 / 41.2:.3f}, ratio of tokens/s {1984.0 / 1466.8:.3f}")
