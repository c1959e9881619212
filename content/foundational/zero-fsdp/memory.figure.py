"""Left: bytes of model state per GPU by ZeRO stage for 7.5B parameters on 64 GPUs. Right: elements moved per step."""

from figure_style import BLUE, GREEN, GREY, INK, ORANGE, RED, SMALL, SOFT, new_figure, save

PSI, N = 7.5, 64
names = ["stage 0\nplain DP", "stage 1\noptimizer", "stage 2\n+ gradients", "stage 3\n+ weights"]
parts = [(2 * PSI / (N if s > 2 else 1), 2 * PSI / (N if s > 1 else 1), 12 * PSI / (N if s else 1)) for s in range(4)]

fig, (left, right) = new_figure(height=4.2, ncols=2, gridspec_kw={"width_ratios": [3, 2]})
left.set(xlim=(0, 140), ylim=(3.6, -0.9), xlabel="GB per GPU")
left.set_yticks(range(4), names)
left.tick_params(axis="y", length=0)
for s, sizes in enumerate(parts):
    x = 0.0
    for size, color in zip(sizes, (BLUE, ORANGE, GREEN)):
        left.barh(s, size, left=x, height=0.56, color=color)
        x += size
    left.text(x + 2, s, ("120", "31.4", "16.6", "1.88")[s], fontsize=SMALL, va="center", color=INK)
for gb, text in ((32, "32 GB"), (80, "80 GB")):
    left.plot([gb, gb], [-0.5, 3.6], color=RED, linestyle=(0, (4, 3)), linewidth=1.4)
    left.text(gb, -0.56, text, fontsize=SMALL, color=RED, ha="center", va="bottom")
for y, color, text in ((1.65, BLUE, "weights, 2 B"), (2.15, ORANGE, "gradients, 2 B"), (2.65, GREEN, "optimizer, 12 B")):
    left.barh(y, 4, left=86, height=0.3, color=color)
    left.text(92, y, text, fontsize=SMALL, va="center")

right.set(xlim=(0, 29), ylim=(3.6, -0.9), xlabel="elements per GPU and step, in Ψ")
right.set_yticks(range(4), ["0", "1", "2", "3"])
right.tick_params(axis="y", length=0)
for s, (one, eight) in enumerate(((2, 2), (2, 2), (2, 9), (3, 24))):
    right.barh(s - 0.17, one, height=0.3, color=GREY)
    right.barh(s + 0.17, eight, height=0.3, color=RED)
    right.text(one + 0.5, s - 0.17, str(one), fontsize=SMALL, va="center", color=SOFT)
    right.text(eight + 0.5, s + 0.17, str(eight), fontsize=SMALL, va="center", color=RED)
right.text(6.5, 0.0, "1 micro-batch", fontsize=SMALL, color=SOFT, va="center")
right.text(6.5, 0.45, "8 micro-batches", fontsize=SMALL, color=RED, va="center")
fig.get_layout_engine().set(wspace=0.06)
save(fig)
