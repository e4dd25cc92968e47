"""The factor of the earlier step."""
# loses: test-scan-states, test-scan-small
# says: the earlier addition is multiplied by the factor of its own step; it has to pass that of the later one.


def scan(a, b):
    a, b = a.copy(), b.copy()
    jump = 1
    while jump < a.shape[1]:
        b[:, jump:] = a[:, :-jump] * b[:, :-jump] + b[:, jump:]
        a[:, jump:] = a[:, jump:] * a[:, :-jump]
        jump = 2 * jump
    return b
