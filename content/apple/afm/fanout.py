"""One request to Private Cloud Compute: bytes of the wrapped keys, and the chance that a bad node is among them.

Limits are the defaults of the published client (commit ec6f001): 60 prefetched and 27 inline attestations.
"""

PREFETCHED, INLINE, EARLY = 60, 27, 65_536
WRAPPED = 32 + 16 + 16            # X25519 share, the 16-byte key encrypted, AES-GCM tag: the code says 64 bytes
nodes = PREFETCHED + INLINE
assert nodes == 87 and WRAPPED == 64

print(f"keys for {nodes} nodes: {nodes * WRAPPED:,} B; the first {EARLY:,} B encrypted {nodes} times: "
      f"{nodes * EARLY / 1e6:.1f} MB")
print("share of bad nodes    1 key    60 keys    87 keys     keys for an even chance")
for share in (0.0001, 0.001, 0.01):
    some = [1 - (1 - share) ** n for n in (1, PREFETCHED, nodes)]
    even = next(n for n in range(1, 100_000) if (1 - share) ** n < 0.5)
    assert some[2] < nodes * share                       # the sum of the chances is an upper bound
    print(f"{share:18.2%} {some[0]:8.2%} {some[1]:10.2%} {some[2]:10.2%} {even:15,}")
