"""Left: weight of one token over the length of its output. Right: the toy of length_bias.py, trained for 100 updates."""

import numpy as np
from figure_style import BLUE, GREEN, ORANGE, RED, SMALL, new_figure, save

fig, (left, right) = new_figure(height=4.4, ncols=2)
n = np.geomspace(100, 10000, 200)
G, mean = 8, 1000
left.set(xscale="log", yscale="log", xlim=(100, 10000), ylim=(2e-5, 5e-2),
         xlabel="tokens in the output", ylabel="absolute weight of one token")
left.plot(n, np.sqrt(7) / n, color=BLUE)
left.plot(n, 1 / np.sqrt(7) / n, color=RED)
left.plot(n, np.full_like(n, 1 / np.sqrt(7) / mean), color=GREEN, linestyle=(0, (5, 3)))
for x in (500, 8000):
    left.plot([x], [1 / np.sqrt(7) / x], "o", color=RED, markersize=7)
left.text(430, 1.2e-2, "right: 2.65 / |o|", color=BLUE, fontsize=SMALL)
left.text(560, 8.6e-4, "500", color=RED, fontsize=SMALL)
left.text(7800, 6.4e-5, "8,000", color=RED, fontsize=SMALL, ha="center")
left.text(450, 9e-5, "wrong: 0.38 / |o|", color=RED, fontsize=SMALL)
left.text(115, 4.5e-4, "wrong, constant", color=GREEN, fontsize=SMALL)
left.set_xticks([100, 1000, 10000], ["100", "1,000", "10,000"])
left.set_yticks([1e-4, 1e-3, 1e-2], ["0.0001", "0.001", "0.01"])

P, Q, CAP, START = 0.3, 32, 4096, 200


def train(method, runs=10, steps=100):
    """Mean length of wrong and right answers before every update, averaged over the runs."""
    rngs = [np.random.default_rng(seed) for seed in range(runs)]
    theta, track = np.full((runs, 2), np.log(START - 1.0)), []
    for _ in range(steps):
        track.append((1 + np.exp(theta)).mean(axis=0))
        ok = np.array([rng.random((Q, G)) for rng in rngs]) < P
        q = 1 / (1 + np.exp(np.where(ok, theta[:, 1, None, None], theta[:, 0, None, None])))
        drawn = np.array([rng.geometric(chance) for rng, chance in zip(rngs, q)])
        length, ended = np.minimum(drawn, CAP), drawn <= CAP
        r = ok * 1.0
        std = r.std(axis=2, keepdims=True)
        a = (r - r.mean(axis=2, keepdims=True)) / np.where(std == 0, 1, std)
        w = (1 / length, G / length.sum(axis=2, keepdims=True), 1 / START)[method]
        term = a * w * ((length - ended) * q - ended * (1 - q)) / (Q * G)
        theta = theta + np.column_stack([(term * ~ok).sum(axis=(1, 2)), (term * ok).sum(axis=(1, 2))])
    return np.array(track)


for method, color in ((0, RED), (1, ORANGE), (2, GREEN)):
    track = train(method)
    right.plot(track[:, 0], color=color)
    right.plot(track[:, 1], color=color, linestyle=(0, (5, 3)))
right.set(xlim=(0, 100), ylim=(0, 480), xlabel="updates", ylabel="mean length, tokens")
right.text(40, 340, "1/|o|, wrong", color=RED, fontsize=SMALL, ha="right")
right.text(40, 85, "1/|o|, right", color=RED, fontsize=SMALL, ha="right")
right.text(98, 222, "group, wrong and right", color=ORANGE, fontsize=SMALL, ha="right")
right.text(98, 160, "constant, both", color=GREEN, fontsize=SMALL, ha="right")
for ax in (left, right):
    ax.minorticks_off()
    ax.grid(True, axis="y", linewidth=0.6)
fig.get_layout_engine().set(wspace=0.05)
save(fig)
