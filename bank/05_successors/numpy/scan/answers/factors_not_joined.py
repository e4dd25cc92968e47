"""The factors stay."""
# loses: test-scan-states, test-scan-small
# says: the factors are not joined: after a round a_t covers two steps as well.


def scan(a, b):
    a, b = a.copy(), b.copy()
    jump = 1
    while jump < a.shape[1]:
        b[:, jump:] = a[:, jump:] * b[:, :-jump] + b[:, jump:]
        jump = 2 * jump
    return b
