"""No check: range(None) ends in a TypeError."""
# loses: test-unrolled-forward-length
# says: raises TypeError


def unrolled_forward(x, h0, W, U, b):
    T = x.shape[1]
    h_t, states = h0, []
    for t in range(T):
        h_t = tf.tanh(x[:, t] @ W + h_t @ U + b)
        states.append(h_t)
    return tf.stack(states, axis=1)
