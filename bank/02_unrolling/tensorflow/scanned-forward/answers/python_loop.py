"""A Python loop: unrolled."""
# loses: test-scanned-forward-graph, test-scanned-forward-length
# says: a loop of Python's was unrolled


def scanned_forward(x, h0, W, U, b):
    h_t, states = h0, []
    for t in range(x.shape[1]):
        h_t = tf.tanh(x[:, t] @ W + h_t @ U + b)
        states.append(h_t)
    return tf.stack(states, axis=1)
