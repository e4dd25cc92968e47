"""The later addition is lost."""
# loses: test-scan-states, test-scan-small
# says: the later step's own addition is lost.


def scan(a, b):
    a, b = a.copy(), b.copy()
    jump = 1
    while jump < a.shape[1]:
        b[:, jump:] = a[:, jump:] * b[:, :-jump]
        a[:, jump:] = a[:, jump:] * a[:, :-jump]
        jump = 2 * jump
    return b
