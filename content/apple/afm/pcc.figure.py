"""Message sequence of one request to Private Cloud Compute, after the published client."""

from figure_style import (BLUE, BLUE_SOFT, GREEN, GREEN_SOFT, ORANGE, ORANGE_SOFT, PURPLE_SOFT, RED, RULE,
                          SMALL, SOFT, TITLE, new_figure, save)
from matplotlib.patches import Rectangle

fig, ax = new_figure(height=6.5)
ax.set(xlim=(0, 960), ylim=(650, 0))
ax.axis("off")
PHONE, RELAY, GATE, NODE, OTHER = 96, 300, 480, 690, 868
for x, name, face in ((PHONE, "device", BLUE_SOFT), (RELAY, "relay", PURPLE_SOFT), (GATE, "gateway", ORANGE_SOFT),
                      (NODE, "node A", GREEN_SOFT), (OTHER, "node B ...", GREEN_SOFT)):
    ax.add_patch(Rectangle((x - 66, 10), 132, 34, facecolor=face, edgecolor="none"))
    ax.text(x, 27, name, fontsize=TITLE, ha="center", va="center")
    ax.plot([x, x], [44, 640], color=RULE, linewidth=1.4, zorder=0)
for x, text in ((RELAY, "sees the IP address"), (GATE, "sees token, workload"), (NODE, "sees the prompt")):
    ax.text(x, 58, text, fontsize=SMALL, ha="center", va="center", color=SOFT)


def arrow(x0, x1, y, text, color, at=None):
    ax.annotate("", (x1, y), (x0, y), arrowprops={"arrowstyle": "-|>", "color": color, "mutation_scale": 15,
                                                  "linewidth": 1.7, "shrinkA": 0, "shrinkB": 0})
    ax.text((x0 + x1) / 2 if at is None else at, y - 13, text, fontsize=SMALL, ha="center", va="center", color=color,
            bbox={"facecolor": fig.get_facecolor(), "edgecolor": "none", "pad": 1.2})


def note(y, high, text, color, face):
    ax.add_patch(Rectangle((14, y), 338, high, facecolor=face, edgecolor="none"))
    ax.text(26, y + high / 2, text, fontsize=SMALL, va="center", color=color, linespacing=1.35)


arrow(GATE, PHONE, 98, "attestation bundles, prefetched: up to 60", ORANGE)
note(110, 78, "check certificate, enclave signature, boot\nticket, code in the log, locked, no developer\nmode; keep key until expiry, 1 day at most", BLUE, BLUE_SOFT)
arrow(PHONE, GATE, 220, "one-time token, workload, IDs of cached nodes", BLUE)
arrow(GATE, PHONE, 256, "further bundles, inline: up to 27", ORANGE)
note(268, 30, "check those too; draw a 16-byte key K", BLUE, BLUE_SOFT)
arrow(PHONE, GATE, 330, "prompt under K, at most 64 KiB", RED)
arrow(PHONE, NODE, 366, "K wrapped for A: 64 B", BLUE, 580)
arrow(PHONE, OTHER, 402, "K wrapped for B: 64 B", BLUE, 580)
arrow(GATE - 5, PHONE, 438, "node selected", ORANGE)
arrow(GATE + 5, NODE, 438, "prompt", RED)
arrow(PHONE, NODE, 474, "rest of the prompt under K", RED, 388)
ax.add_patch(Rectangle((500, 486), 448, 56, facecolor=GREEN_SOFT, edgecolor="none"))
ax.text(512, 514, "unwrap K with the attested key, reject a key\nseen before, check token, run, keep nothing", fontsize=SMALL, va="center",
        color=GREEN, linespacing=1.35)
arrow(NODE, PHONE, 580, "answer, encrypted for this device", GREEN, 388)
ax.plot([PHONE, OTHER], [620, 620], color=SOFT, linewidth=1.4, linestyle=(0, (4, 3)))
ax.text(OTHER, 620, "×", fontsize=TITLE, ha="center", va="center", color=RED)
ax.text(388, 607, "first answer: the streams to all other nodes are cancelled", fontsize=SMALL, ha="center", va="center", color=SOFT,
        bbox={"facecolor": fig.get_facecolor(), "edgecolor": "none", "pad": 1.2})
save(fig)
