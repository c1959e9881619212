"""Speed-up over draft length; the formula held against two published tables."""


def tokens(alpha, gamma):
    """Expected tokens per target pass, acceptances independent with rate alpha."""
    return sum(alpha**i for i in range(gamma + 1))


def speedup(alpha, gamma, c):
    """Tokens per target pass over the time of one step, in target passes."""
    return tokens(alpha, gamma) / (gamma * c + 1)


def best_length(alpha, c):
    return max(range(60), key=lambda gamma: speedup(alpha, gamma, c))


if __name__ == "__main__":
    print("best gamma and speed-up")
    print("alpha  limit c=0     c=0.02      c=0.05      c=0.11      c=0.30")
    for alpha in (0.5, 0.6, 0.7, 0.8, 0.9):
        cells = [(best_length(alpha, c), c) for c in (0.02, 0.05, 0.11, 0.30)]
        row = "   ".join(f"{gamma:2d}: {speedup(alpha, gamma, c):4.2f}x" for gamma, c in cells)
        print(f"{alpha:5.1f}  {1 / (1 - alpha):8.1f}x   {row}")

    # Leviathan et al., Table 4: draft cost c, then (gamma, alpha, printed Exp, measured Emp)
    T5 = {("small", 0.02): ((7, .75, 3.2, 3.4), (7, .62, 2.3, 2.6), (5, .65, 2.4, 3.1), (5, .53, 1.9, 2.3)),
          ("base", 0.04): ((7, .80, 3.3, 2.8), (5, .68, 2.4, 2.4), (5, .73, 2.6, 3.0), (3, .55, 1.8, 2.2)),
          ("large", 0.11): ((7, .82, 2.5, 1.7), (3, .71, 2.0, 1.4), (3, .74, 2.0, 2.2), (3, .56, 1.6, 1.7))}
    print("T5-XXL     EnDe T=0  EnDe T=1  CNNDM T=0  CNNDM T=1   (measured / formula)")
    for (draft, c), rows in T5.items():
        for gamma, alpha, printed, _ in rows:  # inputs are rounded to 0.01, outputs to 0.1
            low, high = speedup(alpha - .005, gamma, c + .005), speedup(alpha + .005, gamma, c - .005)
            assert low - 0.05 <= printed <= high + 0.05
        ratios = [measured / speedup(alpha, gamma, c) for gamma, alpha, _, measured in rows]
        print(f"{draft:8s} {ratios[0]:10.2f} {ratios[1]:9.2f} {ratios[2]:10.2f} {ratios[3]:10.2f}")

    # Chen et al.: 14.1 ms per target token, 1.8 ms per draft token, K = 4; Table 1
    print("Chinchilla 70B  printed  14.1/ms  tokens per loop  implied alpha")
    chinchilla = (("XSum nucleus", 7.52, 1.92), ("XSum greedy", 7.00, 2.01), ("HumanEval", 5.73, 2.46))
    for task, ms, printed in chinchilla:
        loop = (14.1 + 4 * 1.8) / ms
        alpha = min(range(1000), key=lambda a: abs(tokens(a / 1000, 4) - loop)) / 1000
        print(f"{task:14s} {printed:8.2f} {14.1 / ms:8.2f} {loop:16.2f} {alpha:14.2f}")
