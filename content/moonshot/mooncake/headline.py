"""What the printed gains are ratios of. Inputs: FAST'25 Figures 1, 8 and 10; arXiv v3, section 8.1.3 and Table 3."""

print("share of vLLM's requests inside the limits, if Mooncake's is at most 100%")
for tbt, gain in ((100, 4.98), (200, 1.57), (300, 0.59)):
    print(f"  FAST'25 Fig. 1, TBT {tbt} ms: +{gain:.0%}  at most {1 / (1 + gain):.1%}")
print(f"  arXiv v3, TBT 100 ms: 57% against about 100%, ratio {1 / 0.57:.2f}, printed as 75% more requests")

print("\nhit rates h (local) and r*h (global) that give Figure 10's ratio of prefill time t = (1 - r*h)/(1 - h)")
for name, r, t, table2 in (("conversation", 2.22, 0.76, 0.40), ("tool&agent", 1.38, 0.74, 0.59), ("synthetic", 2.36, 0.52, 0.66)):
    h = (1 - t) / (r - t)
    print(f"  {name:13} local {h:.1%}, global {r * h:.1%}   Table 2, ratio that can be cached: {table2:.0%}")
    assert r * h < table2                     # a time model that passed Table 2's bound would be refuted

print("\nprefill GPU time against vLLM (Fig. 8): " + ", ".join(f"1/{x} = {1 / x:.2f}" for x in (1.56, 2.12, 2.76)))
print(f"transfer engine: 87 GB/s is {87 * 8 / 800:.0%} of 4x200 Gbps, 190 GB/s is {190 * 8 / 3200:.0%} of 8x400 Gbps")
a, b, c = 4183, 3771, 3589                    # rejected, of about 23,000 requests replayed at double speed
print(f"Table 3: {1 - b / a:.1%} and {1 - c / a:.1%} fewer rejections, {(23000 - c) / (23000 - a) - 1:.1%} more requests accepted")
