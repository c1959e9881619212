"""Owning against an API: dollars per million tokens over utilisation, and where the two meet."""
H200 = 35_000  # dollars per GPU, mid-2026 estimate, +-20-40% by its own account
AROUND, YEARS, SUPPORT = 1.30, 4, 0.05  # server, network, storage; write-off; support per year: assumed
KW, DRAW, PUE, KWH = 10.2 / 8, 0.6, 1.4, 0.12  # the first: maximum of an 8-GPU node; the rest assumed
PERSON = 200_000  # dollars per engineer and year, assumed
PROMPT, OUTPUT, LIMIT = 2237, 381, 3.71  # mean tokens; req/s of one copy on 2 H200: sizing.py
SITES = {"B, 2,000 users": (4, 0.5, 2.0), "C, 20,000 users": (16, 1.5, 20.0)}  # GPUs, staff, peak req/s
API = {"DeepInfra Turbo": (0.10, 0.32), "Nebius": (0.13, 0.40), "Vertex AI, OCI": (0.72, 0.72),
       "Together": (1.04, 1.04)}  # dollars per million tokens in, out: litellm 1.110.2
SHAPE = (50 * 0.70 + 118 * 0.03) / 168  # mean load / peak: 50 hours at 70%, 118 at 3%, assumed
SECONDS = 365 * 24 * 3600


def yearly(gpus, staff, h200=H200, years=YEARS):
    price = gpus * h200 * AROUND
    return (price / years, price * SUPPORT, gpus * KW * DRAW * PUE * 8760 * KWH, staff * PERSON)


def per_million(total, gpus, use):
    """Dollars per million tokens (in and out together) at a share of what all copies can hold."""
    return total / (gpus / 2 * LIMIT * use * SECONDS * (PROMPT + OUTPUT) / 1e6)


def blended(price):
    return (PROMPT * price[0] + OUTPUT * price[1]) / (PROMPT + OUTPUT)


print(f"mean load is {SHAPE:.0%} of the peak; one request: {PROMPT} tokens in, {OUTPUT} out")
for name, (gpus, staff, peak) in SITES.items():
    parts = yearly(gpus, staff)
    total, hard = sum(parts), sum(parts[:3])
    use = peak * SHAPE / (gpus / 2 * LIMIT)
    print(f"\n{name}: {gpus} H200. $ per year: write-off {parts[0]:,.0f}, support {parts[1]:,.0f},"
          f"\n  power {parts[2]:,.0f}, staff {parts[3]:,.0f}")
    print(f"per GPU-hour ${hard / gpus / 8760:.2f}, with staff ${total / gpus / 8760:.2f};"
          f" utilisation {use:.1%}: ${per_million(total, gpus, use):.2f} per million tokens")
    print("at 5, 10, 20, 40, 80%: $" + ", ".join(f"{per_million(total, gpus, u / 100):.2f}"
                                                 for u in (5, 10, 20, 40, 80)))
    full = per_million(total, gpus, 1)
    for api, price in API.items():
        at = full / blended(price)
        print(f"  {api:16} ${blended(price):.2f}: meets at {at:4.0%}{' (never)' if at > 1 else ''}; no"
              f" staff {per_million(hard, gpus, 1) / blended(price):4.0%}; H200 +40%"
              f" {per_million(sum(yearly(gpus, staff, 1.4 * H200)), gpus, 1) / blended(price):5.0%}")

gpus, staff, peak = SITES["C, 20,000 users"]
total = sum(yearly(gpus, staff))
real = per_million(total, gpus, peak * SHAPE / (gpus / 2 * LIMIT))
assumed = per_million(total, gpus, 1)  # the tempting sum: every hour at the limit
print(f"\nsite C as if always full: ${assumed:.2f}; as used: ${real:.2f}, {real / assumed:.1f} times that")
assert real > 3 * assumed and assumed < blended(API["Vertex AI, OCI"]) < real
