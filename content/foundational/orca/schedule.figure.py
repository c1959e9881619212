"""The same queue of requests under request-level and iteration-level scheduling, four rows, fifteen iterations."""

from figure_style import BLUE, BLUE_SOFT, GREEN, INK, NORMAL, PAPER, RED, RED_SOFT, SMALL, SOFT, TITLE, new_figure, save
from matplotlib.patches import Rectangle

ROWS, SPAN, CELL, HIGH, LEFT = 4, 15, 55, 36, 76
LENGTHS = dict(zip("ABCDEFGHIJKLMN", (5, 2, 8, 3, 4, 7, 2, 5, 5, 4, 5, 4, 3, 3)))

fig, ax = new_figure(height=5.06)
ax.set(xlim=(0, 960), ylim=(506, 0))
ax.axis("off")


def cell(row, step, top, face, text="", color=INK):
    x, y = LEFT + step * CELL, top + row * HIGH
    ax.add_patch(Rectangle((x + 1, y + 2), CELL - 2, HIGH - 4, facecolor=face, edgecolor="none"))
    if text:
        ax.text(x + CELL / 2, y + HIGH / 2, text, ha="center", va="center", fontsize=NORMAL, color=color)


def run(name, row, start, top, length):
    for step in range(start, min(start + length, SPAN)):
        first = step == start
        cell(row, step, top, BLUE if first else BLUE_SOFT, name if first else "", PAPER if first else INK)


def answer(row, step, top):
    x, y = LEFT + step * CELL, top + row * HIGH
    ax.plot([x, x], [y + 2, y + HIGH - 2], color=GREEN, linewidth=5, solid_capstyle="butt")


def axis(top, text):
    ax.text(LEFT, top - 22, text, fontsize=TITLE, va="center")
    for row in range(ROWS):
        ax.text(LEFT - 10, top + row * HIGH + HIGH / 2, f"row {row + 1}", fontsize=SMALL, ha="right", va="center", color=SOFT)


used = sum(LENGTHS[n] for n in "ABCDEFGH")
axis(40, f"Request-level: 8 answers after {SPAN} iterations, {ROWS * SPAN - used} of {ROWS * SPAN} row-steps wasted")
for start, batch in ((0, "ABCD"), (8, "EFGH")):
    stop = start + max(LENGTHS[n] for n in batch)
    for row, name in enumerate(batch):
        run(name, row, start, 40, LENGTHS[name])
        for step in range(start + LENGTHS[name], stop):
            cell(row, step, 40, RED_SOFT, "×", RED)
        answer(row, stop, 40)

free, done, total = [0] * ROWS, 0, 0
for name, length in LENGTHS.items():
    row = min(range(ROWS), key=lambda r: free[r])
    run(name, row, free[row], 250, length)
    free[row] += length
    answer(row, free[row], 250)
    done, total = done + 1, total + length
assert free == [SPAN] * ROWS and total == ROWS * SPAN
axis(250, f"Iteration-level: {done} answers after {SPAN} iterations, none wasted")

for step in range(SPAN + 1):
    ax.text(LEFT + step * CELL, 412, str(step), fontsize=SMALL, ha="center", va="center", color=SOFT)
ax.text(LEFT + SPAN * CELL / 2, 436, "iterations of the model", fontsize=NORMAL, ha="center", va="center")
for x, face, mark, color, text in ((LEFT, BLUE, "A", PAPER, "first iteration: the prompt"), (LEFT + 250, BLUE_SOFT, "", INK, "one token each"),
                                   (LEFT + 432, RED_SOFT, "×", RED, "finished, still computed")):
    ax.add_patch(Rectangle((x, 470), 34, 26, facecolor=face, edgecolor="none"))
    ax.text(x + 17, 483, mark, fontsize=SMALL, color=color, ha="center", va="center")
    ax.text(x + 44, 483, text, fontsize=SMALL, va="center")
ax.plot([LEFT + 684] * 2, [470, 496], color=GREEN, linewidth=5, solid_capstyle="butt")
ax.text(LEFT + 696, 483, "answer returned", fontsize=SMALL, va="center")
save(fig)
