"""The scan of the NumPy notebook."""
# loses: test-scan-in-rounds-states, test-scan-in-rounds-rounds, test-scan-in-rounds-gradient
# says: no gradient comes to a or to b


def scan_in_rounds(a, b):
    a, b = np.array(a), np.array(b)
    jump = 1
    while jump < b.shape[1]:
        b[:, jump:] = a[:, jump:] * b[:, :-jump] + b[:, jump:]
        a[:, jump:] = a[:, jump:] * a[:, :-jump]
        jump = 2 * jump
    return tf.constant(b)
