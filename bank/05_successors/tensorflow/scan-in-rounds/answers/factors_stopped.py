"""No gradient goes to the factors."""
# loses: test-scan-in-rounds-gradient
# says: no gradient comes to a or to b


def scan_in_rounds(a, b):
    a, b = tf.stop_gradient(a), tf.convert_to_tensor(b)
    jump = 1
    while jump < b.shape[1]:
        joined = a[:, jump:] * b[:, :-jump] + b[:, jump:]
        b = tf.concat([b[:, :jump], joined], axis=1)
        a = tf.concat([a[:, :jump], a[:, jump:] * a[:, :-jump]], axis=1)
        jump = 2 * jump
    return b
