"""Computes in float64, and stays there."""
# loses: test-scan-in-rounds-dtype
# says: gives float64 for inputs of float32


def scan_in_rounds(a, b):
    a, b = tf.cast(a, tf.float64), tf.cast(b, tf.float64)
    jump = 1
    while jump < b.shape[1]:
        joined = a[:, jump:] * b[:, :-jump] + b[:, jump:]
        b = tf.concat([b[:, :jump], joined], axis=1)
        a = tf.concat([a[:, :jump], a[:, jump:] * a[:, :-jump]], axis=1)
        jump = 2 * jump
    return b
