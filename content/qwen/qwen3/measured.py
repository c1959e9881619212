"""Batch 1 as measured by the Qwen team (H20, input 1 token, output 2,048 tokens) beside the bandwidth bound.

Engine: SGLang 0.4.6.post1; in the row with a star Transformers 4.51.3.

Bound: weights read by a step / (GPUs x 4.0 TB/s). FP8: one byte per weight except the 16-bit output table.
"""

READ = {"32B": 31.984e9, "235B-A22B": 21.568e9}
TABLE = {"32B": 151_936 * 5120, "235B-A22B": 151_936 * 4096}
LAYERS = {"32B": 64, "235B-A22B": 94}
RUNS = (("32B *", "BF16", 1, 26.24), ("32B", "BF16", 1, 20.72), ("32B", "FP8", 1, 46.17),
        ("235B-A22B", "BF16", 8, 74.50), ("235B-A22B", "FP8", 4, 71.65))

print("                                                               1,024 tokens\n"
      "model     format GPUs  tokens/s  ms/token  bound, ms  share  us/layer      s    GPU-s")
for label, form, gpus, speed in RUNS:
    model = label.split()[0]
    size = 2 * READ[model] if form == "BF16" else READ[model] + TABLE[model]
    bound, took = size / (gpus * 4.0e12), 2049 / speed / 2048   # the printed speed counts the input token
    print(f"{label:9} {form:6} {gpus:4} {speed:9.2f} {1e3 * took:9.1f} {1e3 * bound:10.2f} {bound / took:6.0%}"
          f" {1e6 * took / LAYERS[model]:9.0f} {1024 * took:6.1f} {1024 * took * gpus:8.1f}")
