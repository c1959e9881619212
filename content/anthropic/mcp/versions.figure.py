"""The five dated versions on a time axis, and the request methods each schema defines in either direction."""

import datetime as dt

from figure_style import BLUE, GREEN, GREY, INK, NORMAL, ORANGE, RED, SMALL, SOFT, TITLE, new_figure, save
from matplotlib.patches import Rectangle

VERSIONS = [
    ("2024-11-05", 13, 3, ["handshake", "stdio, HTTP+SSE", "sampling, roots"], []),
    ("2025-03-26", 13, 3, ["OAuth 2.1", "Streamable HTTP", "annotations, batches"], ["HTTP+SSE"]),
    ("2025-06-18", 13, 4, ["resource indicators", "structured output", "elicitation"], ["batches"]),
    ("2025-11-25", 17, 8, ["client ID documents", "tasks (experimental)", "URL elicitation"], ["includeContext (part)"]),
    ("2026-07-28", 10, 0, ["server/discover", "_meta, MRTR", "ttlMs, subscriptions"], ["handshake, sessions", "server requests, ping", "roots, sampling"]),
]
DAY0 = dt.date(2024, 10, 1)


def day(text):
    return (dt.date.fromisoformat(text) - DAY0).days


fig, ax = new_figure(height=5.4)
ax.set(xlim=(0, 960), ylim=(540, 0))
ax.axis("off")
scale = 900 / day("2026-11-28")
columns = [20, 206, 392, 578, 764]
AXIS = 40
ax.plot([20, 20 + 900], [AXIS, AXIS], color=SOFT, linewidth=1.2)
for x, (name, to_server, to_client, added, gone) in zip(columns, VERSIONS):
    t = 20 + day(name) * scale
    ax.plot([t], [AXIS], "o", color=BLUE, markersize=9)
    ax.plot([t, x + 70], [AXIS + 6, 92], color=GREY, linewidth=1)
    ax.text(x, 112, name, fontsize=TITLE, va="center")
    for i, text in enumerate(added):
        ax.text(x, 144 + 25 * i, "+ " + text, fontsize=SMALL, color=GREEN, va="center")
    for i, text in enumerate(gone):
        ax.text(x, 228 + 25 * i, "− " + text, fontsize=SMALL, color=RED, va="center")
    base = 480
    for dx, n, color in ((0, to_server, BLUE), (62, to_client, ORANGE)):
        ax.add_patch(Rectangle((x + dx, base - 9 * n), 50, max(9 * n, 1.5), facecolor=color, edgecolor="none"))
        ax.text(x + dx + 25, base - 9 * n - 13, str(n), fontsize=NORMAL, ha="center", va="center", color=color)
    ax.text(x + 25, base + 16, "to server", fontsize=SMALL, ha="center", va="center", color=SOFT)
    ax.text(x + 92, base + 16, "to client", fontsize=SMALL, ha="center", va="center", color=SOFT)
for year in ("2025-01-01", "2026-01-01"):
    t = 20 + day(year) * scale
    ax.plot([t, t], [AXIS - 6, AXIS + 6], color=SOFT, linewidth=1)
    ax.text(t, AXIS - 18, year[:4], fontsize=SMALL, ha="center", va="center", color=SOFT)
ax.text(20 + 900, AXIS - 18, "2026-11", fontsize=SMALL, ha="right", va="center", color=SOFT)
ax.text(20, 526, "bars: kinds of request in the schema, by direction", fontsize=SMALL, va="center", color=INK)
save(fig)
