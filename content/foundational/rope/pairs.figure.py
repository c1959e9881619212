"""Left: turns each pair makes within a length. Right: what each extension multiplies its frequency by."""

import numpy as np
from figure_style import BLUE, GREEN, GREY, INK, ORANGE, PURPLE, RED, SMALL, SOFT, new_figure, save

D, L, S = 128, 8192, 16
i = np.arange(D // 2)
fig, (left, right) = new_figure(height=4.3, ncols=2)

for base, length, color, label in ((1e4, 8192, GREY, "1e4, 8,192"), (5e5, 8192, BLUE, "5e5, 8,192"), (5e5, 131072, ORANGE, "5e5, 131,072")):
    turns = length * base ** (-2 * i / D) / (2 * np.pi)
    done = int((turns >= 1).sum())
    left.plot(i, turns, color=color, label=f"{label}: {done} of 64")
    left.plot(done - 1, turns[done - 1], "o", color=color, markersize=7)
left.axhline(1, color=INK, linewidth=1, linestyle=(0, (2, 2)))
left.text(1, 0.62, "one turn", fontsize=SMALL, va="top")
left.set(yscale="log", ylim=(1e-3, 1e9), xlim=(0, 63), xlabel="pair", ylabel="turns within the length", title="Pairs that finish a turn")
left.set_xticks([0, 16, 32, 48, 63])
left.set_yticks([1e-3, 1, 1e3, 1e6], ["0.001", "1", "1,000", "1,000,000"])
left.minorticks_off()
left.legend(loc="upper right", title="base, length")

theta = 5e5 ** (-2 * i / D)
turns = L * theta / (2 * np.pi)


def kept(keep, s):
    return (1 - keep) / s + keep


low, high = (np.log(L / (2 * np.pi * n)) * D / (2 * np.log(5e5)) for n in (32, 1))
code = 1 - np.clip((i - np.floor(low)) / (np.ceil(high) - np.floor(low)), 0, 1)
for y, color, style in (
    (np.full(64, 1 / S), RED, "-"),
    (S ** (-i / 63), PURPLE, "-"),
    (kept(code, S), GREEN, "-"),
    (kept(np.clip((turns - 1) / 31, 0, 1), S), GREEN, (0, (4, 2))),
    (kept(np.clip((turns - 1) / 3, 0, 1), 8), ORANGE, "-"),
):
    right.plot(i, y, color=color, linestyle=style)
right.axvline(34.5, color=SOFT, linewidth=1, linestyle=(0, (2, 2)))
right.text(35.3, 1.12, "unfinished pairs", fontsize=SMALL, ha="left", va="bottom")
right.text(1, 0.054, "position interpolation", fontsize=SMALL, color=RED, va="top")
right.text(0.5, 0.50, "NTK-aware", fontsize=SMALL, color=PURPLE, va="top")
right.text(35.6, 0.112, "Llama 3.1", fontsize=SMALL, color=ORANGE, ha="left", va="top")
right.text(35.6, 0.83, "YaRN: code solid,", fontsize=SMALL, color=GREEN, va="center")
right.text(35.6, 0.62, "paper dashed", fontsize=SMALL, color=GREEN, va="center")
right.set(yscale="log", ylim=(0.04, 1.5), xlim=(0, 63), xlabel="pair", ylabel="frequency, new over old", title="From 8,192 to 131,072 tokens")
right.set_xticks([0, 16, 32, 48, 63])
right.set_yticks([1 / 16, 1 / 8, 1 / 4, 1 / 2, 1], ["1/16", "1/8", "1/4", "1/2", "1"])
right.minorticks_off()
save(fig)
