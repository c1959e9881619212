"""The whole schedule for 8 devices and 20 micro-batches, as the simulation in schedule.py runs it."""

from figure_style import BLUE, BLUE_SOFT, GREEN, GREEN_SOFT, GREY_SOFT, INK, NORMAL, PAPER, PURPLE, PURPLE_SOFT, RED_SOFT, SMALL, SOFT, new_figure, save
from matplotlib.collections import PolyCollection
from schedule import dualpipe, run, times, two_way

P, M, LEFT, TOP, UNIT, HIGH = 8, 20, 66, 62, 13.4, 44
log = []
end, _, _ = run([dualpipe(r, P, M // 2) for r in range(P)], two_way(P), P, times(1, 1, 1, 3), log)
assert end == 66

fig, ax = new_figure(height=5.2)
ax.set(xlim=(0, 960), ylim=(520, 0))
ax.axis("off")
SHADES = {"F": (BLUE, BLUE_SOFT), "B": (GREEN, GREEN_SOFT), "I": (PURPLE, PURPLE_SOFT)}


boxes = {}                                  # (face, edge): rectangles, drawn as one collection each


def box(x, y, w, h, face, edge):
    boxes.setdefault((face, edge), []).append(((x, y), (x + w, y), (x + w, y + h), (x, y + h)))


def cell(x, y, w, h, face, text="", color=INK):
    box(x, y, w, h, face, PAPER)
    if text:
        ax.text(x + w / 2, y + h / 2 + 1, text, fontsize=SMALL, color=color, ha="center", va="center")


def part(letter, made, x, y, w, h):
    way, number = made[1], made[3]
    cell(x, y, w, h, SHADES[letter][way], str(number), PAPER if way == 0 else INK)


for r in range(P):
    box(LEFT, TOP + r * HIGH + 2, end * UNIT, HIGH - 4, RED_SOFT, "none")
    ax.text(LEFT - 8, TOP + r * HIGH + HIGH / 2, f"rank {r}", fontsize=SMALL, color=SOFT, ha="right", va="center")
for r, start, kind, made in log:
    x, y, h = LEFT + start * UNIT, TOP + r * HIGH + 2, HIGH - 4
    if kind == "FB":
        part("F", made[0], x, y, 3 * UNIT, h / 2)
        part("B", made[1], x, y + h / 2, 3 * UNIT, h / 2)
        box(x, y, 3 * UNIT, h, "none", INK)
    elif kind == "W":
        cell(x, y, UNIT, h, GREY_SOFT)
    else:
        part(kind, made[0], x, y, UNIT * (2 if kind == "B" else 1), h)

mine, first = [entry for entry in log if entry[0] == 0], 0
ax.text(LEFT - 8, 44, "step", fontsize=SMALL, color=SOFT, ha="right", va="center")
for number, length in enumerate((6, 2, 9, 6, 6, 2, 6, 1), 1):
    last = first + length
    a, b = mine[first][1], mine[last][1] if last < len(mine) else end
    ax.plot([LEFT + a * UNIT + 2, LEFT + b * UNIT - 2], [56, 56], color=SOFT, linewidth=1.2)
    ax.text(LEFT + (a + b) / 2 * UNIT, 42, str(number), fontsize=SMALL, color=SOFT, ha="center", va="center")
    first = last
ax.text(LEFT, 16, "steps of rank 0; one unit of time = F = I = W, a full backward 2, a pair 3", fontsize=NORMAL, va="center")

bottom = TOP + P * HIGH
for t in range(0, end + 1, 6):
    ax.text(LEFT + t * UNIT, bottom + 14, str(t), fontsize=SMALL, color=SOFT, ha="center", va="center")
items = ((BLUE, "0", PAPER, "F, from rank 0"), (BLUE_SOFT, "0", INK, "F, from rank 7"), (GREEN, "0", PAPER, "B"), (PURPLE, "0", PAPER, "I"),
         (GREY_SOFT, "", INK, "W"), (RED_SOFT, "", INK, "idle"))
for x, (face, text, color, label) in zip((66, 236, 406, 474, 540, 612), items):
    cell(x, bottom + 46, 22, 30, face, text, color)
    ax.text(x + 30, bottom + 61, label, fontsize=SMALL, va="center")
cell(700, bottom + 46, 40, 15, BLUE)
cell(700, bottom + 61, 40, 15, GREEN_SOFT)
box(700, bottom + 46, 40, 30, "none", INK)
ax.text(748, bottom + 61, "F and B, overlapped", fontsize=SMALL, va="center")
for (face, edge), corners in boxes.items():
    ax.add_collection(PolyCollection(corners, facecolor=face, edgecolor=edge, linewidth=1, zorder=1.5 if face == "none" else 1), autolim=False)
for text in ax.texts:
    text.set_in_layout(False)               # all of it lies inside the axes: measuring it only takes time
save(fig)
