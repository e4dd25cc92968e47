"""The same list, under tf.function."""
# loses: test-scanned-forward-states, test-scanned-forward-graph, test-scanned-forward-length, test-scanned-forward-gradient, test-scanned-forward-dtype
# says: a list of Python's cannot collect


@tf.function
def scanned_forward(x, h0, W, U, b):
    h_t, states = h0, []
    for t in tf.range(tf.shape(x)[1]):
        h_t = tf.tanh(x[:, t] @ W + h_t @ U + b)
        states.append(h_t)
    return tf.stack(states, axis=1)
