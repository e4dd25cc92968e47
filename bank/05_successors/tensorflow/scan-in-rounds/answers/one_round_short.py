"""Ends a round early."""
# loses: test-scan-in-rounds-states, test-scan-in-rounds-gradient, test-scan-in-rounds-small
# says: the last round is missing: go on while the jump is smaller than T, also where T is no power of 2.


def scan_in_rounds(a, b):
    a, b = tf.convert_to_tensor(a), tf.convert_to_tensor(b)
    jump = 1
    while 2 * jump < b.shape[1]:
        joined = a[:, jump:] * b[:, :-jump] + b[:, jump:]
        b = tf.concat([b[:, :jump], joined], axis=1)
        a = tf.concat([a[:, :jump], a[:, jump:] * a[:, :-jump]], axis=1)
        jump = 2 * jump
    return b
