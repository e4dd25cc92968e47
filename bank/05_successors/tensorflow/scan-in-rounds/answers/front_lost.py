"""What has nothing before it is dropped."""
# loses: test-scan-in-rounds-states, test-scan-in-rounds-gradient, test-scan-in-rounds-small
# says: stays as it is


def scan_in_rounds(a, b):
    a, b = tf.convert_to_tensor(a), tf.convert_to_tensor(b)
    jump = 1
    while jump < b.shape[1]:
        joined = a[:, jump:] * b[:, :-jump] + b[:, jump:]
        b = joined
        a = a[:, jump:] * a[:, :-jump]
        jump = 2 * jump
    return b
