"""The factors stay."""
# loses: test-scan-in-rounds-states, test-scan-in-rounds-gradient, test-scan-in-rounds-small
# says: the factors are not joined: after a round a_t covers two steps as well.


def scan_in_rounds(a, b):
    a, b = tf.convert_to_tensor(a), tf.convert_to_tensor(b)
    jump = 1
    while jump < b.shape[1]:
        joined = a[:, jump:] * b[:, :-jump] + b[:, jump:]
        b = tf.concat([b[:, :jump], joined], axis=1)
        jump = 2 * jump
    return b
