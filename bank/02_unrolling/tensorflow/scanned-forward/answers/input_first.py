"""The function of tf.scan takes the input first."""
# loses: test-scanned-forward-states, test-scanned-forward-graph, test-scanned-forward-length, test-scanned-forward-gradient, test-scanned-forward-dtype
# says: with the state first, then the input


def scanned_forward(x, h0, W, U, b):
    def step(x_t, h_prev):
        return tf.tanh(x_t @ W + h_prev @ U + b)

    states = tf.scan(step, tf.transpose(x, [1, 0, 2]), initializer=h0)
    return tf.transpose(states, [1, 0, 2])
