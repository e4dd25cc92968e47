"""One round."""
# loses: test-scan-states, test-scan-small
# says: only the round with jump 1 is done: each state covers two steps.


def scan(a, b):
    a, b = a.copy(), b.copy()
    jump = 1
    if jump < a.shape[1]:
        b[:, jump:] = a[:, jump:] * b[:, :-jump] + b[:, jump:]
        a[:, jump:] = a[:, jump:] * a[:, :-jump]
        jump = 2 * jump
    return b
