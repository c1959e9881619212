"""Facility power implied by a number of H100s, as a range: GPUs, servers, other IT, cooling and losses."""

TDP = 0.7                               # kW per H100 SXM
NODE = (8.4, 10.2)                      # kW per 8-GPU H100 node: largest measured in training, rated
OTHER = (1.0, 1 / 0.9)                  # switches, storage, CPU nodes: ignored, or 10% of the IT total
PUE = (1.10, 1.58)                      # Google's fleet, average of a global survey

steps = [("GPUs alone", TDP, TDP), ("8-GPU servers", NODE[0] / 8, NODE[1] / 8)]
steps.append(("with other IT", *(steps[-1][1 + i] * OTHER[i] for i in (0, 1))))
steps.append(("facility", *(steps[-1][1 + i] * PUE[i] for i in (0, 1))))
print("                kW per GPU      100,000 GPUs      200,000 GPUs")
for name, low, high in steps:
    print(f"{name:14} {low:5.3f}-{high:5.3f} {100 * low:8.1f}-{100 * high:5.1f} MW {200 * low:8.1f}-{200 * high:5.1f} MW")
low, high = steps[-1][1:]
print(f"server factor {NODE[0] / 8 / TDP:.2f}-{NODE[1] / 8 / TDP:.2f};"
      f" GPU power to meter {low / TDP:.2f}-{high / TDP:.2f}, the GPUs' share {TDP / high:.0%}-{TDP / low:.0%}")
assert not low <= TDP <= high                   # "100,000 x 700 W = 70 MW" is outside the range

print("\nH100s that a supply can carry            all high      all low")
for name, mw in (("14 turbines x 2.5 MW", 35), ("with a 50 MW line", 85), ("first substation", 150),
                 ("both substations", 300)):
    print(f"  {name:22} {mw:4} MW {1e3 * mw / high:14,.0f} {1e3 * mw / low:12,.0f}")

per_gpu = 300 / 220                              # "more than 300 MW", "over 220,000 GPUs"
print(f"\n300 MW over 220,000 GPUs: {per_gpu:.3f} kW each, {(per_gpu - low) / (high - low):.0%} of the way up the range;"
      f"\n300 MW over 200,000: {(1.5 - low) / (high - low):.0%} of the way. PUE that 220,000 would leave, if all H100s:")
for i, name in enumerate(("8.4 kW nodes", "10.2 kW nodes")):
    print(f"  {name:14} {per_gpu / (NODE[i] / 8):.2f} without other IT, {per_gpu / (NODE[i] / 8) * 0.9:.2f} with 10%")
print(f"150 MW for 200,000 H100s: short by {200 * low - 150:.0f} to {200 * high - 150:.0f} MW")
print(f"low end with nodes at 76% of the rating, {0.76 * NODE[1]:.2f} kW: {0.76 * NODE[1] / 8 * PUE[0] * 100:.1f} MW for 100,000")
print(f"rack of eight nodes: {8 * NODE[0]:.0f}-{8 * NODE[1]:.0f} kW")
print(f"100 days of 100,000 H100s: {low * 2400 / 10:.0f}-{high * 2400 / 10:.0f} GWh")
