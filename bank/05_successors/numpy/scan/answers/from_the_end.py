"""From the last step to the first."""
# loses: test-scan-states, test-scan-small
# says: the recurrence runs from the last step to the first.


def scan(a, b):
    a, b = a[:, ::-1].copy(), b[:, ::-1].copy()
    jump = 1
    while jump < a.shape[1]:
        b[:, jump:] = a[:, jump:] * b[:, :-jump] + b[:, jump:]
        a[:, jump:] = a[:, jump:] * a[:, :-jump]
        jump = 2 * jump
    return b[:, ::-1].copy()
