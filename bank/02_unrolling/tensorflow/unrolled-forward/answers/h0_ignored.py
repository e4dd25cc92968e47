"""The first step starts from zeros."""
# loses: test-unrolled-forward-states
# says: the first step starts from zeros; it should start from h0.


def unrolled_forward(x, h0, W, U, b):
    T = x.shape[1]
    if T is None:
        raise ValueError("T is unknown: give x a fixed length")
    h_t, states = tf.zeros_like(h0), []
    for t in range(T):
        h_t = tf.tanh(x[:, t] @ W + h_t @ U + b)
        states.append(h_t)
    return tf.stack(states, axis=1)
