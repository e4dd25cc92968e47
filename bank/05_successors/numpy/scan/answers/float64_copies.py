"""Copies in float64."""
# loses: test-scan-dtype
# says: gives float64


def scan(a, b):
    a, b = np.array(a, float), np.array(b, float)
    jump = 1
    while jump < a.shape[1]:
        b[:, jump:] = a[:, jump:] * b[:, :-jump] + b[:, jump:]
        a[:, jump:] = a[:, jump:] * a[:, :-jump]
        jump = 2 * jump
    return b
