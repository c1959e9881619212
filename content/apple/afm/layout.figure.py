"""Bits per weight to scale, then the bytes that one decoded token reads, for the formats of the article."""

from figure_style import (BLUE, BLUE_SOFT, GREEN_SOFT, NORMAL, ORANGE, ORANGE_SOFT, RED, RED_SOFT, RULE, SMALL, SOFT,
                          TITLE, new_figure, save)
from matplotlib.patches import Rectangle

fig, ax = new_figure(height=5.9)
ax.set(xlim=(0, 960), ylim=(590, 0))
ax.axis("off")
LEFT, UNIT = 236, 128                       # pixels per bit

ax.text(14, 22, "Bits stored per weight, to scale", fontsize=TITLE, va="center")
rows = [("palette, 4 bits", [(4, BLUE_SOFT, "index, 4 bits"), (0.0078, RED, "")], "4.008"),
        ("AFM 2024, projections", [(3.4, BLUE_SOFT, "85% with 4-bit index: 3.4"), (0.3, BLUE, "")], "3.7"),
        ("MLX affine, groups of 64", [(4, GREEN_SOFT, "index, 4 bits"), (0.25, ORANGE, ""), (0.25, ORANGE_SOFT, "")], "4.5"),
        ("server 2025, ASTC", [(128 / 36, GREEN_SOFT, "128-bit block / 36 weights")], "3.56"),
        ("AFM 2025, decoder", [(2, BLUE_SOFT, "2-bit level")], "2"),
        ("AFM 2025, embedding", [(4, GREEN_SOFT, "4 bits")], "4")]
for i, (name, parts, total) in enumerate(rows):
    y, x = 44 + i * 40, LEFT
    ax.text(LEFT - 12, y + 15, name, fontsize=SMALL, ha="right", va="center")
    for width, face, text in parts:
        w = max(width * UNIT, 2.5)
        ax.add_patch(Rectangle((x, y), w, 30, facecolor=face, edgecolor="none"))
        if text:
            ax.text(x + w / 2, y + 15, text, fontsize=SMALL, ha="center", va="center")
        x += w
    ax.text(x + 10, y + 15, total, fontsize=NORMAL, va="center")
for bit in range(6):
    x = LEFT + bit * UNIT
    ax.plot([x, x], [40, 284], color=RULE, linewidth=1, zorder=0)
    ax.text(x, 297, str(bit), fontsize=SMALL, ha="center", va="center", color=SOFT)
ax.text(LEFT + 4.008 * UNIT + 82, 59, "table: 0.008", fontsize=SMALL, va="center", color=RED)
ax.text(LEFT + 3.7 * UNIT + 48, 99, "15% with 2-bit index: 0.3", fontsize=SMALL, va="center", color=BLUE)
ax.text(LEFT + 4.5 * UNIT + 48, 139, "scale, bias", fontsize=SMALL, va="center", color=ORANGE)

TOP, GB = 362, 440                          # pixels per GB
ax.text(14, TOP - 24, "GB read for one decoded token, batch 1", fontsize=TITLE, va="center")
bars = [("2.73B at 3.7 bits", [(1.2626, BLUE_SOFT, "weights")], "1.26 GB, 37.9 GB/s at 30 tok/s"),
        ("2.73B at 2 bits", [(0.6825, BLUE_SOFT, "weights")], "0.68 GB, 20.5 GB/s"),
        ("2025 shape", [(0.699, BLUE_SOFT, "decoder, 2 bits"), (0.157, GREEN_SOFT, "")], "0.86 GB, 25.7 GB/s"),
        ("with adapter and KV", [(0.699, BLUE_SOFT, "decoder, 2 bits"), (0.157, GREEN_SOFT, ""), (0.0666, RED_SOFT, ""),
                                 (0.1174, ORANGE_SOFT, "")], "1.04 GB, 31.2 GB/s")]
for i, (name, parts, total) in enumerate(bars):
    y, x = TOP + i * 40, LEFT
    ax.text(LEFT - 12, y + 15, name, fontsize=SMALL, ha="right", va="center")
    for width, face, text in parts:
        ax.add_patch(Rectangle((x, y), width * GB, 30, facecolor=face, edgecolor="none"))
        if text:
            ax.text(x + width * GB / 2, y + 15, text, fontsize=SMALL, ha="center", va="center")
        x += width * GB
    ax.text(x + 10, y + 15, total, fontsize=SMALL, va="center")
legend = [(GREEN_SOFT, "embedding, 4 bits"), (RED_SOFT, "rank-16 adapter, 16 bits"), (ORANGE_SOFT, "KV read at 4,096 tokens, 8 bits")]
x = LEFT
for face, text in legend:
    ax.add_patch(Rectangle((x, 538), 22, 22, facecolor=face, edgecolor="none"))
    ax.text(x + 30, 549, text, fontsize=SMALL, va="center")
    x += 62 + len(text) * 8.0
save(fig)
