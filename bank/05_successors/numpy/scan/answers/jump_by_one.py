"""Jumps of 1, 2, 3."""
# loses: test-scan-states, test-scan-small
# says: the jumps are 1, 2, 3; after a round a step covers twice as many, so they double.


def scan(a, b):
    a, b = a.copy(), b.copy()
    jump = 1
    while jump < a.shape[1]:
        b[:, jump:] = a[:, jump:] * b[:, :-jump] + b[:, jump:]
        a[:, jump:] = a[:, jump:] * a[:, :-jump]
        jump = jump + 1
    return b
