"""No gradient goes back to the step before."""
# loses: test-scan-in-rounds-gradient
# says: the gradient of the last state by b_1 should be the product of all later factors


def scan_in_rounds(a, b):
    a, b = tf.convert_to_tensor(a), tf.convert_to_tensor(b)
    jump = 1
    while jump < b.shape[1]:
        joined = a[:, jump:] * tf.stop_gradient(b[:, :-jump]) + b[:, jump:]
        b = tf.concat([b[:, :jump], joined], axis=1)
        a = tf.concat([a[:, :jump], a[:, jump:] * a[:, :-jump]], axis=1)
        jump = 2 * jump
    return b
