"""Writes into the tensors, as in NumPy."""
# loses: test-scan-in-rounds-states, test-scan-in-rounds-rounds, test-scan-in-rounds-gradient, test-scan-in-rounds-small, test-scan-in-rounds-dtype
# says: A tensor cannot be assigned to


def scan_in_rounds(a, b):
    a, b = tf.identity(a), tf.identity(b)
    jump = 1
    while jump < b.shape[1]:
        b[:, jump:] = a[:, jump:] * b[:, :-jump] + b[:, jump:]
        a[:, jump:] = a[:, jump:] * a[:, :-jump]
        jump = 2 * jump
    return b
