"""Block size swept over a seeded trace: waste inside the last block, table length, contiguous run.

Lengths are log-normal with the mean prompt and output lengths of the paper's two traces (Fig. 11);
the shape SIGMA is assumed. Every decode step of every request counts once, so the averages
are those of a server with all requests in flight. Model: OPT-13B, FP16, 15.7K KV slots (Table 1).
"""

import numpy as np

TRACES = {"ShareGPT-like": (161.31, 337.99), "Alpaca-like": (19.31, 58.45)}
SIGMA, MAX_LEN, REQUESTS, SLOTS, HEAD_DIM, SIZE = 1.0, 2048, 2000, 15_700, 128, 2
BLOCKS = (1, 8, 16, 32, 64, 128, 256, MAX_LEN)


def lengths(rng, mean):
    """Log-normal token counts with the given mean (before the cap at 2,048)."""
    return np.maximum(1, rng.lognormal(np.log(mean) - SIGMA**2 / 2, SIGMA, REQUESTS)).astype(int)


for name, (mean_in, mean_out) in TRACES.items():
    rng = np.random.default_rng(2309)
    prompt = np.minimum(lengths(rng, mean_in), MAX_LEN - 1)
    output = np.minimum(lengths(rng, mean_out), MAX_LEN - prompt)
    first_step = np.repeat(np.cumsum(output) - output, output)
    context = np.repeat(prompt, output) + np.arange(output.sum()) - first_step + 1
    print(f"{name}: mean context {context.mean():.0f} tokens over {context.size:,} decode steps")
    print("block  waste%  lost tok/seq  entries/seq  run per head  fit in 15.7K  shared of 80/341")
    for block in BLOCKS:
        entries = -(-context // block)
        held = entries * block
        waste = 1 - context.sum() / held.sum()
        print(f"{block:5}  {waste:6.1%}  {(held - context).mean():12.1f}  {entries.mean():11.1f}"
              f"  {block * HEAD_DIM * SIZE:10,} B  {SLOTS / held.mean():12.1f}"
              f"  {80 // block * block:9} /{341 // block * block:4}")
