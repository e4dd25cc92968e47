"""The formula with the division."""
# loses: test-scan-small
# says: Their product is 0 as a float, so nothing can be divided by it.


def scan(a, b):
    with np.errstate(all="ignore"):
        P = np.cumprod(a, axis=1)
        return P * np.cumsum(b / P, axis=1)
