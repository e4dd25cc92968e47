"""Returns the last state."""
# loses: test-unrolled-forward-states
# says: keep the states of all steps


def unrolled_forward(x, h0, W, U, b):
    T = x.shape[1]
    if T is None:
        raise ValueError("T is unknown: give x a fixed length")
    h_t, states = h0, []
    for t in range(T):
        h_t = tf.tanh(x[:, t] @ W + h_t @ U + b)
        states = [h_t]
    return h_t
