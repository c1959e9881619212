"""Heat map: tokens relative to English for the same sentences, fifteen languages, seven vocabularies."""

from figure_style import BLUE_SOFT, GREEN_SOFT, INK, NORMAL, ORANGE_SOFT, PAPER, RED, RED_SOFT, SMALL, SOFT, new_figure, save
from matplotlib.patches import Rectangle
from price import TOKENS, VOCABULARIES

BANDS = [(1.3, GREEN_SOFT, INK, "to 1.3"), (2, BLUE_SOFT, INK, "to 2"), (4, ORANGE_SOFT, INK, "to 4"),
         (8, RED_SOFT, INK, "to 8"), (99, RED, PAPER, "over 8")]
LEFT, WIDE, TOP, HIGH = 112, 118, 74, 27
languages = sorted((lang for lang in TOKENS if lang != "English"), key=lambda lang: TOKENS[lang][1])
bottom = TOP + HIGH * len(languages)

fig, ax = new_figure(height=(bottom + 52) / 100)
ax.set(xlim=(0, 960), ylim=(bottom + 52, 0))
ax.axis("off")
for k, (name, size) in enumerate(VOCABULARIES.items()):
    x = LEFT + (k + 0.5) * WIDE
    ax.text(x, 22, name, fontsize=NORMAL, ha="center", va="center")
    ax.text(x, 48, f"{size:,}", fontsize=SMALL, color=SOFT, ha="center", va="center")
for row, lang in enumerate(languages):
    y = TOP + row * HIGH
    ax.text(LEFT - 10, y + HIGH / 2, lang, fontsize=SMALL, ha="right", va="center")
    for k in range(len(VOCABULARIES)):
        ratio = TOKENS[lang][k] / TOKENS["English"][k]
        face, color = next((f, c) for limit, f, c, _ in BANDS if ratio <= limit)
        ax.add_patch(Rectangle((LEFT + k * WIDE + 1, y + 1), WIDE - 2, HIGH - 2, facecolor=face, edgecolor="none"))
        ax.text(LEFT + (k + 0.5) * WIDE, y + HIGH / 2, f"{ratio:.2f}", fontsize=SMALL, color=color, ha="center", va="center")
ax.text(LEFT, bottom + 30, "tokens relative to English:", fontsize=SMALL, va="center")
for i, (_, face, color, label) in enumerate(BANDS):
    x = LEFT + 222 + i * 112
    ax.add_patch(Rectangle((x, bottom + 18), 100, 24, facecolor=face, edgecolor="none"))
    ax.text(x + 50, bottom + 30, label, fontsize=SMALL, color=color, ha="center", va="center")
save(fig)
