"""tf.scan starts without h0."""
# loses: test-scanned-forward-states, test-scanned-forward-graph, test-scanned-forward-length, test-scanned-forward-gradient, test-scanned-forward-dtype
# says: Without an initializer


def scanned_forward(x, h0, W, U, b):
    def step(h_prev, x_t):
        return tf.tanh(x_t @ W + h_prev @ U + b)

    states = tf.scan(step, tf.transpose(x, [1, 0, 2]))
    return tf.transpose(states, [1, 0, 2])
