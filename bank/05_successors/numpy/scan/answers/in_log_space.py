"""Logarithms of the factors."""
# loses: test-scan-states, test-scan-small
# says: holds NaN or infinity


def scan(a, b):
    with np.errstate(all="ignore"):
        log_P = np.cumsum(np.log(a), axis=1)
        return np.exp(log_P) * np.cumsum(b * np.exp(-log_P), axis=1)
