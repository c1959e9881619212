"""Ten tokens in three rounds of four guesses; below, the time they take beside plain decoding."""

from figure_style import (
    BLUE,
    BLUE_SOFT,
    GREEN,
    GREEN_SOFT,
    GREY,
    GREY_SOFT,
    INK,
    NORMAL,
    ORANGE,
    ORANGE_SOFT,
    PURPLE,
    PURPLE_SOFT,
    RED,
    RED_SOFT,
    SMALL,
    SOFT,
    new_figure,
    save,
)
from matplotlib.patches import Rectangle
from speedup import read_ms

KEPT, REJECTED, UNSEEN = (BLUE_SOFT, BLUE), (RED_SOFT, RED), (GREY_SOFT, GREY)
REPAIR, BONUS = (GREEN_SOFT, GREEN), (PURPLE_SOFT, PURPLE)
ROUNDS = (("mat", "and", "fell", "over", 3, "asleep"), ("in", "the", "warm", "sun", 4, "."),
          ("It", "was", "a", "good", 0, "She"))

fig, ax = new_figure(height=5.6)


def box(x, y, w, h, colors, text="", strike=False, color=INK):
    ax.add_patch(Rectangle((x, y), w, h, facecolor=colors[0], edgecolor=colors[1], linewidth=1.3))
    ax.text(x + w / 2, y + h / 2 - 0.01, text, ha="center", va="center", fontsize=SMALL, color=color)
    if strike:
        ax.plot([x + 0.25, x + w - 0.25], [y + h / 2] * 2, color=colors[1], linewidth=1.6)


ax.text(0, 10.5, "The cat sat on the …", fontsize=NORMAL, va="center", color=INK)
ax.text(1.75, 9.5, "draft guesses four tokens", fontsize=SMALL, va="center", color=SOFT)
ax.text(9.0, 9.5, "one target pass leaves", fontsize=SMALL, va="center", color=SOFT)
for r, (*guesses, kept, last) in enumerate(ROUNDS):
    y = 8.25 - 1.25 * r
    ax.text(0, y + 0.4, f"round {r + 1}", fontsize=SMALL, va="center", color=SOFT)
    for i, word in enumerate(guesses):
        colors = KEPT if i < kept else REJECTED if i == kept else UNSEEN
        box(1.75 + 1.42 * i, y, 1.28, 0.8, colors, word, strike=i == kept,
            color=SOFT if i > kept else INK)
    ax.annotate("", (8.75, y + 0.4), (7.6, y + 0.4),
                arrowprops={"arrowstyle": "-|>", "color": SOFT, "linewidth": 1.4})
    for i, word in enumerate((*guesses[:kept], last)):
        colors = KEPT if i < kept else BONUS if kept == 4 else REPAIR
        box(9.0 + 1.42 * i, y, 1.28, 0.8, colors, word)
    ax.text(16.3, y + 0.4, f"{kept + 1} token{'s' * (kept > 0)}", fontsize=SMALL, va="center", color=INK)

legend = ((0.0, KEPT, "kept"), (1.95, REJECTED, "rejected"), (4.45, UNSEEN, "never tested"),
          (7.65, REPAIR, "replacement"), (10.75, BONUS, "bonus: all were kept"))
for x, colors, text in legend:
    box(x, 4.55, 0.42, 0.42, colors)
    ax.text(x + 0.6, 4.75, text, fontsize=SMALL, va="center")

scale, target, draft = 16.0 / 140, read_ms("14B"), read_ms("0.6B")
ax.text(0, 3.75, f"plain: 10 target passes of {target:.1f} ms", fontsize=SMALL, va="center")
for i in range(10):
    box(i * target * scale, 2.85, target * scale - 0.06, 0.55, (ORANGE_SOFT, ORANGE),
        str(i + 1))
ax.text(10 * target * scale + 0.1, 3.12, f"{10 * target:.0f} ms", fontsize=SMALL, va="center")
ax.text(0, 2.1, f"speculative: 3 × (4 draft passes of {draft:.2f} ms + 1 target pass)", fontsize=SMALL,
        va="center")
t, first = 0.0, 1
for *_, kept, _ in ROUNDS:
    for _ in range(4):
        ax.add_patch(Rectangle((t * scale, 1.2), draft * scale, 0.55, facecolor=BLUE_SOFT, edgecolor=BLUE,
                               linewidth=0.9))
        t += draft
    label = f"{first}–{first + kept}" if kept else str(first)
    box(t * scale, 1.2, target * scale - 0.06, 0.55, (ORANGE_SOFT, ORANGE), label)
    t, first = t + target, first + kept + 1
ax.text(t * scale + 0.1, 1.47, f"{t:.0f} ms", fontsize=SMALL, va="center")

ax.set(xlim=(-0.1, 18.0), ylim=(0.95, 10.8), xticks=[], yticks=[])
for side in ("left", "bottom"):
    ax.spines[side].set_visible(False)
save(fig)
