"""Jumps of 1, 2, 3."""
# loses: test-scan-in-rounds-states, test-scan-in-rounds-rounds, test-scan-in-rounds-gradient, test-scan-in-rounds-small
# says: the jumps are 1, 2, 3; after a round a step covers twice as many, so they double.


def scan_in_rounds(a, b):
    a, b = tf.convert_to_tensor(a), tf.convert_to_tensor(b)
    jump = 1
    while jump < b.shape[1]:
        joined = a[:, jump:] * b[:, :-jump] + b[:, jump:]
        b = tf.concat([b[:, :jump], joined], axis=1)
        a = tf.concat([a[:, :jump], a[:, jump:] * a[:, :-jump]], axis=1)
        jump = jump + 1
    return b
