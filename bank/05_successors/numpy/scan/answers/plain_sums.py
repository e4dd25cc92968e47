"""No factors."""
# loses: test-scan-states, test-scan-small
# says: this is a running sum: the factors are not used.


def scan(a, b):
    a, b = a.copy(), b.copy()
    jump = 1
    while jump < a.shape[1]:
        b[:, jump:] = b[:, :-jump] + b[:, jump:]
        a[:, jump:] = a[:, jump:] * a[:, :-jump]
        jump = 2 * jump
    return b
