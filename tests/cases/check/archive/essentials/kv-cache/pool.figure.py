"""A pool of four places, of which three are taken."""

from figure_style import BLUE, INK, new_figure, save

fig, ax = new_figure(height=1.2)
ax.barh([0], [3], color=BLUE)
ax.text(3.1, 0, "free", color=INK, va="center")
ax.set(xlim=(0, 4))
ax.axis("off")
save(fig)
