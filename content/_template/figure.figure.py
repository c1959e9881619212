"""KV cache of one sequence over its length, for three numbers of KV heads."""

from figure_style import BLUE, GREEN, ORANGE, new_figure, save

LAYERS, HEAD_DIM, BYTES = 32, 128, 2

fig, ax = new_figure(height=3.4)
for heads, color in ((32, ORANGE), (8, BLUE), (1, GREEN)):
    per_token = 2 * LAYERS * heads * HEAD_DIM * BYTES
    ax.plot([0, 32], [0, per_token * 32768 / 2**30], color=color)
    ax.annotate(
        f"{heads} KV heads",
        (32, per_token * 32768 / 2**30),
        color=color,
        xytext=(6, 0),
        textcoords="offset points",
        va="center",
    )
ax.set(xlabel="context, thousand tokens", ylabel="KV cache, GiB", xlim=(0, 32), ylim=(0, 17))
save(fig)
