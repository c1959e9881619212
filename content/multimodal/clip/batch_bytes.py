"""What 32,768 pairs cost: bytes of logits, bytes on the wire, FLOP, and the ceiling of the InfoNCE bound.

ViT-L/14 as trained by OpenAI: N pairs on G GPUs. Sizes and FLOP per pair from OpenCLIP's tables.
"""

from math import exp, expm1, log, log1p, log2

N, G, D = 32_768, 256, 768              # pairs, GPUs, width of the shared space
PARAMS, GFLOP = 427.62e6, 175.33        # both encoders; one forward pass of one pair
SEEN, DAYS, CLASSES, TEMPLATES = 12.8e9, 12, 1000, 80
IMAGE_GFLOP, TEXT_GFLOP = 162.03, 13.30
b = N // G

print(f"one GPU holds {b} pairs; a step sees {N:,} pairs, the run {SEEN / N:,.0f} steps")
print("logits held by one GPU            2 B each     4 B each   4 B with gradient")
for name, entries in (("full matrix, N x N", N * N), ("two strips of b x N", 2 * b * N), ("SigLIP chunk, b x b", b * b)):
    print(f"  {name:26}{entries * 2 / 1e6:13,.3f}{entries * 4 / 1e6:13,.3f}{entries * 8 / 1e6:17,.3f}  MB")

print(f"gathered features {2 * N * D * 2 / 1e6:.1f} MB at 2 B: the strips outweigh them only if b > {D}")
wire = 2 * N * D * 2 * (G - 1) / G      # image and text features, 2 B, received by each GPU
reduce = 2 * PARAMS * 2 * (G - 1) / G   # ring all-reduce of 2-byte gradients, sent by each GPU
seconds = DAYS * 86400 / (SEEN / N)
print(f"all-gather {wire / 1e6:.1f} MB, reduce-scatter as much: "
      f"{2 * wire / reduce:.1%} of the {reduce / 1e9:.2f} GB gradient all-reduce")
print(f"a step takes {seconds:.2f} s; at 1 GB/s both transfers take {2 * wire / 1e9:.2f} s")

encoders = b * GFLOP * 1e9
for name, flop in (("full matrix", 2 * N * N * D), ("two strips", 2 * 2 * b * N * D)):
    print(f"forward FLOP per GPU, {name:12}{flop / 1e12:6.3f}e12 = {flop / encoders:6.2%} of the encoders'")
print(f"3 passes x {SEEN / 1e9:.1f}B pairs = {3 * SEEN * GFLOP * 1e9:.2e} FLOP, "
      f"{3 * SEEN * GFLOP / 1e3 / (G * DAYS * 86400):.1f} TFLOP/s per GPU, "
      f"{G * DAYS * 24:,} GPU-hours")

print("pairs          ceiling ln N   smallest loss at scale 1   14.3      100")
for n in (128, 4096, N, 2**20):
    low = [log1p((n - 1) * exp(-s * n / (n - 1))) for s in (1, 1 / 0.07, 100)]
    print(f"{n:9,}  {log(n):6.2f} nats{log2(n):6.1f} bit{low[0]:19.2f} nats {low[1]:10.4f}{low[2]:9.0e}")
print("cosine gap for a loss of 0.1 nats at N = 32,768: "
      + ", ".join(f"{log((N - 1) / expm1(0.1)) / s:.2f} at scale {s:.1f}" for s in (1 / 0.07, 100)))
print(f"naming one of 400M pairs takes {log(4e8):.1f} nats; 1/N = {1 / N:.1e}, sigmoid(-10) = {1 / (1 + exp(10)):.1e}")
build = CLASSES * TEMPLATES * TEXT_GFLOP
print(f"ImageNet classifier: {build / 1e6:.2f} PFLOP once, as many as {build / IMAGE_GFLOP:,.0f} images; "
      f"{CLASSES * D * 2 / 1e6:.2f} MB kept")
