"""What the cache of one token weighs."""

print(2 * 128, "numbers")
