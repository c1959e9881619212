"""Message sequence of one request: Conductor, pool, prefill node, decode node."""

from figure_style import BLUE, BLUE_SOFT, GREEN, GREEN_SOFT, INK, NORMAL, ORANGE, ORANGE_SOFT, PAPER, RED, SMALL, SOFT, new_figure, save
from matplotlib.patches import FancyArrowPatch, Rectangle

fig, ax = new_figure(height=6.0)
ax.set(xlim=(0, 960), ylim=(600, 0))
ax.axis("off")
X = {"client": 70, "conductor": 270, "pool": 470, "prefill": 678, "decode": 880}
NAMES = {"client": "client", "conductor": "Conductor", "pool": "pool: DRAM, SSD", "prefill": "prefill node", "decode": "decode node"}
for key, x in X.items():
    ax.plot([x, x], [46, 590], color=SOFT, linewidth=1)
    ax.text(x, 24, NAMES[key], ha="center", va="center", fontsize=NORMAL)


def message(a, b, y, text, color=INK, wide=1.6, style="-", where=None):
    ax.add_patch(FancyArrowPatch((X[a], y), (X[b], y), arrowstyle="-|>", mutation_scale=15, color=color, linewidth=wide,
                                 linestyle=style, shrinkA=0, shrinkB=0, zorder=3))
    ax.text((X[a] + X[b]) / 2 if where is None else where, y - 13, text, ha="center", va="center", fontsize=SMALL, color=color,
            bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1}, zorder=2.5)


def block(key, top, bottom, face, text, color):
    ax.add_patch(Rectangle((X[key] - 74, top), 148, bottom - top, facecolor=face, edgecolor=color, linewidth=1.2, zorder=3))
    ax.text(X[key], (top + bottom) / 2, text, ha="center", va="center", fontsize=SMALL, color=INK, zorder=4)


message("client", "conductor", 84, "1  token ids", INK)
block("conductor", 96, 186, BLUE_SOFT, "2  match keys,\nestimate TTFT,\nchoose a pair", BLUE)
message("conductor", "client", 218, "429 if no pair meets SLO", RED, style="--")
message("conductor", "prefill", 250, "3  input, keys to reuse, keys to fill, decode node", INK, where=472)
message("pool", "prefill", 296, "4  reusable prefix", BLUE, wide=4)
block("prefill", 312, 462, ORANGE_SOFT, "5  prefill the\nsuffix, layer by\nlayer and chunk\nby chunk", ORANGE)
for y in (340, 385, 430):
    ax.add_patch(FancyArrowPatch((X["prefill"] + 74, y), (X["decode"], y), arrowstyle="-|>", mutation_scale=15, color=ORANGE,
                                 linewidth=2.6, shrinkA=0, shrinkB=0))
    ax.add_patch(FancyArrowPatch((X["prefill"] - 74, y + 14), (X["pool"], y + 14), arrowstyle="-|>", mutation_scale=15,
                                 color=BLUE, linewidth=2.6, shrinkA=0, shrinkB=0))
ax.text(816, 322, "6  KV, per layer", ha="center", va="center", fontsize=SMALL, color=ORANGE)
ax.text(537, 336, "7  new blocks", ha="center", va="center", fontsize=SMALL, color=BLUE)
block("decode", 474, 540, GREEN_SOFT, "8  check load,\njoin the batch", GREEN)
message("decode", "client", 562, "9  tokens, until the answer ends", GREEN, wide=2.2, where=480)
save(fig)
