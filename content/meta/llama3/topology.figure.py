"""Left: the levels of the training cluster with the bandwidth per GPU on each edge. Right: seconds of traffic per step."""

from figure_style import BLUE, BLUE_SOFT, GREEN, GREY, GREY_SOFT, INK, NORMAL, ORANGE, PURPLE, RED, SMALL, SOFT, TINT, new_figure, save
from matplotlib.patches import FancyBboxPatch

fig, ax = new_figure(height=5.0)
ax.set(xlim=(0, 960), ylim=(500, 0))
ax.axis("off")
ROWS = (122, 260, 398)                      # aggregation, pod, server


def box(x, y, w, h, text, face, edge, size=SMALL):
    ax.add_patch(FancyBboxPatch((x, y), w, h, boxstyle="round,pad=0,rounding_size=6", facecolor=face, edgecolor=edge, linewidth=1.4))
    ax.text(x + w / 2, y + h / 2, text, ha="center", va="center", fontsize=size, linespacing=1.35)


def edge(x0, y0, x1, y1, color, width):
    ax.plot([x0, x1], [y0, y1], color=color, linewidth=width, solid_capstyle="butt", zorder=0)


for x in (120, 300):                        # pods to aggregation
    edge(210, 70, x, 160, RED, 1.6)
for x in (60, 180):                         # servers to the pod's cluster switches
    edge(120, 200, x, 330, ORANGE, 3.2)
for x in (32, 60, 88):                      # GPUs of one server
    edge(60, 372, x, 446, BLUE, 6)
box(90, 30, 240, 44, "aggregation switches", GREY_SOFT, GREY)
box(30, 160, 180, 44, "pod: 3,072 GPUs", TINT, SOFT)
box(240, 160, 130, 44, "7 more pods", TINT, SOFT)
box(10, 330, 100, 44, "server", TINT, SOFT)
box(130, 330, 120, 44, "383 more", TINT, SOFT)
for x in (32, 60, 88):
    box(x - 12, 440, 24, 24, "", BLUE_SOFT, BLUE)
ax.text(108, 452, "8 GPUs (3 drawn)", fontsize=SMALL, va="center")
ax.text(292, 112, "7.1 GB/s\n(50, 1:7)", fontsize=SMALL, color=RED, va="center", linespacing=1.3)
ax.text(196, 268, "50 GB/s\nfull bisection", fontsize=SMALL, color=ORANGE, va="center", linespacing=1.3)
ax.text(108, 408, "450 GB/s, NVLink", fontsize=SMALL, color=BLUE, va="center")

LEFT, UNIT = 470, 145                       # log scale: decades of seconds from 0.01
STEP, TRAFFIC = 6.23, (("TP", 236.8, BLUE), ("DP", 18.9, GREEN), ("PP", 8.6, PURPLE))


def place(seconds):
    import math
    return LEFT + UNIT * (math.log10(seconds) + 2) * 0.78


ax.text(LEFT, 22, "seconds to send one step's traffic of a GPU", fontsize=NORMAL, va="center")
for y, bandwidth, level in zip(ROWS, (50 / 7, 50, 450), ("all of it across pods", "NIC, inside the pod", "NVLink, inside the server")):
    ax.text(LEFT, y - 60, level, fontsize=SMALL, va="center", color=SOFT)
    for k, (name, size, color) in enumerate(TRAFFIC):
        seconds = size / bandwidth
        top = y - 46 + k * 30
        used = (name, bandwidth) in (("TP", 450), ("PP", 50), ("DP", 50), ("DP", 50 / 7))
        ax.add_patch(FancyBboxPatch((LEFT, top), place(seconds) - LEFT, 22, boxstyle="square,pad=0", facecolor=color if used else GREY_SOFT,
                                    edgecolor=color, linewidth=1.4))
        ax.text(LEFT - 8, top + 11, name, fontsize=SMALL, ha="right", va="center", color=color)
        label = f"{seconds:.1f}" if seconds >= 1 else f"{seconds:.2f}"
        x = place(STEP) if 4 < seconds < STEP else place(seconds)
        ax.text(x + 6, top + 11, label, fontsize=SMALL, va="center", color=INK if used else SOFT)
edge(place(STEP), 50, place(STEP), 452, SOFT, 1.2)
ax.text(place(STEP), 470, "step 6.2 s", fontsize=SMALL, ha="center", va="center", color=SOFT)
for seconds in (0.01, 0.1, 1):
    ax.text(place(seconds), 470, f"{seconds:g}", fontsize=SMALL, ha="center", va="center", color=SOFT)
save(fig)
