"""From the first question to a configuration: a decision flowchart, with the numbers of the worked case."""

from matplotlib.patches import FancyBboxPatch

from figure_style import (BLUE, BLUE_SOFT, GREEN, GREEN_SOFT, INK, ORANGE, ORANGE_SOFT, SMALL, SOFT, new_figure, save)

fig, ax = new_figure(height=6.6)
ax.set(xlim=(0, 96), ylim=(0, 66))
ax.axis("off")


def box(x, y, w, h, text, edge, fill):
    ax.add_patch(FancyBboxPatch((x, y), w, h, boxstyle="round,pad=0,rounding_size=1.2", facecolor=fill,
                                edgecolor=edge, linewidth=1.4))
    ax.text(x + w / 2, y + h / 2, text, ha="center", va="center", fontsize=SMALL, linespacing=1.3)


def arrow(start, end, text, dx, dy, ha="left"):
    ax.annotate("", end, start, arrowprops={"arrowstyle": "-|>", "color": SOFT, "linewidth": 1.4, "shrinkA": 0,
                                            "shrinkB": 0, "mutation_scale": 14})
    ax.text(start[0] + dx, start[1] + dy, text, fontsize=SMALL, color=INK, ha=ha, va="center")


QUESTIONS = (
    "Must data stay inside, does nobody sell\nit, or is use above break-even?",
    "Weights + P99 of the KV\nwithin the pool of one GPU?",
    "Do they fit in one node?\n(2, 4 or 8 GPUs, NVLink or PCIe)",
    "TTFT of a P99 prompt and TPOT\nwithin target at the peak rate?",
    "Does one failed machine\nleave enough copies?",
)
ANSWERS = (
    ("no", "Use an API, or rent by the hour.\nReturn with measured traffic.", ORANGE, ORANGE_SOFT),
    ("yes", "TP = 1: one copy per GPU;\ngo on with the targets", BLUE, BLUE_SOFT),
    ("no", "Dense: TP in the node, PP across nodes.\nMoE: experts across nodes. Go on", BLUE, BLUE_SOFT),
    ("no", "More copies (TPOT), a larger TP (TTFT),\nFP8 KV (memory); then ask again", BLUE, BLUE_SOFT),
    ("no", "More copies, in another machine", BLUE, BLUE_SOFT),
)
TOP, STEP, H, W = 57, 12, 7.2, 40
for i, (question, (word, answer, edge, fill)) in enumerate(zip(QUESTIONS, ANSWERS)):
    y = TOP - STEP * i
    box(0.5, y, W, H, question, INK, GREEN_SOFT if i == 0 else "none")
    box(52, y, 43.5, H, answer, edge, fill)
    arrow((W + 0.5, y + H / 2), (52, y + H / 2), word, 5.7, 1.6, "center")
    down = {"no": "yes", "yes": "no"}[word]
    arrow((20.5, y), (20.5, y - STEP + H if i < 4 else y - 3.2), down, 1.3, -2.2 if i < 4 else -1.5)
box(0.5, 0.3, W, 5.3, "Serve, measure, recount each quarter", GREEN, GREEN_SOFT)
save(fig)
