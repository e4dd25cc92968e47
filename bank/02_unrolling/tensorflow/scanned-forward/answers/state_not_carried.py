"""Every step starts from h0."""
# loses: test-scanned-forward-states, test-scanned-forward-gradient
# says: every step starts from h0; hand the state of one step to the next.


def scanned_forward(x, h0, W, U, b):
    states = tf.scan(lambda h_prev, x_t: tf.tanh(x_t @ W + h0 @ U + b), tf.transpose(x, [1, 0, 2]), initializer=h0)
    return tf.transpose(states, [1, 0, 2])
