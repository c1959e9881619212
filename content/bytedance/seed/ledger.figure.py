"""Left: FLOP per token that MFU and tokens/s imply, 16 rows of MegaScale's Table 2. Right: printed over computed PFLOP/s."""

from figure_style import BLUE, GREY, ORANGE, RED, SMALL, SOFT, new_figure, save

MEGATRON = """256 39.3 53.0 43.3
512 74.1 49.9 77.6
768 103.8 46.7 111.9
1024 132.7 44.7 131.9
3072 433.6 48.7 466.8
6144 851.6 47.8 916.3
8192 1027.9 43.3 1106.7
12288 1466.8 41.2 1579.5"""
MEGASCALE = """256 49.0 65.3 52.2
512 95.1 63.5 101.4
768 136.7 61.3 146.9
1024 176.9 59.0 188.5
3072 531.9 59.1 566.5
6144 1030.9 57.3 1098.4
8192 1315.6 54.9 1400.6
12288 1984.0 55.2 2166.3"""
PEAK = 312e12


def rows(text):
    return [tuple(map(float, line.split())) for line in text.splitlines()]


fig, (left, right) = new_figure(height=4.4, ncols=2)
ticks = [str(int(r[0])) for r in rows(MEGATRON)]
x = range(8)
layers, full = 6 * 12 * 96 * 12288**2 / 1e12, 12 * 96 * 2048 * 12288 / 1e12
for level, text in ((layers, "layers, no attention: 1.0437"), (layers + full, "layers + attention to 2,048: 1.0727")):
    left.axhline(level, color=SOFT, linestyle=(0, (4, 3)), linewidth=1.2)
    left.text(7.3, level + (0.0006 if level == layers else -0.0007), text, color=SOFT, fontsize=SMALL, ha="right",
              va="bottom" if level == layers else "top")
for text, color, name, y, off in ((MEGATRON, ORANGE, "Megatron-LM", 1.0815, -0.1), (MEGASCALE, BLUE, "MegaScale", 1.0600, 0.1)):
    data = rows(text)
    left.plot([i + off for i in x], [m / 100 * n * PEAK / (r * 1e3) / 1e12 for n, r, m, _ in data], "o", color=color, markersize=8)
    left.text(4.6, y, name, color=color, fontsize=SMALL, ha="left", va="center")
    for i, (n, _, m, p) in enumerate(data):
        ratio = 100 * (p / (m / 100 * n * PEAK / 1e15) - 1)
        right.plot(i + off, ratio, "o", color=color, markersize=8)
        if abs(ratio) > 0.5:
            right.text(i + off + 0.28, ratio, f"{p} for {m / 100 * n * PEAK / 1e15:.1f}", color=RED, fontsize=SMALL,
                       va="center", ha="right" if i == 7 else "left",
                       position=(i - 0.25 if i == 7 else i + 0.25, ratio))
left.set(ylim=(1.039, 1.088), xlim=(-0.6, 7.5), ylabel="FLOP per token implied, ×10¹²", xlabel="GPUs")
right.axhline(0, color=GREY, linewidth=1.2, zorder=0)
right.set(ylim=(-9, 4), xlim=(-0.6, 7.5), ylabel="printed over MFU × GPUs × 312, %", xlabel="GPUs")
right.text(4.2, -5.2, "PFLOP/s, printed\nfor computed", color=RED, fontsize=SMALL, ha="left", va="center")
for ax in (left, right):
    ax.set_xticks(list(x), ticks, rotation=35)
    ax.grid(True, axis="y", linewidth=0.5)
fig.get_layout_engine().set(wspace=0.06)
save(fig)
