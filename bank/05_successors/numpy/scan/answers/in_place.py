"""Works in the arguments."""
# loses: test-scan-dtype
# says: changes a, an argument


def scan(a, b):
    a, b = a, b
    jump = 1
    while jump < a.shape[1]:
        b[:, jump:] = a[:, jump:] * b[:, :-jump] + b[:, jump:]
        a[:, jump:] = a[:, jump:] * a[:, :-jump]
        jump = 2 * jump
    return b
