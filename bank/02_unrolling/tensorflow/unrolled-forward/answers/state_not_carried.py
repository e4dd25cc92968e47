"""Every step starts from h0."""
# loses: test-unrolled-forward-states
# says: every step starts from h0; hand the state of one step to the next.


def unrolled_forward(x, h0, W, U, b):
    T = x.shape[1]
    if T is None:
        raise ValueError("T is unknown: give x a fixed length")
    h_t, states = h0, []
    for t in range(T):
        h_t = tf.tanh(x[:, t] @ W + h0 @ U + b)
        states.append(h_t)
    return tf.stack(states, axis=1)
