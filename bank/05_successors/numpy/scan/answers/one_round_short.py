"""Ends a round early."""
# loses: test-scan-states, test-scan-small
# says: the last round is missing: go on while the jump is smaller than T, also where T is no power of 2.


def scan(a, b):
    a, b = a.copy(), b.copy()
    jump = 1
    while 2 * jump < a.shape[1]:
        b[:, jump:] = a[:, jump:] * b[:, :-jump] + b[:, jump:]
        a[:, jump:] = a[:, jump:] * a[:, :-jump]
        jump = 2 * jump
    return b
