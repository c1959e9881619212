"""Predicted AllReduce time over message size from NCCL v2.30.7-1's own constants: one node and 16 nodes of 8 H100s."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import numpy as np
from figure_style import BLUE, INK, ORANGE, PURPLE, SMALL, SOFT, new_figure, save
from tuning import ahead, times

fig, axes = new_figure(height=4.8, ncols=2)
for ax, nodes, switch in zip(axes, (1, 16), ("NVLS", "NVLSTree")):
    sizes = np.logspace(10, 32, 400, base=2)
    for proto in ("LL", "LL128", "Simple"):
        ax.plot(sizes, times(sizes, nodes)["Ring", proto], color=BLUE, linewidth=1.0, linestyle=(0, (2, 2)))
    ax.plot(sizes, ahead(sizes, nodes, "Ring"), color=BLUE, linewidth=2.4)
    ax.plot(sizes, ahead(sizes, nodes, "Tree"), color=ORANGE, linewidth=2.4)
    ax.plot(sizes, times(sizes, nodes)[switch, "Simple"], color=PURPLE, linewidth=2.4)
    ax.set(xscale="log", yscale="log", xlim=(2**10, 2**32), ylim=(7, 3e4), xlabel="message, bytes per GPU")
    ax.set_xticks([2.0**k for k in (10, 15, 20, 25, 30)], ["1 KiB", "32 KiB", "1 MiB", "32 MiB", "1 GiB"])
    ax.minorticks_off()
    ax.grid(True, linewidth=0.6)
    ax.set_title(f"{nodes} node{'s' * (nodes > 1)}, {8 * nodes} GPUs")
left, right = axes
left.set_ylabel("predicted time, µs")
left.set_yticks([10, 100, 1000, 10000], ["10", "100", "1,000", "10,000"])
right.set_yticks([10, 100, 1000, 10000], ["10", "100", "1,000", "10,000"])


def crossing(ax, nodes, f, g, low, high):
    """Mark where f and g are equally fast."""
    grid = np.logspace(np.log2(low), np.log2(high), 4000, base=2)
    at = grid[g(grid) <= f(grid)][0]
    ax.plot([at], [f(at)], "o", color=INK, markersize=8, zorder=5)
    return at, f(at)


x, y = crossing(left, 1, lambda s: ahead(s, 1, "Ring"), lambda s: times(s, 1)["NVLS", "Simple"], 2**16, 2**24)
left.annotate(f"ring → NVLS\nat {x / 2**20:.1f} MiB", (x, y), (2**21.6, 9.4), fontsize=SMALL, color=INK,
              arrowprops={"arrowstyle": "-", "color": SOFT})
left.text(2**10.6, 66, "ring: LL128 and Simple", fontsize=SMALL, color=BLUE)
left.text(2**10.6, 9.4, "ring LL and tree", fontsize=SMALL, color=INK)
left.text(2**28.6, 330, "NVLS", fontsize=SMALL, color=PURPLE)
left.text(2**26.6, 3300, "tree", fontsize=SMALL, color=ORANGE, ha="right")
x, y = crossing(right, 16, lambda s: ahead(s, 16, "Tree"), lambda s: ahead(s, 16, "Ring"), 2**22, 2**31)
right.annotate(f"tree → ring\nat {x / 2**20:.0f} MiB", (x, y), (2**23.2, 9000), fontsize=SMALL, color=INK, ha="center",
               arrowprops={"arrowstyle": "-", "color": SOFT})
x, y = crossing(right, 16, lambda s: ahead(s, 16, "Tree"), lambda s: times(s, 16)["NVLSTree", "Simple"], 2**20, 2**28)
right.annotate(f"tree → NVLSTree\nat {x / 2**20:.0f} MiB", (x, y), (2**25.6, 60), fontsize=SMALL, color=INK,
               arrowprops={"arrowstyle": "-", "color": SOFT})
right.text(2**10.6, 1900, "ring Simple", fontsize=SMALL, color=BLUE)
right.text(2**10.6, 640, "ring LL128", fontsize=SMALL, color=BLUE)
right.text(2**10.6, 378, "ring LL", fontsize=SMALL, color=BLUE)
right.text(2**10.6, 33, "tree", fontsize=SMALL, color=ORANGE)
right.text(2**10.6, 213, "NVLSTree", fontsize=SMALL, color=PURPLE)
save(fig)
