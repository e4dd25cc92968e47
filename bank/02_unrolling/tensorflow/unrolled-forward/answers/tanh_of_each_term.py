"""tanh of each term instead of the sum."""
# loses: test-unrolled-forward-states
# says: tanh is applied to each term; apply it once, to the sum.


def unrolled_forward(x, h0, W, U, b):
    T = x.shape[1]
    if T is None:
        raise ValueError("T is unknown: give x a fixed length")
    h_t, states = h0, []
    for t in range(T):
        h_t = tf.tanh(x[:, t] @ W) + tf.tanh(h_t @ U) + tf.tanh(b)
        states.append(h_t)
    return tf.stack(states, axis=1)
