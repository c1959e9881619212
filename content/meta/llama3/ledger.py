"""Table 5 added up: do counts and percentages agree, and what do they mean per GPU?"""

ROWS = (("Faulty GPU", "GPU", 148, 30.1), ("GPU HBM3 memory", "GPU", 72, 17.2),
        ("Software bug", "Dependency", 54, 12.9), ("Network switch/cable", "Network", 35, 8.4),
        ("Host maintenance", "Maintenance", 32, 7.6), ("GPU SRAM memory", "GPU", 19, 4.5),
        ("GPU system processor", "GPU", 17, 4.1), ("NIC", "Host", 7, 1.7),
        ("NCCL watchdog timeouts", "Unknown", 7, 1.7), ("Silent data corruption", "GPU", 6, 1.4),
        ("GPU thermal interface, sensor", "GPU", 6, 1.4), ("SSD", "Host", 3, 0.7),
        ("Power supply", "Host", 3, 0.7), ("Server chassis", "Host", 2, 0.5),
        ("IO expansion board", "Host", 2, 0.5), ("Dependency", "Dependency", 2, 0.5),
        ("CPU", "Host", 2, 0.5), ("System memory", "Host", 2, 0.5))
GPUS, HOURS, PLANNED, UNEXPECTED = 16384, 54 * 24, 47, 419

total = sum(count for *_, count, _ in ROWS)
print(f"counts {total}, percentages {sum(p for *_, p in ROWS):.1f}; planned + unexpected {PLANNED + UNEXPECTED}")
assert total == UNEXPECTED and PLANNED + UNEXPECTED == 466
wrong = [(name, n, p) for name, _, n, p in ROWS if round(100 * n / total, 1) != p]
for name, n, p in wrong:
    print(f"only row that disagrees: {name}, {n} = {n / total:.1%}, printed {p}%, which would be {p / 100 * total:.0f}")
assert len(wrong) == 1

groups = {}
for _, group, n, p in ROWS:
    old = groups.get(group, (0, 0.0))
    groups[group] = (old[0] + n, old[1] + p)
print("\ngroup          count   of 419   printed, summed")
for group, (n, p) in sorted(groups.items(), key=lambda item: -item[1][0]):
    print(f"{group:13}{n:6}{n / total:9.1%}{p:11.1f}")
not_hardware = groups["Dependency"][0] + groups["Network"][0]
named = sum(groups[g][0] for g in ("GPU", "Host", "Maintenance"))
print(f"about 78% hardware: GPU, host, maintenance {named / total:.1%}; "
      f"all but dependency and network {1 - not_hardware / total:.1%}")

print(f"\nhours between unexpected {HOURS / UNEXPECTED:.2f}, between any {HOURS / 466:.2f}; "
      f"per day {PLANNED / 54:.2f} planned, {(PLANNED + groups['Maintenance'][0]) / 54:.2f} with host maintenance")
per_gpu = GPUS * HOURS / UNEXPECTED
print(f"GPU-hours per unexpected interruption {per_gpu:,.0f} ({per_gpu / 8766:.1f} years), "
      f"per GPU-category one {GPUS * HOURS / 268:,.0f}")
for gpus in (8, 1024, 16384, 100_000):
    hours = per_gpu / gpus
    print(f"  {gpus:7,} GPUs: one per {hours:8.1f} h" + (f" ({hours / 24:.0f} days)" if hours > 72 else ""))
RSC1 = 6.50 / 1000                      # failures per node-day of the larger A100 cluster, eight GPUs a node
print(f"A100 cluster, 6.50 per 1,000 node-days: 16,384 GPUs {24 / RSC1 / 2048:.1f} h, 1,024 GPUs {24 / RSC1 / 128:.1f} h; "
      f"7.9 h / 16 = {7.9 / 16:.1f} h")
print(f"time lost at 90%, per interruption: {0.1 * HOURS * 60 / 466:.1f} min")
