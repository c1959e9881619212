"""Four units, forward and backward, to scale: compute and link, for two orders and two token counts."""

from figure_style import BLUE, BLUE_SOFT, GREEN, INK, NORMAL, ORANGE, PAPER, RED, RED_SOFT, SMALL, SOFT, TITLE, new_figure, save
from matplotlib.patches import Rectangle

PSI, SHARE, LINK, RATE, UNITS = 12 * 4096**2, 63 / 64, 370.8e9, 0.39 * 989e12, 4
LEFT, WIDE, HIGH, END = 104, 846, 34, 39.0
fig, ax = new_figure(height=5.6)
ax.set(xlim=(0, 960), ylim=(560, 0))
ax.axis("off")


def place(ms):
    return LEFT + WIDE * ms / END


def box(y, start, stop, face, text="", color=PAPER):
    a, b = place(start), place(stop)
    ax.add_patch(Rectangle((a + 0.7, y + 2), b - a - 1.4, HIGH - 4, facecolor=face, edgecolor="none"))
    if text and b - a > 11:
        ax.text((a + b) / 2, y + HIGH / 2, text, ha="center", va="center", fontsize=SMALL, color=color)


def panel(top, tokens, prefetch, title):
    gather, scatter = 2e3 * PSI * SHARE / LINK, 4e3 * PSI * SHARE / LINK
    work = 2e3 * PSI * tokens / RATE
    ax.text(LEFT, top - 16, title, fontsize=TITLE, va="center")
    for row, name in enumerate(("compute", "link")):
        ax.text(LEFT - 10, top + HIGH * (row + 0.5), name, fontsize=SMALL, ha="right", va="center", color=SOFT)
    now, net, done, waited = 0.0, 0.0, [], 0.0

    def compute(start, length, unit, face, color):
        nonlocal now, waited
        if start > now + 1e-9:
            box(top, now, start, RED_SOFT)
            waited += start - now
        box(top, start, start + length, face, str(unit + 1), color)
        now = start + length

    def send(earliest, length, unit, face):
        nonlocal net
        start = max(net, earliest)
        net = start + length
        box(top + HIGH, start, net, face, str(unit + 1))
        return net

    for i in range(UNITS):
        ready = send(done[i - 2] if i > 1 else 0.0, gather, i, ORANGE)
        compute(max(ready, now), work, i, BLUE_SOFT, INK)
        done.append(now)
    ready = now
    for i in reversed(range(UNITS)):
        start = max(now, ready)
        if prefetch and i:
            ready = send(start, gather, i - 1, ORANGE)
        compute(start, 2 * work, i, BLUE, PAPER)
        send(now, scatter, i, GREEN)
        if not prefetch and i:
            ready = send(net, gather, i - 1, ORANGE)
    box(top, now, net, RED_SOFT)
    waited += net - now
    ax.text(place(net) + 8, top + HIGH, f"{net:.1f} ms\n{waited / net:.0%} waiting", fontsize=SMALL, va="center", color=RED)


panel(34, 2048, True, "2,048 tokens per GPU, gather sent before scatter")
panel(176, 2048, False, "2,048 tokens, scatter sent before gather")
panel(318, 512, True, "512 tokens, gather sent before scatter")
for ms in range(0, 36, 5):
    ax.plot([place(ms)] * 2, [396, 402], color=SOFT, linewidth=1)
    ax.text(place(ms), 416, str(ms), fontsize=SMALL, ha="center", va="center", color=SOFT)
ax.plot([LEFT, place(35)], [396, 396], color=SOFT, linewidth=1)
ax.text(place(17.5), 442, "ms", fontsize=NORMAL, ha="center", va="center")
for x, y, face, text in ((LEFT, 472, BLUE_SOFT, "forward of a unit"), (LEFT + 230, 472, BLUE, "backward of a unit"),
                         (LEFT + 460, 472, RED_SOFT, "compute waits"), (LEFT, 512, ORANGE, "all-gather, BF16 weights"),
                         (LEFT + 290, 512, GREEN, "reduce-scatter, FP32 gradients")):
    ax.add_patch(Rectangle((x, y), 34, 24, facecolor=face, edgecolor="none"))
    ax.text(x + 44, y + 12, text, fontsize=SMALL, va="center")
save(fig)
