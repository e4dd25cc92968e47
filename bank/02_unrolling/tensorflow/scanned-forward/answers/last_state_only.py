"""tf.foldl keeps the last state alone."""
# loses: test-scanned-forward-states, test-scanned-forward-length, test-scanned-forward-gradient
# says: keep the states of all steps


def scanned_forward(x, h0, W, U, b):
    return tf.foldl(lambda h_prev, x_t: tf.tanh(x_t @ W + h_prev @ U + b), tf.transpose(x, [1, 0, 2]), initializer=h0)
