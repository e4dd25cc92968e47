"""Shifts with np.roll, which brings the end round to the front."""
# loses: test-scan-small, test-scan-states
# says: np.roll brings the last steps round to the first, which have nothing before them.


def scan(a, b):
    a, b = a.copy(), b.copy()
    jump = 1
    while jump < a.shape[1]:
        b = a * np.roll(b, jump, axis=1) + b
        a = a * np.roll(a, jump, axis=1)
        jump = 2 * jump
    return b
