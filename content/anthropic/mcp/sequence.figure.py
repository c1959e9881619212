"""Messages of one tool call that needs a confirmation, before and after the handshake was removed."""

from figure_style import BLUE, GREEN, GREY, GREY_SOFT, INK, ORANGE, PAPER, RED, SMALL, SOFT, TITLE, new_figure, save
from matplotlib.patches import Rectangle

fig, ax = new_figure(height=6.5)
ax.set(xlim=(0, 960), ylim=(650, 0))
ax.axis("off")
TOP, BOTTOM = 82, 640


def lanes(left, title, names):
    ax.text(left, 18, title, fontsize=TITLE, va="center")
    xs = [left + 54 + i * 172 for i in range(len(names))]
    for x, name in zip(xs, names):
        ax.add_patch(Rectangle((x - 54, 44), 108, 30, facecolor=GREY_SOFT, edgecolor="none"))
        ax.text(x, 59, name, fontsize=SMALL, ha="center", va="center")
        ax.plot([x, x], [TOP - 6, BOTTOM], color=GREY, linewidth=1)
    return xs


def arrow(x0, x1, y, text, color=INK, at=None):
    ax.annotate("", (x1, y), (x0, y), arrowprops={"arrowstyle": "-|>", "color": color, "linewidth": 1.6, "shrinkA": 0, "shrinkB": 0})
    ax.text((x0 + x1) / 2 if at is None else at, y - 11, text, fontsize=SMALL, color=color, ha="center", va="center",
            bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 0.6})


def note(x, y, text, color=SOFT):
    ax.text(x, y, text, fontsize=SMALL, color=color, ha="center", va="center", bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 0.6})


c, a, b = lanes(4, "2025-11-25: a session", ("client", "instance A", "instance B"))
arrow(c, a, 112, "initialize")
arrow(a, c, 148, "session id", ORANGE)
arrow(c, a, 184, "initialized")
arrow(c, a, 220, "tools/list")
arrow(a, c, 256, "tools")
arrow(c, a, 298, "tools/call", at=(c + a) / 2)
note((a + b) / 2, 298, "stream stays\nopen on A", ORANGE)
arrow(a, c, 346, "elicitation/create", ORANGE)
note(c + 66, 384, "user answers", SOFT)
arrow(c, a, 424, "answer", ORANGE)
arrow(a, c, 462, "result")
arrow(c, b, 524, "next tools/call, sent to B", RED)
arrow(b, c, 566, "404: unknown session", RED)
note((c + b) / 2, 608, "so the balancer must be sticky", RED)

ax.plot([482, 482], [44, BOTTOM], color=GREY, linewidth=0.8, linestyle=(0, (2, 4)))
c, a, b = lanes(498, "2026-07-28: self-contained requests", ("client", "instance A", "instance B"))
arrow(c, a, 112, "tools/list + _meta")
arrow(a, c, 148, "tools, ttlMs", GREEN)
arrow(c, b, 220, "tools/call + _meta", at=(c + a) / 2)
arrow(b, c, 262, "input_required + requestState", BLUE)
note(c + 66, 384, "user answers", SOFT)
arrow(c, a, 424, "tools/call again", BLUE)
note(c + 92, 447, "+ inputResponses\n+ requestState", BLUE)
arrow(a, c, 500, "complete", GREEN)
note((c + b) / 2, 566, "nothing is kept between two requests,", GREEN)
note((c + b) / 2, 590, "so either instance can take the next", GREEN)
save(fig)
