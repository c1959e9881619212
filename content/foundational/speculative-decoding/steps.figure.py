"""Nine tokens: plain decoding against three draft-and-verify steps (gamma = 4, c = 0.1)."""

from figure_style import (
    BLUE,
    BLUE_SOFT,
    GREEN,
    GREEN_SOFT,
    GREY,
    GREY_SOFT,
    INK,
    ORANGE,
    ORANGE_SOFT,
    PURPLE,
    PURPLE_SOFT,
    RULE,
    SMALL,
    SOFT,
    new_figure,
    save,
)
from matplotlib.patches import Rectangle

C, GAMMA = 0.1, 4
fig, ax = new_figure(height=3.5)


def box(x, y, w, h, face, edge, text="", color=INK):
    ax.add_patch(Rectangle((x, y), w, h, facecolor=face, edgecolor=edge, linewidth=1.2))
    ax.text(x + w / 2, y + h / 2, text, ha="center", va="center", fontsize=SMALL, color=color)


# Plain decoding: one target pass, one token, nine times.
for i in range(9):
    box(i, 3.05, 0.96, 0.42, PURPLE_SOFT, PURPLE, "target")
    box(i + 0.62, 2.6, 0.34, 0.34, PURPLE_SOFT, PURPLE, str(i + 1))

# Three steps: guesses accepted, and what closes the step.
t, token = 0.0, 1
for accepted in (2, 4, 0):
    start = t
    for _ in range(GAMMA):
        ax.add_patch(Rectangle((t, 1.35), C * 0.86, 0.42, facecolor=ORANGE_SOFT, edgecolor=ORANGE, linewidth=1.2))
        t += C
    box(t, 1.35, 0.96, 0.42, PURPLE_SOFT, PURPLE, "target")
    t += 1
    w = 0.272
    for i in range(GAMMA + 1):
        x = start + i * w
        if i < accepted:
            box(x, 0.72, w - 0.03, 0.38, BLUE_SOFT, BLUE, str(token))
        elif i == accepted:
            bonus = accepted == GAMMA
            face, edge = (PURPLE_SOFT, PURPLE) if bonus else (GREEN_SOFT, GREEN)
            box(x, 0.72, w - 0.03, 0.38, face, edge, str(token))
        elif i < GAMMA:
            box(x, 0.72, w - 0.03, 0.38, GREY_SOFT, GREY, "×", SOFT)
        token += i <= accepted
    ax.text(start, 0.48, f"{accepted + 1} token{'s' * (accepted > 0)}", va="center", fontsize=SMALL, color=SOFT)
    ax.plot([t - 0.02, t - 0.02], [0.35, 1.85], color=RULE, linewidth=1.2)

ax.text(0, 3.68, "plain decoding: 9 target passes, 9 tokens, 9.0 T", fontsize=SMALL, color=INK, va="center")
ax.text(0, 2.02, "speculative, γ = 4, c = 0.1: 3 target passes, 9 tokens, 4.2 T", fontsize=SMALL, color=INK,
        va="center")
for y, face, edge, text in ((1.62, ORANGE_SOFT, ORANGE, "draft pass, c · T"), (1.22, BLUE_SOFT, BLUE, "guess accepted"),
                            (0.82, GREEN_SOFT, GREEN, "rejected, drawn from the residual"),
                            (0.42, PURPLE_SOFT, PURPLE, "bonus token, straight from p"),
                            (0.02, GREY_SOFT, GREY, "guess thrown away")):
    box(5.0, y - 0.1, 0.2, 0.26, face, edge)
    ax.text(5.32, y + 0.02, text, fontsize=SMALL, va="center")
ax.set(xlim=(-0.05, 9.05), ylim=(-0.15, 3.85), xlabel="time, in target passes T", yticks=[])
ax.set_xticks(range(10))
ax.spines["left"].set_visible(False)
save(fig)
