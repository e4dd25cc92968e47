"""Computes in float32."""
# loses: test-scan-in-rounds-dtype
# says: computes in float32 on the way


def scan_in_rounds(a, b):
    kind = b.dtype
    a, b = tf.cast(a, tf.float32), tf.cast(b, tf.float32)
    jump = 1
    while jump < b.shape[1]:
        joined = a[:, jump:] * b[:, :-jump] + b[:, jump:]
        b = tf.concat([b[:, :jump], joined], axis=1)
        a = tf.concat([a[:, :jump], a[:, jump:] * a[:, :-jump]], axis=1)
        jump = 2 * jump
    return tf.cast(b, kind)
