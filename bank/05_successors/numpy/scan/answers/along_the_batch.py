"""Joins examples."""
# loses: test-scan-states, test-scan-small
# says: examples are joined, and not steps: time is axis 1.


def scan(a, b):
    a, b = a.copy(), b.copy()
    jump = 1
    while jump < len(a):
        b[jump:] = a[jump:] * b[:-jump] + b[jump:]
        a[jump:] = a[jump:] * a[:-jump]
        jump = 2 * jump
    return b
