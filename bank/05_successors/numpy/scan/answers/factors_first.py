"""The factors before the additions."""
# loses: test-scan-states, test-scan-small
# says: the factors are joined first: the additions need the old ones.


def scan(a, b):
    a, b = a.copy(), b.copy()
    jump = 1
    while jump < a.shape[1]:
        a[:, jump:] = a[:, jump:] * a[:, :-jump]
        b[:, jump:] = a[:, jump:] * b[:, :-jump] + b[:, jump:]
        jump = 2 * jump
    return b
