"""The bias is forgotten."""
# loses: test-scanned-forward-states, test-scanned-forward-gradient
# says: the bias b is left out.


def scanned_forward(x, h0, W, U, b):
    states = tf.scan(lambda h_prev, x_t: tf.tanh(x_t @ W + h_prev @ U), tf.transpose(x, [1, 0, 2]), initializer=h0)
    return tf.transpose(states, [1, 0, 2])
