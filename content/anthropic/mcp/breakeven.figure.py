"""Cost of a session of 20 model calls over the size of all tool definitions; formulas of context_cost.py."""

from figure_style import BLUE, GREEN, INK, RED, SMALL, new_figure, save

SIZES = [9455, 13141, 14790, 15893, 16769, 17034, 17256]
META, MATCH, DEFINITION = 165, 1944 / 106, 17256 / 106


def session(tools, calls, used=0, how="append"):
    prompt, cached, cost = tools + 2000, 0.0, 0.0
    steps = []
    first = {i * calls // used for i in range(used)} if used else set()
    for i in range(calls):
        if i in first:
            steps += [(40 + 5 * MATCH, 40, False), (30 + DEFINITION, 30, how == "front")]
        steps.append((1000, 200, False))
    for grow, output, drop in steps:
        cost += 0.1 * cached + 1.25 * (prompt - cached) + 5 * output
        cached, prompt = (0.0 if drop else prompt), prompt + grow
    return cost / 1000


fig, ax = new_figure(height=4.2)
ax.plot([0, 20], [session(0, 20), session(20000, 20)], color=BLUE)
ax.text(19.9, session(20000, 20) + 3, "all up front", color=BLUE, fontsize=SMALL, ha="right", va="bottom")
for used, how, color, text in ((1, "append", GREEN, "on demand, 1 tool used"), (3, "append", GREEN, "on demand, 3 tools used"),
                                  (3, "front", RED, "3 tools, put in front: cache lost"), (5, "append", GREEN, "on demand, 5 tools used")):
    y = session(META, 20, used, how)
    ax.plot([0, 20], [y, y], color=color, linewidth=1.6, linestyle="-" if how == "append" else (0, (5, 3)))
    ax.text(20.3, y, text, color=color, fontsize=SMALL, va="center")
    cross = (y - session(0, 20)) / (session(1000, 20) - session(0, 20))
    ax.plot([cross], [y], "o", color=color, markersize=7)
    ax.text(cross + 0.3, y - 1.4, f"{cross * 1000:,.0f}", color=color, fontsize=SMALL, ha="left", va="top")
for size in SIZES:
    ax.plot([size / 1000] * 2, [58, 60.5], color=INK, linewidth=1.4)
ax.text(9.455, 61.2, "github", fontsize=SMALL, ha="center", va="bottom")
ax.text(13.141, 61.2, "+ playwright", fontsize=SMALL, ha="center", va="bottom")
ax.text(17.256, 61.2, "all 7", fontsize=SMALL, ha="center", va="bottom", color=INK)
ax.set(xlim=(0, 20), ylim=(58, 134), xlabel="definitions of all tools, thousand tokens", ylabel="cost, thousand input tokens")
ax.set_xticks([0, 5, 10, 15, 20])
fig.get_layout_engine().set(rect=(0, 0, 0.99, 1))
save(fig)
