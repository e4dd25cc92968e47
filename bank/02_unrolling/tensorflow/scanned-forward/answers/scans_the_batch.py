"""Lets tf.scan walk along the batch."""
# loses: test-scanned-forward-states, test-scanned-forward-graph, test-scanned-forward-length, test-scanned-forward-gradient, test-scanned-forward-dtype
# says: tf.scan walks along axis 0


def scanned_forward(x, h0, W, U, b):
    states = tf.scan(lambda h_prev, x_t: tf.tanh(x_t @ W + h_prev @ U + b), x, initializer=h0)
    return states
