"""KV bytes that one request moves from prefill to decode, and the time each path takes.

Rates are line rates in one direction; a real transfer reaches less. Prefill: 14,000 tokens/s.
Last column: the planner's ceil(demand / engine rate) for 15 requests/s.
"""
from math import ceil

MODELS = {"Llama 3 70B, BF16 KV": 2 * 80 * 8 * 128 * 2,  # K and V, layers, KV heads, head, bytes
          "Llama 3 70B, FP8 KV": 2 * 80 * 8 * 128,
          "DeepSeek-R1, BF16 latent": 61 * (512 + 64) * 2}
PATHS = {"NVLink 5": 900e9, "4x400G": 200e9, "1x400G": 50e9, "1x100G": 12.5e9}  # B/s
PREFILL, PROMPT, NIC = 14_000, 8_192 + 3_072, 50e9

print(f"{PROMPT:,} prompt tokens; a cold prefill of Llama 3 70B takes {PROMPT / PREFILL:.2f} s")
print(f"{'':24} {'B/token':>8} {'GB/request':>11}" + "".join(f"{path:>10}" for path in PATHS))
for model, per_token in MODELS.items():
    size = per_token * PROMPT
    times = "".join(f"{size / rate * 1e3:7.1f} ms" for rate in PATHS.values())
    print(f"{model:24} {per_token:8,} {size / 1e9:11.2f}{times}")

made = PREFILL * MODELS["Llama 3 70B, BF16 KV"]
print("a busy Llama 3 70B prefill worker must send, if every prompt moves whole:")
for hit in (0.0, 0.491, 0.8, 0.9, 0.95):
    need = made / (1 - hit)
    workers = ceil(15 / (PREFILL / (PROMPT * (1 - hit))))
    print(f"   at {hit:5.1%} hits {need / 1e9:6.2f} GB/s = {need / NIC:6.1%} of one 400 Gb/s NIC;"
          f" workers for 15 requests/s: {workers}")
