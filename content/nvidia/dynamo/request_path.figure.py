"""One request through frontend, router, prefill worker, NIXL and decode worker (vLLM, NIXL connector)."""

from figure_style import (BLUE, BLUE_SOFT, GREEN, GREEN_SOFT, GREY, INK, NORMAL, ORANGE, ORANGE_SOFT, PAPER,
                          PURPLE, SMALL, SOFT, new_figure, save)

fig, ax = new_figure(height=6.7)
ax.set(xlim=(0, 96), ylim=(67, 0))
ax.axis("off")

PARTIES = {"client": (7, "client\n客户端", GREY, None), "front": (25, "frontend\n前端", BLUE, BLUE_SOFT),
           "router": (44, "KV router\nKV 路由", BLUE, BLUE_SOFT),
           "prefill": (65, "prefill worker\n预填充 worker", ORANGE, ORANGE_SOFT),
           "decode": (87, "decode worker\n解码 worker", GREEN, GREEN_SOFT)}
X = {name: x for name, (x, *_) in PARTIES.items()}
for name, (x, label, color, fill) in PARTIES.items():
    ax.plot([x, x], [6.5, 65], color=SOFT, lw=1, ls=(0, (4, 3)), zorder=0)
    ax.text(x, 3.2, label, ha="center", va="center", fontsize=NORMAL, color=INK, linespacing=1.35,
            bbox={"boxstyle": "round,pad=0.4", "fc": fill or "none", "ec": color, "lw": 1.4})


def busy(name, top, bottom, color, fill):
    ax.fill_between([X[name] - 1, X[name] + 1], top, bottom, facecolor=fill, edgecolor=color, lw=1.2, zorder=1)


def arrow(a, b, y, text, color=INK, dashed=False, width=1.5):
    pad = 1.2 if X[b] > X[a] else -1.2
    ax.annotate("", (X[b] - pad, y), (X[a] + pad, y),
                arrowprops={"arrowstyle": "-|>", "color": color, "lw": width, "shrinkA": 0, "shrinkB": 0,
                            "mutation_scale": 14, "ls": (0, (3, 2)) if dashed else "-"})
    ax.text((X[a] + X[b]) / 2, y - 0.7, text, ha="center", va="bottom", fontsize=SMALL, color=color, linespacing=1.3,
            bbox={"fc": PAPER, "ec": "none", "pad": 1})


def note(x, y, text, color=INK, ha="left"):
    ax.text(x, y, text, ha=ha, va="center", fontsize=SMALL, color=color, linespacing=1.35)


busy("front", 9.5, 18.5, BLUE, BLUE_SOFT)
busy("router", 17.5, 23.5, BLUE, BLUE_SOFT)
busy("prefill", 22.5, 38.6, ORANGE, ORANGE_SOFT)
busy("router", 36, 43, BLUE, BLUE_SOFT)
busy("decode", 42, 64, GREEN, GREEN_SOFT)

arrow("client", "front", 10, "1  HTTP")
note(27.2, 11.2, "template, tokens,\nblock hashes")
arrow("front", "router", 18, "2  token ids")
note(46.2, 18.2, "cost of every\nprefill worker")
arrow("router", "prefill", 25, "3  do_remote_decode")
note(67.2, 26, "prefill of the\nuncached tokens;\nKV stays in HBM", ORANGE)
arrow("prefill", "router", 31, "KV events: stored", PURPLE, dashed=True)
arrow("prefill", "router", 37.6, "4  engine id, block ids,\nhost, port")
note(42, 40, "decode pool:\nload only", ha="right")
arrow("router", "decode", 42.5, "5  request with the transfer parameters")
arrow("decode", "prefill", 48.3, "6  NIXL READ", PURPLE)
arrow("prefill", "decode", 53.2, "3.69 GB of KV", PURPLE, width=4.5)
arrow("decode", "prefill", 58.2, "7  notification", PURPLE, dashed=True)
note(63, 50.8, "11,264 tokens,\nLlama 3 70B, BF16", PURPLE, ha="right")
arrow("decode", "front", 63, "8  tokens stream back as they are decoded", GREEN)
arrow("front", "client", 63, "SSE", GREEN)
save(fig)
