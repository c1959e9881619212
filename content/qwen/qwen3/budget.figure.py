"""Left: accuracy over the thinking budget, from the report's Figure 2. Right: AIME'24 over the node time a question may take."""

from budget_cost import AIME24, AIME25, BUDGETS, GPQA, LIVECODE, PROMPT, fits, step
from figure_style import BLUE, GREEN, INK, ORANGE, PURPLE, RULE, SMALL, new_figure, save

OFF = {"AIME'24": 40.1, "AIME'25": 24.7, "LiveCodeBench": 35.3, "GPQA-Diamond": 62.9}

fig, (left, right) = new_figure(height=4.5, ncols=2)
kilo = [b / 1024 for b in BUDGETS]
left.set(xscale="log", xlim=(0.42, 41), ylim=(20, 91), xlabel="thinking budget, 1,024 tokens", ylabel="Pass@1, %")
for (name, off), scores, color in zip(OFF.items(), (AIME24, AIME25, LIVECODE, GPQA), (BLUE, ORANGE, GREEN, PURPLE)):
    left.plot(kilo, scores, "o-", color=color, markersize=5)
    left.plot([0.5], [off], "D", color=color, markersize=6)
    left.plot([0.5, 1], [off, scores[0]], color=color, linewidth=1, linestyle=(0, (3, 3)))
for x, y, text, color in ((1.0, 72.5, "GPQA-Diamond", PURPLE), (3.3, 79.5, "AIME'24", BLUE), (10.5, 51.5, "AIME'25", ORANGE),
                          (0.5, 53.0, "LiveCodeBench v5", GREEN)):
    left.text(x, y, text, color=color, fontsize=SMALL, va="center")
left.set_xticks([0.5, 1, 2, 4, 8, 16, 32], ["off", "1", "2", "4", "8", "16", "32"])

right.set(xscale="log", xlim=(0.06, 130), ylim=(38, 91), xlabel="node time per question, s", ylabel="AIME'24, %")
for name, color in (("235B, TP=8", ORANGE), ("235B, TP=4 x 2", GREEN)):
    cost = [b * step(name, fits(name, b), PROMPT + b / 2) / fits(name, b) for b in BUDGETS]
    right.plot(cost, AIME24, "o-", color=color, markersize=5)
    if name == "235B, TP=8":
        for x, y, b in zip(cost, AIME24, BUDGETS):
            right.annotate(f"{b // 1024}k", (x, y), fontsize=SMALL, color=INK, xytext=(9, -8), textcoords="offset points", va="center")
n = fits("32B, TP=8", 38912)
right.plot([38912 * step("32B, TP=8", n, PROMPT + 38912 / 2) / n], [81.4], "D", color=BLUE, markersize=8)
right.annotate("32B", (9.69, 81.4), color=BLUE, fontsize=SMALL, xytext=(34, 70), textcoords="data", va="center",
               arrowprops={"arrowstyle": "-", "color": BLUE, "linewidth": 1})
right.text(3.6, 49.5, "235B-A22B, TP=8", color=ORANGE, fontsize=SMALL, va="center")
right.text(0.95, 64.5, "two groups\nof TP=4", color=GREEN, fontsize=SMALL, ha="right", va="center")
right.set_xticks([0.1, 1, 10, 100], ["0.1", "1", "10", "100"])
for ax in (left, right):
    ax.minorticks_off()
    ax.grid(True, axis="y", linewidth=0.6, color=RULE)
fig.get_layout_engine().set(wspace=0.06)
save(fig)
