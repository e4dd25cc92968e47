"""No factors."""
# loses: test-scan-in-rounds-states, test-scan-in-rounds-gradient, test-scan-in-rounds-small
# says: this is a running sum: the factors are not used.


def scan_in_rounds(a, b):
    a, b = tf.convert_to_tensor(a), tf.convert_to_tensor(b)
    jump = 1
    while jump < b.shape[1]:
        joined = b[:, :-jump] + b[:, jump:]
        b = tf.concat([b[:, :jump], joined], axis=1)
        a = tf.concat([a[:, :jump], a[:, jump:] * a[:, :-jump]], axis=1)
        jump = 2 * jump
    return b
