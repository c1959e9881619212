"""Left: bytes of logits per GPU over the batch, 128 pairs per GPU, 2 B. Right: SigLIP paper, Table 2."""

from figure_style import BLUE, GREEN, INK, ORANGE, PURPLE, RED, SMALL, SOFT, new_figure, save

b, WIDTH = 128, 768
n = [2**k for k in range(10, 21)]

fig, (left, right) = new_figure(height=4.0, ncols=2)
for entries, color, label, dy in (
    ([k * k for k in n], RED, "full matrix", 0),
    ([2 * b * k for k in n], BLUE, "two strips", -14),
    ([2 * WIDTH * k for k in n], GREEN, "features", 10),
    ([b * b for k in n], PURPLE, "SigLIP block", 0),
):
    y = [e * 2 / 1e6 for e in entries]
    left.plot(n, y, color=color)
    left.annotate(label, (n[-1], y[-1]), xytext=(6, dy), textcoords="offset points", va="center", color=color, fontsize=SMALL)
left.axvline(32768, color=SOFT, linewidth=1, linestyle=":")
for y, color, dy in ((32768**2, RED, 0), (2 * b * 32768, BLUE, 0), (b * b, PURPLE, 0)):
    left.plot(32768, y * 2 / 1e6, "o", color=color, markersize=7)
left.text(28000, 3e5, "32,768", fontsize=SMALL, ha="right", color=INK)
left.set(xscale="log", yscale="log", xlabel="pairs in the batch", ylabel="MB per GPU, 2 B each", xlim=(1000, 1.1e6), ylim=(0.01, 6e6))
left.set_xticks([1024, 8192, 65536, 524288], ["1k", "8k", "64k", "512k"])
left.set_yticks([0.01, 1, 100, 1e4, 1e6], ["0.01", "1", "100", "10,000", "1 million"])
left.minorticks_off()

batch, imagenet, xm = [16, 32, 64, 128, 240], [71.6, 73.2, 73.2, 73.2, 73.1], [34.8, 34.9, 34.4, 33.6, 32.7]
for values, color, label, at in ((imagenet, ORANGE, "ImageNet", (26, 12)), (xm, GREEN, "36 languages", (-66, -8))):
    gain = [v - values[0] for v in values]
    right.plot(batch, gain, "o-", color=color)
    right.annotate(label, (64, gain[2]), xytext=at, textcoords="offset points", ha="center", va="center", color=color, fontsize=SMALL)
right.axhline(0, color=SOFT, linewidth=1)
right.set(xscale="log", xlabel="pairs in the batch, thousands", ylabel="points over batch 16k", ylim=(-2.6, 2.4), xlim=(14, 270))
right.set_xticks(batch, [str(x) for x in batch])
right.minorticks_off()
save(fig)
