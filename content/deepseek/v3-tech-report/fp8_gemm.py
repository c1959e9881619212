"""FP8 in two steps that can go wrong: which numbers share a scale, and how wide the accumulator is."""
import numpy as np

rng = np.random.default_rng(0)


def exponent(x):
    """The e of |x| = m * 2^e with 1 <= m < 2; very small for 0."""
    return np.frexp(np.maximum(np.abs(x), 1e-99))[1] - 1


def e4m3(x):
    """Round to 4 exponent and 3 mantissa bits: normal from 2^-6 to 448, subnormal steps of 2^-9."""
    step = np.ldexp(1.0, np.clip(exponent(x), -6, 8) - 3)
    return np.clip(np.round(x / step) * step, -448, 448)


def quantize(x, rows, cols):
    """One scale per block of rows x cols; returns the dequantized matrix."""
    b = x.reshape(x.shape[0] // rows, rows, x.shape[1] // cols, cols)
    s = np.abs(b).max(axis=(1, 3), keepdims=True) / 448
    return (e4m3(b / s) * s).reshape(x.shape)


size = np.exp(rng.normal(0, 4, (1024, 1)))                 # tokens of very different magnitude
grad = rng.standard_normal((1024, 1024)) * size
print("one scale per     set to zero   error of the median token   of the worst")
errors = {}
for name, shape in (("tensor", (1024, 1024)), ("128x128 block", (128, 128)), ("1x128 tile", (1, 128))):
    q = quantize(grad, *shape)
    error = np.linalg.norm(q - grad, axis=1) / np.linalg.norm(grad, axis=1)
    errors[name] = np.median(error)
    print(f"{name:16s}{np.mean(q == 0):12.2%}{errors[name]:18.1%}{error.max():21.1%}")
assert error.max() < 0.03 < errors["128x128 block"] < errors["tensor"]       # every token of the last row


def matmul(a, b, align_sum, cut, bits, step=32, promote=128):
    """A @ B.T in one accumulator, and with a copy to FP32 every `promote` products.

    32 products per instruction, aligned to the largest exponent, `bits` fraction bits kept.
    """
    exact, acc = np.zeros((2, 2, len(a), len(b)))
    a, b = a.T[:, None, :, None], b.T[:, None, None]
    ea, eb = exponent(a), exponent(b)
    for k in range(0, len(a), step):
        s = slice(k, k + step)
        e = (ea[s] + eb[s]).max(0)
        if align_sum:                                      # the running sum is shifted like a product
            e = np.maximum(e, exponent(acc))
        u = np.ldexp(1.0, e - bits)
        part = cut(a[s] * b[s] / u).sum(0) * u
        acc = (cut(acc / u) * u if align_sum else acc) + part
        u = np.ldexp(1.0, exponent(acc) - bits)            # the register is as narrow
        acc = cut(acc / u) * u
        if (k + step) % promote == 0:                      # the copy to FP32
            exact[1] += acc[1]
            acc[1] = 0
    return exact + acc


readings = {"products aligned, cut to zero": (False, np.trunc, 13), "sum aligned too, cut to zero": (True, np.trunc, 13),
            "sum aligned too, sign-fill": (True, np.floor, 13), "the same with one more bit": (True, np.floor, 14)}
print(f"\n{'largest error / largest exact value':36s}{'K':>6s}   one accumulator   FP32 every 128")
for k in (512, 4096, 16384):
    a, b = (e4m3(64 * rng.standard_normal((24, k))) for _ in "ab")
    true = a @ b.T
    for name, (align, cut, bits) in readings.items():
        never, often = np.abs(matmul(a, b, align, cut, bits) - true).max((1, 2)) / np.abs(true).max()
        print(f"{name:36s}{k:6d}{never:14.2%}{often:17.3%}")
        assert k < 4096 or often < never / 10
