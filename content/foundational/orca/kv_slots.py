"""Key-value slots of the paper's models: what a reservation of 2,048 tokens or of max_tokens allows."""

GPU = 40e9                                  # bytes per A100, taken as 40 GB
models = {"13B": (13e9, 40, 5120, 1), "101B": (101e9, 80, 10240, 8), "175B": (175e9, 96, 12288, 16),
          "341B": (341e9, 120, 15360, 32)}  # parameters, layers, hidden size, GPUs: Table 1
MEAN_PROMPT, MEAN_OUTPUT = (32 + 512) / 2, (1 + 128) / 2
reserved = MEAN_PROMPT + MEAN_OUTPUT        # max_tokens of a request is prompt + max_gen_tokens

print("model  GPUs  bytes per slot  free GB, at most   slots    requests at 2,048   at max_tokens")
for name, (params, layers, hidden, gpus) in models.items():
    slot = 2 * layers * hidden * 2          # a key and a value in every layer, two bytes each
    free = gpus * GPU - 2 * params
    print(f"{name:5} {gpus:5} {slot:15,} {free / 1e9:17.0f} {free / slot:10,.0f} {free / slot / 2048:16.1f}"
          f" {free / slot / reserved:16.1f}")

squares = sum(g * g for g in range(1, 129)) / 128
held = MEAN_OUTPUT * MEAN_PROMPT + (squares - MEAN_OUTPUT) / 2   # iteration k ends with prompt + k - 1 slots filled
print(f"\nmean reservation {reserved:.1f} slots; filled, averaged over the steps:")
print(f"  max_tokens exact, as in the paper's trace  {held / (MEAN_OUTPUT * MEAN_PROMPT + squares):.1%}")
print(f"  2,048 reserved for the same requests       {held / (MEAN_OUTPUT * 2048):.1%}")
